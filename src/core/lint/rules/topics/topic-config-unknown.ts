import { configProblems } from '../../config-problems'
import { setConfig } from '../../fixes'
import { isProviderSetting, providerOf } from '../../provider-setting'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicConfigUnknown = defineRule({
  id: 'topic-config-unknown',
  title: 'A topic setting that this Kafka does not have',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidConfigurationException',
  why: 'Kafka creates no topic with a setting whose name it does not know. Settings come and go with releases, and a setting of clients or brokers is no setting of a topic. Most often it is misspelled.',
  reference: kafkaDocs('configuration/topic-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'retention.hours': 24 } } }),
      soundDesign({ topic: { config: { 'max.mesage.bytes': 1_048_588 } } }),
      soundDesign({ topic: { config: { 'message.format.version': '3.0' } } }),
      soundDesign({ topic: { config: { 'redpanda.remote.read': true } } }),
      soundDesign({ cluster: { kafkaVersion: '3.7' }, topic: { config: { 'compression.zstd.level': 3 } } }),
    ],
    good: [
      soundDesign({ topic: { config: { 'compression.zstd.level': 3 } } }),
      soundDesign({
        cluster: { profile: { provider: 'redpanda' } },
        topic: { config: { 'redpanda.remote.read': true, 'write.caching': false } },
      }),
      soundDesign({
        cluster: { profile: { provider: 'confluent-cloud' } },
        topic: { config: { 'confluent.value.schema.validation': true } },
      }),
    ],
  }),
  check({ topic, cluster }, report) {
    for (const { key, value, shown, isName, message, suggestion } of configProblems(
      'topic',
      topic.config,
      cluster.kafkaVersion,
    )) {
      if (!isName || isProviderSetting(cluster, key)) continue
      const provider = cluster.profile === undefined ? providerOf(key) : undefined
      report({
        // Nobody said whose brokers they are.
        ...(provider !== undefined && { severity: 'info' as const }),
        message:
          provider === undefined
            ? `\`${topic.name}\` sets \`${key}\`, which Kafka ${cluster.kafkaVersion} does not have`
            : `\`${topic.name}\` sets \`${key}\`, which brokers of ${provider} have and Apache Kafka does not`,
        field: `config.${key}`,
        why: `${message} Kafka creates no topic with a setting whose name it does not know.`,
        evidence: [{ name: key, value: shown }],
        fix:
          suggestion === undefined
            ? setConfig('topic', topic.name, { [key]: undefined })
            : setConfig(
                'topic',
                topic.name,
                { [key]: undefined, [suggestion]: value },
                `Rename it to ${suggestion}`,
              ),
      })
    }
  },
})
