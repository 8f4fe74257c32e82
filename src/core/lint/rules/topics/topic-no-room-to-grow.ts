import { formatCount, formatCountOf } from '../../../shared/format'
import { roundPartitions } from '../../../sizing/round-partitions'
import { evidenceOf } from '../../assumed'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicNoRoomToGrow = defineRule({
  id: 'topic-no-room-to-grow',
  title: 'An ordered topic that is full from the first day',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'Where order by key is promised the number of partitions cannot change later: with another count keys go to other partitions, and what is old of a key and what is new are read side by side. A count that the traffic of today just fills leaves no way to grow but a new topic. Choose it for the traffic of the years to come.',
  reference: kafkaDocs('operations/basic-kafka-operations/#modifying-topics'),
  examples: () => ({
    bad: [
      soundDesign({
        topic: { partitions: 6 },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 400, peak: 940 } }] },
      }),
    ],
    good: [
      soundDesign({ topic: { partitions: 8 } }),
      soundDesign({
        topic: { partitions: 6, key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 400, peak: 940 } }] },
      }),
      soundDesign({
        topic: { partitions: 6 },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 250, peak: 470 } }] },
        sizing: { growth: 2 },
      }),
    ],
  }),
  check({ topic, assumptions, cluster, sizing: { partitions: sizing } }, report) {
    const { count, chosenBy } = sizing
    if (topic.key?.ordered !== true || topic.key.strategy === 'none' || chosenBy !== 'user') return
    if (count === 1 || cluster.environment === 'development' || assumptions.values.growth > 1) return
    // Made of numbers when they are asked for: of most topics they need not be.
    const { bounds } = sizing
    const full = [bounds.write, bounds.read, bounds.processing].find(({ value }) => value === count)
    if (full === undefined) return
    const wanted = roundPartitions(2 * count, 'divisible', cluster.brokers)
    report({
      message: `\`${topic.name}\` promises order and has ${formatCountOf(count, 'partition')}, all of which its traffic needs today`,
      field: 'partitions',
      evidence: [
        { name: 'partitions', value: formatCount(count) },
        { name: 'needed', value: `${formatCount(full.value)} = ${full.formula}` },
        ...evidenceOf(full),
      ],
      fix: changeNode('topic', topic.name, `Use ${formatCountOf(wanted, 'partition')}`, (node) => ({
        ...node,
        partitions: wanted,
      })),
    })
  },
})
