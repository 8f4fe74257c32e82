import type { Design } from '../../../model/design'
import { newTopicWith } from '../../../model/new-topic'
import { topicId } from '../../../model/node-id'
import { replaceNode } from '../../../model/replace-node'
import { deadLetterLoops } from '../../dead-letter-loops'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const withoutDeadLetter = (design: Design, group: string): Design =>
  replaceNode(design, 'consumerGroup', group, ({ deadLetter: _deadLetter, ...rest }) => rest)

const reads = ({ consumerGroups }: Design, group: string, topic: string): boolean =>
  consumerGroups.some(
    ({ name, consumes }) => name === group && consumes?.some((read) => read.topic === topic),
  )

const withoutRead = (design: Design, group: string, topic: string): Design =>
  replaceNode(design, 'consumerGroup', group, (node) =>
    node.consumes?.some((read) => read.topic === topic)
      ? { ...node, consumes: node.consumes.filter((read) => read.topic !== topic) }
      : node,
  )

const isWritten = ({ producers, consumerGroups }: Design, topic: string): boolean =>
  [...producers, ...consumerGroups].some(({ produces }) => produces?.some((write) => write.topic === topic))

/** Whether a topic may take dead letters for good: whoever reads it sends none on. */
const isFree = ({ consumerGroups }: Design, topic: string): boolean =>
  topic.length <= 249 &&
  consumerGroups.every(
    ({ deadLetter, consumes }) => deadLetter === undefined || !consumes?.some((read) => read.topic === topic),
  )

const sendAside =
  (topic: string, aside: string, senders: readonly string[]) =>
  (design: Design): Design => {
    const isDrawn = design.topics.some(({ name }) => name === aside)
    const topics = isDrawn ? design.topics : [...design.topics, newTopicWith(aside, design.cluster.brokers)]
    return senders.reduce(
      (before, group) =>
        replaceNode(before, 'consumerGroup', group, (node) =>
          node.deadLetter?.topic === topic
            ? { ...node, deadLetter: { ...node.deadLetter, topic: aside } }
            : node,
        ),
      { ...design, topics },
    )
  }

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
  check({ design }, report) {
    const { consumerGroups, topics } = design
    const loops = deadLetterLoops(consumerGroups)
    if (loops.size === 0) return
    const drawn = new Set(topics.map(({ name }) => name))
    for (const [topic, senders] of loops) {
      if (!drawn.has(topic)) continue
      const [first, ...others] = senders
      const aside = `${topic}.dlq`
      report({
        at: topicId(topic),
        message: `\`${topic}\` gets back what \`${first}\`${others.length > 0 ? ` and ${others.length} more` : ''} could not process`,
        evidence: [
          { name: 'dead letter topic', value: topic },
          { name: 'sent back by', value: senders.slice(0, 10).join(', ') },
        ],
        choices: [
          ...(isWritten(design, topic) && isFree(design, aside)
            ? [{ label: `Send them to ${aside}`, fix: sendAside(topic, aside, senders) }]
            : []),
          ...(senders.every((group) => reads(design, group, topic))
            ? [
                {
                  label: `Let ${senders.length === 1 ? first : 'them'} stop reading ${topic}`,
                  fix: (before: Design) =>
                    senders.reduce((so, group) => withoutRead(so, group, topic), before),
                },
              ]
            : []),
          {
            label: 'Send these dead letters nowhere',
            fix: (before) => senders.reduce(withoutDeadLetter, before),
          },
        ],
      })
    }
  },
})
