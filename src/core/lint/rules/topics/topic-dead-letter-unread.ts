import { asChoice } from '../../fixes'
import { readByNewGroup, readElsewhere } from '../../give-readers'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicDeadLetterUnread = defineRule({
  id: 'topic-dead-letter-unread',
  title: 'A dead letter topic that nobody reads',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'A record in a dead letter topic is work that was not done: an order not billed, an event not counted. Without a reader it waits there until retention deletes it, and then it is lost without a trace. Give it a group that repairs and sends records again, and an alert for when it grows.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [soundDesign({ repairGroup: { consumes: [] } })],
    good: [
      soundDesign({
        deadLetterTopic: { external: 'readers' },
        repairGroup: {
          members: 6,
          processingMsPerRecord: 1,
          consumes: [{ topic: 'orders' }],
          deadLetter: { topic: 'orders.dlq', recordsShare: 0 },
        },
      }),
    ],
  }),
  check({ topic, readers, deadLetterOf }, report) {
    const [first] = deadLetterOf
    if (first === undefined || readers.length > 0) return
    if (topic.external === 'readers' || topic.external === 'both') return
    report({
      message: `Nobody reads \`${topic.name}\``,
      evidence: [
        { name: 'readers', value: 'none' },
        { name: 'dead letters of', value: deadLetterOf.map(({ name }) => name).join(', ') },
      ],
      choices: [
        asChoice(readByNewGroup(topic.name, `${topic.name}-review`)),
        asChoice(readElsewhere(topic.name)),
      ],
    })
  },
})
