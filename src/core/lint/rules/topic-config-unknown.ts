import { checkConfigValue } from '../../kafka/check-config-value'
import { setConfig } from '../fixes'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

const NAME_PROBLEMS: ReadonlySet<string> = new Set(['unknown', 'not-yet', 'removed'])

export const topicConfigUnknown = defineRule({
  id: 'topic-config-unknown',
  title: 'A topic setting that this Kafka does not have',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidConfigurationException',
  why: 'Kafka creates no topic with a setting whose name it does not know. Settings come and go with releases, and a client’s or a broker’s setting is none of a topic’s. Most often it is a slip of the pen.',
  reference: kafkaDocs('configuration/topic-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'retention.hours': 24 } } }),
      soundDesign({ topic: { config: { 'max.mesage.bytes': 1_048_588 } } }),
      soundDesign({ topic: { config: { 'message.format.version': '3.0' } } }),
      soundDesign({ cluster: { kafkaVersion: '3.7' }, topic: { config: { 'compression.zstd.level': 3 } } }),
    ],
    good: [soundDesign({ topic: { config: { 'compression.zstd.level': 3 } } })],
  }),
  check({ topic, cluster }, report) {
    if (topic.config === undefined) return
    for (const [key, value] of Object.entries(topic.config)) {
      const checked = checkConfigValue('topic', key, value, cluster.kafkaVersion)
      if (checked.ok || !NAME_PROBLEMS.has(checked.problem)) continue
      const { suggestion } = checked
      report({
        message: `\`${topic.name}\` sets \`${key}\`, which Kafka ${cluster.kafkaVersion} does not have`,
        field: `config.${key}`,
        why: `${checked.message} Kafka creates no topic with a setting whose name it does not know.`,
        evidence: [{ name: key, value: value === null ? 'empty' : String(value) }],
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
