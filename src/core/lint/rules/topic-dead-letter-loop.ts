import type { Design } from '../../model/design'
import { topicId } from '../../model/node-id'
import { replaceNode } from '../../model/replace-node'
import { deadLetterLoops } from '../dead-letter-loops'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

const withoutDeadLetter = (design: Design, group: string): Design =>
  replaceNode(design, 'consumerGroup', group, ({ deadLetter: _deadLetter, ...rest }) => rest)

export const topicDeadLetterLoop = defineRule({
  id: 'topic-dead-letter-loop',
  title: 'Dead letters that come back',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A record that can never be processed is sent to a dead letter topic to get it out of the way. In a loop it comes back to the same code, fails again and goes round for ever, each time as a new record. Count the attempts in a header and end with a topic that nobody reads automatically.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [
      soundDesign({ group: { deadLetter: { topic: 'orders', recordsShare: 0.001 } } }),
      soundDesign({ repairGroup: { deadLetter: { topic: 'orders.dlq', recordsShare: 0.1 } } }),
    ],
    good: [soundDesign()],
  }),
  check({ design: { consumerGroups, topics } }, report) {
    const loops = deadLetterLoops(consumerGroups)
    if (loops.size === 0) return
    const drawn = new Set(topics.map(({ name }) => name))
    for (const [topic, senders] of loops) {
      if (!drawn.has(topic)) continue
      const [first, ...others] = senders
      report({
        at: topicId(topic),
        message: `\`${topic}\` gets back what \`${first}\`${others.length > 0 ? ` and ${others.length} more` : ''} could not process`,
        evidence: [
          { name: 'dead letter topic', value: topic },
          { name: 'sent back by', value: senders.slice(0, 10).join(', ') },
        ],
        fix: {
          label: 'Send these dead letters nowhere',
          apply: (design) => senders.reduce(withoutDeadLetter, design),
        },
      })
    }
  },
})
