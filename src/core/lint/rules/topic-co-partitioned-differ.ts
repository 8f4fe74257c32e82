import { changeNode, LARGEST_COUNT } from '../fixes'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign, soundTopic } from '../sound-design'

export const topicCoPartitionedDiffer = defineRule({
  id: 'topic-co-partitioned-differ',
  title: 'Topics to be joined have different partition counts',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'TopologyException',
  why: 'A join reads partition 0 of one topic together with partition 0 of the other, so a key must lie at the same number in both. That takes equal partition counts and equal hashing. Kafka Streams refuses to start where the counts differ; a consumer of one’s own simply never finds the partners.',
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
    ],
  }),
  check({ topic, partitions, sizing }, report) {
    const { value, at } = sizing.partitions.bounds.coPartitioned
    if (value <= partitions) return
    const partner = at === undefined ? undefined : at.slice(at.indexOf(':') + 1)
    report({
      message: `\`${topic.name}\` has ${partitions} partitions and ${partner === undefined ? 'a topic' : `\`${partner}\``}, which it is joined with, has ${value}`,
      field: 'partitions',
      evidence: [
        { name: `partitions of ${topic.name}`, value: `${partitions}` },
        { name: `partitions of ${partner ?? 'the other'}`, value: `${value}` },
      ],
      ...(value <= LARGEST_COUNT && {
        fix: changeNode('topic', topic.name, `Use ${value} partitions`, (node) => ({
          ...node,
          partitions: value,
        })),
      }),
    })
  },
})
