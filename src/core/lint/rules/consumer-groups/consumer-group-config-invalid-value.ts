import { versionOfClient } from '../../../kafka/client-defaults'
import { isJavaClient } from '../../../kafka/client-libraries'
import type { ConsumerGroup } from '../../../model/design'
import { reportInvalidValues } from '../../client-config'
import { isStreams } from '../../described'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const consumerGroupConfigInvalidValue = defineRule({
  id: 'consumer-group-config-invalid-value',
  title: 'A consumer setting whose value Kafka refuses',
  scope: 'consumerGroup',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'A client parses every setting when it is made: each has a type, and many have a range or a short list of values. The first that is wrong throws, and the client never starts.',
  reference: kafkaDocs('configuration/consumer-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { 'auto.offset.reset': 'earlyest' } } }),
      soundDesign({ group: { config: { 'max.poll.records': 0 } } }),
      soundDesign({ group: { config: { 'isolation.level': 'committed' } } }),
    ],
    good: [
      soundDesign({ group: { config: { 'auto.offset.reset': 'by_duration:P3D' } } }),
      soundDesign({ group: { config: { 'max.poll.records': '200' } } }),
    ],
  }),
  check({ group, cluster }, report) {
    const { name } = group
    const { config } = isStreams(group) ? withoutProtocol(group) : group
    if (config === undefined || !isJavaClient(group.client)) return
    reportInvalidValues(
      { kind: 'consumer', name, config, version: versionOfClient(group.client, cluster.kafkaVersion) },
      report,
    )
  },
})

/** What is a Streams application by its protocol is told as that. */
function withoutProtocol({ config }: ConsumerGroup): Pick<ConsumerGroup, 'config'> {
  const { 'group.protocol': _, ...rest } = config ?? {}
  return { config: rest }
}
