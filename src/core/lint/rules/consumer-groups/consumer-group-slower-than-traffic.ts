import { averageIsAssumed } from '../../../facts/average-is-assumed'
import { behindAt, isSaidOfTopic, whereBehind } from '../../../facts/behind'
import { formatCountOf } from '../../../shared/format'
import { behindWith, isSlowWork, waysToKeepUpAtPeak } from '../../more-members'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SLOW_WORK } from '../../slow-work'
import { soundDesign } from '../../sound-design'

const evidenceOf = behindWith('average records', ({ rate }) => rate.averageRecords)

export const consumerGroupSlowerThanTraffic = defineRule({
  id: 'consumer-group-slower-than-traffic',
  title: 'A group that never catches up',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'A consumer takes one record after the other, so a group’s speed is its working members over the time that a record takes. Where that is below even the average traffic, lag grows for as long as there is traffic, until retention deletes records before they were read. Kafka does not slow producers down for a slow group. Run more members, with a partition for each, or make the work on a record quicker.',
  reference: kafkaDocs('design/design/#the-consumer'),
  examples: () => ({
    bad: [
      soundDesign({ group: { members: 1 } }),
      soundDesign({ group: { processingMsPerRecord: 100 } }),
      soundDesign({ sizing: { growth: 4 } }),
    ],
    good: [
      soundDesign({ group: { members: 12, processingMsPerRecord: 11 } }),
      soundDesign({ group: { members: 3, threadsPerMember: 4, processingMsPerRecord: 11 } }),
    ],
  }),
  check(view, report) {
    const { group, rate, sizing, assumptions } = view
    const records = rate.averageRecords * assumptions.values.growth
    if (sizing.capacity.value === 0 || averageIsAssumed(view) || isSaidOfTopic(view)) return
    const behind = behindAt(view, records)
    if (behind.lagGrowth === 0) return
    const uneven = whereBehind(behind, view)
    report({
      message: `\`${group.name}\` is slower than its traffic: lag grows ${formatCountOf(Math.ceil(behind.lagGrowth), 'record')}/s without end${group.members === undefined ? ' with one member, which is assumed' : uneven}`,
      ...(group.members === undefined && { severity: 'warning' as const, notStated: 'members' }),
      ...(isSlowWork(view) && { why: SLOW_WORK }),
      field: 'processingMsPerRecord',
      evidence: evidenceOf,
      ways: waysToKeepUpAtPeak,
    })
  },
})
