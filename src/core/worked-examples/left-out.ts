import type { LeftOut } from './example'

/** What the examples say that no figure of a design answers to, each with its reason. */
export const LEFT_OUT: Readonly<Record<string, LeftOut>> = {
  'google-vcpu-formula': {
    of: 'vCPUs from writes and a quarter of reads, 20 MB/s each',
    source: {
      title: 'Google, Plan your Kafka cluster size',
      url: 'https://cloud.google.com/managed-service-for-apache-kafka/docs/plan-cluster-size',
    },
    why: 'a formula without an example, for a service that has no profile here: no figure is of processors',
  },
  'alibaba-confluent-brokers': {
    of: '100 MB/s a broker, half of the bandwidth kept free, four brokers at least',
    source: {
      title: 'Alibaba Cloud, Estimate cluster resources',
      url: 'https://www.alibabacloud.com/help/en/apsaramq-for-kafka/cloud-message-queue-confluent-edition/suggestions-for-estimating-cluster-resources',
    },
    why: 'guidance without an example; what it says can be stated as the network of a broker and its use',
  },
  'axon-iops': {
    of: 'operations a second: two a partition, half a connection',
    source: {
      title: 'AxonOps, Kafka capacity planning',
      url: 'https://docs.axonops.com/data-platforms/kafka/operations/performance/capacity-planning',
    },
    why: 'operations of a disk are not computed: brokers write to the page cache, and nothing that is stated tells how that is flushed',
  },
  'rp-memory-partitions': {
    of: 'memory of 2 MB a replica',
    source: {
      title: 'Redpanda, Sizing guidelines',
      url: 'https://docs.redpanda.com/current/deploy/redpanda/manual/sizing/',
    },
    why: 'memory of Redpanda’s brokers, which Apache Kafka’s do not need',
  },
  'msk-threads': {
    of: 'num.io.threads and num.network.threads by type of broker',
    source: {
      title: 'AWS, Size and choose an MSK cluster',
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/specialized-skills/analytics-skills/managing-amazon-msk/references/size-and-choose-cluster.md',
    },
    why: 'settings and no size',
  },
  'akalculator-assumptions': {
    of: 'what a calculator takes for vCPUs, disks and tail reads',
    source: {
      title: 'AKalculator, assumptions',
      url: 'https://2minutestreaming.com/apache-kafka-calculator/resources/assumptions/tldr',
    },
    why: 'assumptions without a result; those that have a place here (disk filled to half, an hour kept locally) can be stated',
  },
  'streams-cache-split': {
    of: 'the record cache of an application, divided by its threads',
    source: {
      title: 'Apache Kafka, Memory management of Streams',
      url: 'https://kafka.apache.org/43/streams/developer-guide/memory-mgmt/',
    },
    why: 'a rule and no figure: the cache is one setting of the application, whatever its threads',
  },
  'streams-rocksdb-defaults': {
    of: '98 MiB for a RocksDB store that is open',
    source: {
      title: 'Apache Kafka, RocksDBStore',
      url: 'https://github.com/apache/kafka/blob/trunk/streams/src/main/java/org/apache/kafka/streams/state/internals/RocksDBStore.java',
    },
    why: 'held by the tests of Streams stores: 50 MiB of cache and three memtables of 16 MiB a task',
  },
}
