import type { Topic } from '../../../model/design'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { isMadeByItself } from '../../made-by-streams'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicCompactedWithoutKey = defineRule({
  id: 'topic-compacted-without-key',
  title: 'Compacted, but without a key',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidRecordException',
  why: 'Compaction keeps the last record of every key, so a record without a key has no place in a compacted topic. The broker refuses the whole batch that holds one, also when the policy is compact,delete. The topic itself is created without complaint: the failure comes with the first write.',
  reference: topicConfigDocs('cleanup.policy'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'none' }, config: { 'cleanup.policy': 'compact' } } }),
      soundDesign({ topic: { key: { strategy: 'none' }, config: { 'cleanup.policy': 'compact,delete' } } }),
      soundDesign({ topic: { key: undefined, config: { 'cleanup.policy': 'compact' } } }),
    ],
    good: [
      soundDesign({ topic: { config: { 'cleanup.policy': 'compact,delete' } } }),
      soundDesign({ topic: { key: undefined } }),
    ],
  }),
  check({ topic, cluster, settings }, report) {
    const isStated = topic.key !== undefined
    if (isStated && topic.key.strategy !== 'none') return
    if (!settings.text('cleanup.policy').includes('compact')) return
    if (!isStated && (cluster.environment === 'development' || isMadeByItself(topic.name))) return
    report({
      message: isStated
        ? `\`${topic.name}\` is compacted and its records have no key: Kafka refuses them`
        : `\`${topic.name}\` is compacted, and nobody has said by which key`,
      ...(!isStated && { severity: 'info', kind: 'advice', notStated: 'key' }),
      field: 'key.strategy',
      evidence: [
        { name: 'cleanup.policy', value: settings.text('cleanup.policy') },
        { name: 'key', value: isStated ? 'none' : 'not stated' },
      ],
      choices: [
        asChoice(
          changeNode(
            'topic',
            topic.name,
            'Key by an entity',
            (node): Topic => ({
              ...node,
              key: { ...node.key, strategy: 'entity' },
            }),
          ),
        ),
        asChoice(setConfig('topic', topic.name, { 'cleanup.policy': 'delete' })),
      ],
    })
  },
})
