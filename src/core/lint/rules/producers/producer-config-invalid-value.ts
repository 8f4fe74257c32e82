import { versionOfClient } from '../../../kafka/client-defaults'
import { isJavaClient } from '../../../kafka/client-libraries'
import { reportInvalidValues } from '../../client-config'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const producerConfigInvalidValue = defineRule({
  id: 'producer-config-invalid-value',
  title: 'A producer setting whose value Kafka refuses',
  scope: 'producer',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'A client parses every setting when it is made: each has a type, and many have a range or a short list of values. The first that is wrong throws, and the client never starts.',
  reference: kafkaDocs('configuration/producer-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { acks: '2' } } }),
      soundDesign({ producer: { config: { 'compression.type': 'lz5' } } }),
      soundDesign({ producer: { config: { 'linger.ms': '20 ms' } } }),
    ],
    good: [
      soundDesign({ producer: { config: { 'linger.ms': '20' } } }),
      soundDesign({ producer: { config: { acks: -1 } } }),
    ],
  }),
  check({ producer, cluster }, report) {
    const { config, name } = producer
    if (config === undefined || !isJavaClient(producer.client)) return
    reportInvalidValues(
      { kind: 'producer', name, config, version: versionOfClient(producer.client, cluster.kafkaVersion) },
      report,
    )
  },
})
