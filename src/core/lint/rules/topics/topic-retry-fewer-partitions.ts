import { formatCountOf } from '../../../shared/format'
import { changeNode, LARGEST_COUNT } from '../../fixes'
import { RETRY_TOPICS } from '../../references'
import { defineRule } from '../../rule'
import { withSoundRetries } from '../../sound-design'

export const topicRetryFewerPartitions = defineRule({
  id: 'topic-retry-fewer-partitions',
  title: 'A retry topic with fewer partitions than its source',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'Libraries that send a record to a retry topic ask for the partition that it came from, so that a record of partition 9 needs a partition 9 there too; where it is missing, some choose another, and some fail to send, which leaves the group with a record that it can neither process nor set aside. And when a service is down everything fails: the retry topic then takes all the traffic of its source.',
  reference: RETRY_TOPICS,
  examples: () => ({
    bad: [withSoundRetries({}, { 'orders.retry-1m': { partitions: 3 } })],
    good: [withSoundRetries(), withSoundRetries({}, { 'orders.retry-1m': { partitions: 24 } })],
  }),
  check({ group, reads, retries }, report) {
    const [first] = reads
    const widest = reads.reduce(
      (most, { topic }) => (topic.partitions > (most?.partitions ?? 0) ? topic : most),
      first?.topic,
    )
    if (!widest) return
    for (const { view, topic } of retries) {
      if (typeof view.topic.partitions !== 'number' || view.partitions >= widest.partitions) continue
      const count = widest.partitions
      report({
        at: view.id,
        message: `\`${topic}\` has ${formatCountOf(view.partitions, 'partition')}, \`${widest.name}\`, whose records \`${group.name}\` retries there, has ${count}`,
        field: 'partitions',
        evidence: [
          { name: `partitions of ${topic}`, value: `${view.partitions}` },
          { name: `partitions of ${widest.name}`, value: `${count}` },
        ],
        ...(count <= LARGEST_COUNT && {
          fix: changeNode('topic', topic, `Use ${formatCountOf(count, 'partition')}`, (node) => ({
            ...node,
            partitions: count,
          })),
        }),
      })
    }
  },
})
