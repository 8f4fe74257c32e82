import { TB } from '../../shared/units'
import type { Provider } from './profile'

export const AZURE_HDINSIGHT: Provider = {
  id: 'azure-hdinsight',
  typeWord: 'kind of node',
  types: [
    {
      type: 'worker-node',
      unit: 'broker',
      perUnit: { partitionReplicas: 2000, diskBytes: 16 * TB },
      multipleOf: 'racks',
    },
  ],
  storage: [
    { class: 'three-zone', is: 'managed disks over the fault domains of a region', inApacheKafka: true },
  ],
  sources: [
    {
      title: 'Microsoft, Performance optimization for Apache Kafka HDInsight clusters',
      url: 'https://learn.microsoft.com/azure/hdinsight/kafka/apache-kafka-performance-tuning',
      date: '2024-09-06',
    },
    {
      title: 'Microsoft, Configure storage and scalability for Apache Kafka on HDInsight',
      url: 'https://learn.microsoft.com/azure/hdinsight/kafka/apache-kafka-scalability',
      date: '2019-12-09',
    },
  ],
  notes: [
    'Three fault domains are racks; where a region has two, four replicas are recommended.',
    'vm.max_map_count is 65,535: two maps for each segment.',
  ],
  notKnown: ['throughput of a node and its disks: state it for a broker', 'connections'],
}
