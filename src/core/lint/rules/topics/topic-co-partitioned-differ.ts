import { formatCount, formatCountOf } from '../../../shared/format'
import { changeNode, LARGEST_COUNT } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

export const topicCoPartitionedDiffer = defineRule({
  id: 'topic-co-partitioned-differ',
  title: 'Topics to be joined have different partition counts',
  scope: 'topic',
  severity: 'error',
  kind: 'silent',
  why: 'A join reads partition 0 of one topic together with partition 0 of the other, so a key must lie at the same number in both. That takes equal partition counts and equal hashing. Where they differ, partners of one key come to different members and a consumer group simply never finds them; nobody is told. (Kafka Streams, which joins for itself, refuses to start with a TopologyException.)',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#join-co-partitioning-requirements'),
  examples: () => ({
    bad: [
      soundDesign({
        topics: [soundTopic({ name: 'payments', partitions: 6, coPartitionedWith: ['orders'] })],
      }),
    ],
    good: [
      soundDesign({
        topics: [soundTopic({ name: 'payments', partitions: 12, coPartitionedWith: ['orders'] })],
      }),
      soundDesign({
        topics: [soundTopic({ name: 'payments', partitions: 'auto', coPartitionedWith: ['orders'] })],
      }),
      // Ten, which suffices for both, is not rounded up to twelve for the one that is counted.
      soundDesign({
        topic: { partitions: 10 },
        group: {
          members: 10,
          consumes: [{ topic: 'orders' }, { topic: 'payments' }],
          config: { 'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.RangeAssignor' },
        },
        topics: [soundTopic({ name: 'payments', partitions: 'auto', coPartitionedWith: ['orders'] })],
      }),
    ],
  }),
  check({ topic, partitions, sizing }, report) {
    const { joinedWith } = sizing.partitions
    if (joinedWith === undefined || joinedWith.partitions <= partitions) return
    const partner = joinedWith.at.slice(joinedWith.at.indexOf(':') + 1)
    const count = joinedWith.partitions
    report({
      message: `\`${topic.name}\` has ${formatCountOf(partitions, 'partition')} and \`${partner}\`, which it is joined with, has ${formatCount(count)}`,
      field: 'partitions',
      evidence: [
        { name: `partitions of ${topic.name}`, value: formatCount(partitions) },
        { name: `partitions of ${partner}`, value: formatCount(count) },
      ],
      ...(count <= LARGEST_COUNT && {
        fix: changeNode('topic', topic.name, `Use ${formatCount(count)} partitions`, (node) => ({
          ...node,
          partitions: count,
        })),
      }),
    })
  },
})
