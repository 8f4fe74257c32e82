import { versionOfClient } from '../../../kafka/client-defaults'
import { isJavaClient } from '../../../kafka/client-libraries'
import { reportUnknownKeys } from '../../client-config'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const consumerGroupConfigUnknownKey = defineRule({
  id: 'consumer-group-config-unknown-key',
  title: 'A consumer setting that does not exist',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'silent',
  why: 'A client starts with settings that it does not know, since its serializers and interceptors may read some of their own, and says so in one line of its log. What a misspelled setting was to do is then not done, and nobody notices until it matters.',
  reference: kafkaDocs('configuration/consumer-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { 'max.pol.records': 100 } } }),
      soundDesign({ group: { config: { 'linger.ms': 5 } } }),
      soundDesign({
        cluster: { kafkaVersion: '3.7' },
        repairGroup: { config: { 'share.acknowledgement.mode': 'explicit' } },
      }),
    ],
    good: [
      soundDesign({
        group: {
          config: { 'schema.registry.url': 'https://registry:8081', 'specific.avro.reader': true },
        },
      }),
    ],
  }),
  check({ group, cluster }, report) {
    const { config, name } = group
    if (config === undefined || !isJavaClient(group.client)) return
    reportUnknownKeys(
      { kind: 'consumer', name, config, version: versionOfClient(group.client, cluster.kafkaVersion) },
      report,
    )
  },
})
