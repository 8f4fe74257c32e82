import { consumerGroupId } from '../../../model/node-id'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundProducer, withSoundRetries } from '../../sound-design'

const POLICY = 'cleanup.policy'

export const topicDeadLettersCompacted = defineRule({
  id: 'topic-dead-letters-compacted',
  title: 'Failed records that compaction takes away',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'A dead letter or a record that waits for another try stands for itself: each is work that was not done. Compaction keeps the last record of a key, so the second failure of an order takes the first away before anybody has looked at it, and a failed record without a key is refused. Delete by time, and keep them until somebody has repaired them.',
  reference: topicConfigDocs(POLICY),
  examples: () => {
    const compacted = { [POLICY]: 'compact', 'retention.ms': undefined } as const
    return {
      bad: [
        soundDesign({ deadLetterTopic: { config: compacted } }),
        withSoundRetries({}, { 'orders.retry-5m': { config: compacted } }),
      ],
      good: [
        soundDesign({ topic: { config: compacted } }),
        // A producer of the group's name has a state of its own to keep.
        soundDesign({
          deadLetterTopic: { config: compacted },
          producers: [
            soundProducer({
              name: 'billing',
              produces: [{ topic: 'orders.dlq', recordsPerSecond: { average: 1 } }],
            }),
          ],
        }),
      ],
    }
  },
  check({ topic, settings, deadLetterOf, retryOf, writers }, report) {
    const first = deadLetterOf[0] ?? retryOf[0]
    if (first === undefined || !settings.text(POLICY).includes('compact')) return
    const isRetried = deadLetterOf.length === 0
    const failing = new Set([...deadLetterOf, ...retryOf].map(({ name }) => consumerGroupId(name)))
    // A topic that others write as well has a state of its own to keep.
    if (writers.some(({ id }) => !failing.has(id))) return
    report({
      message: `\`${topic.name}\` is compacted: of the records of one key that \`${first.name}\` ${isRetried ? 'tries again' : 'could not process'} only the last stays`,
      field: `config.${POLICY}`,
      evidence: [
        { name: POLICY, value: settings.text(POLICY) },
        {
          name: isRetried ? 'retry topic of' : 'dead letters of',
          value: (isRetried ? retryOf : deadLetterOf).map(({ name }) => name).join(', '),
        },
      ],
      fix: setConfig('topic', topic.name, { [POLICY]: 'delete' }),
    })
  },
})
