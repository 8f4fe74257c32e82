import { configProblems } from '../../config-problems'
import { setConfig } from '../../fixes'
import { kafkaDocs, topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicConfigInvalidValue = defineRule({
  id: 'topic-config-invalid-value',
  title: 'A topic setting whose value Kafka refuses',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidConfigurationException',
  why: 'Every setting has a type, and many have a range or a short list of values. Kafka checks them when the topic is created or altered and refuses the whole request if one is wrong. Each setting is checked by itself: that a value is accepted does not make it wise.',
  reference: kafkaDocs('configuration/topic-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'compression.type': 'none' } } }),
      soundDesign({ topic: { config: { 'retention.ms': '7d' } } }),
      soundDesign({ topic: { config: { 'min.insync.replicas': 0 } } }),
    ],
    good: [
      soundDesign({ topic: { config: { 'retention.ms': '604800000' } } }),
      soundDesign({ topic: { config: { 'cleanup.policy': 'delete,compact' } } }),
    ],
  }),
  check({ topic, cluster }, report) {
    for (const { key, shown, isName, message, suggestion } of configProblems(
      'topic',
      topic.config,
      cluster.kafkaVersion,
    )) {
      if (isName) continue
      report({
        message: `\`${topic.name}\` sets \`${key}\` to \`${shown}\`, which Kafka refuses`,
        field: `config.${key}`,
        why: `${message} Kafka checks every setting when the topic is created and refuses the whole request if one is wrong.`,
        reference: topicConfigDocs(key),
        evidence: [{ name: key, value: shown }],
        fix:
          suggestion === undefined
            ? setConfig('topic', topic.name, { [key]: undefined }, `Use Kafka's default for ${key}`)
            : setConfig('topic', topic.name, { [key]: suggestion }),
      })
    }
  },
})
