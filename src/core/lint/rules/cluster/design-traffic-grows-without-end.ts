import { topicId } from '../../../model/node-id'
import { formatCountOf } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const designTrafficGrowsWithoutEnd = defineRule({
  id: 'design-traffic-grows-without-end',
  title: 'A loop that feeds itself',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'Records that come back to a topic that they came from go round again. Where each round sends on as many records as it took, or more, the traffic grows until disks are full or groups fall behind. Send back fewer records than were read, or break the loop.',
  reference: kafkaDocs('operations/geo-replication-cross-cluster-data-mirroring/'),
  examples: () => ({
    bad: [soundDesign({ group: { deadLetter: { topic: 'orders', recordsShare: 1 } } })],
    good: [
      soundDesign({
        group: { deadLetter: { topic: 'orders.dlq', recordsShare: 1 } },
        repairGroup: { processingMsPerRecord: 0.1 },
      }),
    ],
  }),
  check({ traffic: { growing } }, report) {
    const [first] = growing
    if (first === undefined) return
    report({
      at: topicId(first),
      message:
        growing.length === 1
          ? `\`${first}\` feeds itself: its traffic grows without end`
          : `\`${first}\` and ${formatCountOf(growing.length - 1, 'more topic')} feed each other: their traffic grows without end`,
      evidence: [{ name: 'topics of the loop', value: growing.slice(0, 10).join(', ') }],
    })
  },
})
