import type { Topic } from '../../../model/design'
import type { TopicSizing } from '../../../sizing/sizing'
import { asChoice, changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicOrderWithoutKey = defineRule({
  id: 'topic-order-without-key',
  title: 'Order wanted, but no key',
  scope: 'topic',
  severity: 'error',
  kind: 'silent',
  why: 'Kafka keeps order within a partition only. Without a key the producer spreads records over all partitions, filling one batch after the other, so what was written first may be read last, and nothing reports it. Key by whatever must stay in order, such as the order or the account.',
  reference: kafkaDocs('design/design/#the-producer'),
  examples: () => ({
    bad: [soundDesign({ topic: { key: { strategy: 'none', ordered: true } } })],
    good: [
      soundDesign({ topic: { key: { strategy: 'none' } } }),
      soundDesign({ deadLetterTopic: { key: { strategy: 'none', ordered: true }, partitions: 1 } }),
    ],
  }),
  check({ topic, partitions, sizing }, report) {
    if (topic.key?.strategy !== 'none' || topic.key.ordered !== true || partitions === 1) return
    report({
      message: `\`${topic.name}\` must be read in order and has no key`,
      field: 'key.strategy',
      evidence: [
        { name: 'key', value: 'none' },
        { name: 'partitions', value: `${partitions}` },
        { name: 'read in order', value: 'wanted' },
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
        ...(fitsInOne(sizing)
          ? [
              asChoice(
                changeNode(
                  'topic',
                  topic.name,
                  'Use a single partition',
                  (node): Topic => ({ ...node, partitions: 1 }),
                ),
              ),
            ]
          : []),
        asChoice(
          changeNode(
            'topic',
            topic.name,
            'Give up the order',
            (node): Topic => ({
              ...node,
              key: { strategy: 'none', ordered: false },
            }),
          ),
        ),
      ],
    })
  },
})

/** Whether one partition, and one member of each group, does all that is written. */
const fitsInOne = ({ partitions: { bounds } }: TopicSizing): boolean =>
  [bounds.write, bounds.read, bounds.processing].every(({ value }) => value <= 1)
