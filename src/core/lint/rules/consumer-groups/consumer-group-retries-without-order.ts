import type { ConsumerGroup } from '../../../model/design'
import { asChoice, changeNode } from '../../fixes'
import { RETRY_TOPICS } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, withSoundRetries } from '../../sound-design'

/** Tries again in place as often as there were retry topics, which keeps the order and holds the partition. */
function inPlace({ retryTopics = [], retryWait: _, ...group }: ConsumerGroup): ConsumerGroup {
  return {
    ...group,
    retries: group.retries ?? { attempts: Math.max(1, retryTopics.length), backOffMs: 1000 },
  }
}

export const consumerGroupRetriesWithoutOrder = defineRule({
  id: 'consumer-group-retries-without-order',
  title: 'Retry topics where order is promised',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A record that fails goes into a retry topic, and the group goes on with the next one, perhaps of the same key. When the wait is over the older record is processed after the newer: an order that was cancelled is paid. Where records of one key must stay in order, retry in place, which holds the partition until the record is done, or hold back in the code what follows of a key that waits.',
  reference: RETRY_TOPICS,
  examples: () => ({
    bad: [withSoundRetries({}, {}, { topic: {} })],
    good: [
      withSoundRetries(),
      soundDesign({ group: { retries: { attempts: 2, backOffMs: 100 } } }),
      withSoundRetries({ needs: { inOrder: false } }, {}, { topic: {} }),
    ],
  }),
  check({ group, reads, retries }, report) {
    if (retries.length === 0 || group.needs?.inOrder === false) return
    const ordered = reads.find(({ topic }) => topic.topic.key?.ordered === true)
    if (ordered === undefined) return
    const { name } = ordered.topic
    report({
      message: `\`${group.name}\` retries through \`${retries[0]?.topic}\`: what fails of \`${name}\` comes after what followed it`,
      field: 'retryTopics',
      evidence: [
        { name: `order of ${name}`, value: 'for each key' },
        { name: 'retry topics', value: retries.map(({ topic }) => topic).join(', ') },
      ],
      choices: [
        asChoice(changeNode('consumerGroup', group.name, 'Retry in place', inPlace)),
        asChoice(
          changeNode('topic', name, `Let ${name} be read in any order`, (topic) => {
            if (topic.key === undefined) return topic
            const { ordered: _, ...key } = topic.key
            return { ...topic, key }
          }),
        ),
      ],
    })
  },
})
