import { MOST_PARTITIONS_OF_A_REQUEST } from '../../../kafka/most-partitions'
import { formatCount, formatCountOf } from '../../../shared/format'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicPartitionsRefused = defineRule({
  id: 'topic-partitions-refused',
  title: 'More partitions than Kafka creates for a topic',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'PolicyViolationException',
  why: 'A topic is created by one request, and Kafka refuses a request for more than 10,000 partitions. A count like this comes from a rate or a record size with a few zeros too many, from work on a record that takes far longer than a partition can wait, or from an assumption that a partition writes next to nothing. Look at these numbers first; spread what is really that large over several topics or clusters.',
  reference: kafkaDocs('operations/basic-kafka-operations/#adding-and-removing-topics'),
  examples: () => ({
    bad: [soundDesign({ topic: { partitions: 20_000 } })],
    good: [soundDesign({ topic: { partitions: 24 } })],
  }),
  check({ topic, sizing: { partitions: sizing } }, report) {
    const { count, chosenBy, recommended, binding } = sizing
    if (count <= MOST_PARTITIONS_OF_A_REQUEST) return
    const byUser = chosenBy === 'user'
    report({
      message: `\`${topic.name}\` ${byUser ? 'has' : 'would need'} ${formatCountOf(count, 'partition')}, and Kafka creates at most ${formatCount(MOST_PARTITIONS_OF_A_REQUEST)}`,
      field: 'partitions',
      evidence: [
        { name: 'partitions', value: formatCount(count) },
        { name: 'partitions of one request at most', value: formatCount(MOST_PARTITIONS_OF_A_REQUEST) },
        ...(byUser ? [] : [{ name: 'set by', value: sizing.bounds[binding].formula }]),
      ],
      ...(byUser &&
        recommended <= MOST_PARTITIONS_OF_A_REQUEST && {
          fix: changeNode('topic', topic.name, `Use ${formatCountOf(recommended, 'partition')}`, (node) => ({
            ...node,
            partitions: recommended,
          })),
        }),
    })
  },
})
