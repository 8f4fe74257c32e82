import { parseNodeId } from '../../../model/node-id'
import { formatCount, formatCountOf } from '../../../shared/format'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Six to twelve are usual for moderate traffic, thirty to a hundred for high. */
const MODERATE = 12
const HIGH = 100
/** How many times the need is far outside. */
const SPARE = 8
const FAR = 2
/** From so many on a topic alone is felt by the cluster: elections, metadata, memory of every client. */
const THOUSANDS = 1_000

export const topicPartitionsFarOutsideUsual = defineRule({
  id: 'topic-partitions-far-outside-usual',
  title: 'Far more partitions than usual',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'Six to twelve partitions are usual for moderate traffic and thirty to a hundred for high. Each one costs open files, memory in brokers and clients, and time at every election and rebalance, and batches get smaller. Partitions can be added when they are needed and never removed.',
  reference: kafkaDocs('operations/basic-kafka-operations/#modifying-topics'),
  examples: () => ({
    bad: [soundDesign({ topic: { partitions: 300 } }), soundDesign({ topic: { partitions: 72 } })],
    good: [
      soundDesign({ topic: { partitions: 24 } }),
      soundDesign({ topic: { partitions: 24 }, deadLetterTopic: { partitions: 24 } }),
      soundDesign({
        cluster: { brokers: 30, racks: undefined },
        topic: { partitions: 96 },
        producer: {
          instances: 20,
          produces: [{ topic: 'orders', recordsPerSecond: { average: 200_000, peak: 400_000 } }],
        },
        group: {
          members: 48,
          processingMsPerRecord: 0.05,
          deadLetter: { topic: 'orders.dlq', recordsShare: 1e-5 },
        },
      }),
    ],
  }),
  check({ topic, rate, readers, retryOf, deadLetterOf, sizing: { partitions: sizing } }, report) {
    const { count, lowerBound } = sizing
    if (count <= MODERATE) return
    const spare = count / lowerBound
    const unneeded =
      rate.peakRecords > 0 &&
      retryOf.length === 0 &&
      count > sizing.recommended &&
      (spare > SPARE || (count > HIGH && spare > FAR))
    if (!unneeded && count <= HIGH * FAR) return
    // A Streams application has a task for each partition: its threads are what they are for.
    const isForTasks = readers.some(({ id }) => parseNodeId(id)?.kind === 'streamsApp')
    if (isForTasks && count <= HIGH * FAR) return
    // As many as the topic they come from has: what sends them on, as Spring's recoverer, keeps the partition.
    if (deadLetterOf.length > 0 && count <= HIGH) return
    const byUser = sizing.chosenBy === 'user' && unneeded
    report({
      message: byUser
        ? `\`${topic.name}\` has ${formatCountOf(count, 'partition')} where ${formatCount(sizing.recommended)} would do`
        : `\`${topic.name}\` has ${formatCountOf(count, 'partition')}; thirty to a hundred are usual for high traffic`,
      field: 'partitions',
      ...(count >= THOUSANDS && { severity: 'warning' as const }),
      evidence: [
        { name: 'partitions', value: formatCount(count) },
        { name: 'needed', value: formatCount(lowerBound) },
        { name: 'set by', value: sizing.bounds[sizing.binding].formula },
      ],
      ...(byUser && {
        fix: changeNode(
          'topic',
          topic.name,
          `Use ${formatCountOf(sizing.recommended, 'partition')}`,
          (node) => ({
            ...node,
            partitions: sizing.recommended,
          }),
        ),
      }),
    })
  },
})
