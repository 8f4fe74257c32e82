import { averageIsAssumed } from '../../../facts/average-is-assumed'
import { behindAt, isSaidOfTopic, whereBehind } from '../../../facts/behind'
import { formatCountOf } from '../../../shared/format'
import { behindWith, isSlowWork, waysToKeepUpAtPeak } from '../../more-members'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SLOW_WORK } from '../../slow-work'
import { soundDesign } from '../../sound-design'

const evidenceOf = behindWith('peak records', ({ rate }) => rate.peakRecords)

export const consumerGroupSlowerThanPeak = defineRule({
  id: 'consumer-group-slower-than-peak',
  title: 'A group that falls behind at peak',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'The group keeps up on average but not at peak: while the peak lasts its lag grows, and what reads its results sees them later and later. It catches up afterwards, with what little its capacity exceeds the average. Whether that is fine depends on how late its work may be; otherwise run enough members for the peak.',
  reference: kafkaDocs('operations/monitoring/#consumer-monitoring'),
  examples: () => ({
    bad: [
      soundDesign({ group: { members: 3 } }),
      soundDesign({ group: { processingMsPerRecord: 10 } }),
      soundDesign({ topic: { partitions: 'auto' }, group: { members: 3 } }),
      soundDesign({
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { peak: 1_300 } }] },
        group: { longestStopMs: undefined },
      }),
    ],
    good: [
      soundDesign({ group: { members: 4, processingMsPerRecord: 4.5 } }),
      soundDesign({ group: { members: 1, processingMsPerRecord: undefined } }),
    ],
  }),
  check(view, report) {
    const { group, rate, sizing, assumptions } = view
    const { growth } = assumptions.values
    if (!(sizing.lagGrowth.value > 0) || sizing.capacity.value === 0 || isSaidOfTopic(view)) return
    const behind = behindAt(view, rate.peakRecords * growth)
    if (behind.lagGrowth === 0) return
    if (behindAt(view, rate.averageRecords * growth).lagGrowth > 0 && !averageIsAssumed(view)) return
    const uneven = whereBehind(behind, view)
    report({
      message: `\`${group.name}\` falls behind at peak: lag grows ${formatCountOf(Math.ceil(behind.lagGrowth), 'record')}/s${group.members === undefined ? ' with one member, which is assumed' : uneven}`,
      ...(group.members === undefined && { notStated: 'members' }),
      ...(isSlowWork(view) && { why: SLOW_WORK }),
      field: 'members',
      evidence: evidenceOf,
      ways: waysToKeepUpAtPeak,
    })
  },
})
