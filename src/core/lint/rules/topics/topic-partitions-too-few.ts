import { formatCount, formatCountOf } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import type { PartitionSizing } from '../../../sizing/sizing'
import { assuming, assumptionsIn, evidenceOf, isSureToExceed } from '../../assumed'
import { asChoice, changeNode, LARGEST_COUNT } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { MOST_FOR_SLOW_WORK, SLOW_WORK } from '../../slow-work'
import { soundDesign } from '../../sound-design'

const REASONS = { write: 'write rate', read: 'read rate', processing: 'processing time' } as const

/** The bound that the traffic sets; members and co-partitioned topics have rules of their own. */
function bindingTraffic({ bounds }: PartitionSizing): keyof typeof REASONS {
  const { write, read, processing } = bounds
  if (processing.value > write.value && processing.value > read.value) return 'processing'
  return read.value > write.value ? 'read' : 'write'
}

const use = (name: string, partitions: number) =>
  changeNode('topic', name, `Use ${formatCountOf(partitions, 'partition')}`, (node) => ({
    ...node,
    partitions,
  }))

export const topicPartitionsTooFew = defineRule({
  id: 'topic-partitions-too-few',
  title: 'Too few partitions for the traffic',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'A partition has one leader, one log and one reader per group, so it is the unit of throughput: a count below the need makes producers wait or groups fall behind at peak, and no larger machine fixes it. Partitions can be added later, but then keys move to other partitions and the order of existing keys breaks; they can never be removed.',
  reference: kafkaDocs('operations/basic-kafka-operations/#modifying-topics'),
  examples: () => ({
    bad: [
      soundDesign({
        topic: { partitions: 6 },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 40_000, peak: 80_000 } }] },
        group: { processingMsPerRecord: 0.05 },
      }),
      soundDesign({ topic: { partitions: 3 }, group: { members: 3, processingMsPerRecord: 5 } }),
      soundDesign({
        topic: { partitions: 6 },
        group: { processingMsPerRecord: 500, config: { 'max.poll.records': 50 } },
      }),
    ],
    good: [soundDesign({ topic: { partitions: 'auto' } }), soundDesign({ topic: { partitions: 6 } })],
  }),
  check({ topic, readers, sizing: { partitions: sizing } }, report) {
    if (sizing.chosenBy !== 'user' || sizing.count >= sizing.lowerBound) return
    const binding = bindingTraffic(sizing)
    const bound = sizing.bounds[binding]
    if (sizing.count >= bound.value) return
    const isSlow = binding === 'processing' && bound.value > MOST_FOR_SLOW_WORK
    const slowest = isSlow ? readers.find(({ id }) => bound.at === id) : undefined
    // A group with fewer members than there are partitions is behind by itself: that is its own finding.
    if (slowest && consumersOf(slowest.group) < sizing.count) return
    const isSure = isSureToExceed(bound, sizing.count)
    const has = sizing.count === 1 ? 'one partition' : `${formatCount(sizing.count)} partitions`
    const needs = `\`${topic.name}\` has ${has}, its ${REASONS[binding]} needs ${formatCount(bound.value)}`
    report({
      message: slowest
        ? `${needs}: \`${slowest.group.name}\` takes too long for a record`
        : `${needs}${isSure ? '' : assuming(assumptionsIn(bound))}`,
      ...(!isSure && { severity: 'warning' as const }),
      ...(isSlow && { why: SLOW_WORK }),
      field: 'partitions',
      evidence: [
        { name: 'partitions', value: `${sizing.count}` },
        { name: 'needed', value: `${bound.value} = ${bound.formula}` },
        ...evidenceOf(bound),
      ],
      ...(!isSlow &&
        sizing.recommended <= LARGEST_COUNT && {
          choices: [
            asChoice(use(topic.name, sizing.recommended)),
            asChoice(
              changeNode('topic', topic.name, 'Let the traffic choose', (node) => ({
                ...node,
                partitions: 'auto',
              })),
            ),
          ],
        }),
    })
  },
})
