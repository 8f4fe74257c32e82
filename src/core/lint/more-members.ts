import { type Behind, behindAt } from '../facts/behind'
import { joinsTopics } from '../facts/range-skew'
import { workMs } from '../model/retrying'
import { formatCount, formatCountOf } from '../shared/format'
import { assignorOf } from '../sizing/assignor'
import { enoughMembers } from '../sizing/enough-members'
import { memberLoads } from '../sizing/member-loads'
import type { ConsumerGroupView } from '../views/views'
import type { Evidence, FixChoice } from './finding'
import { asChoice, changeNode, LARGEST_COUNT } from './fixes'
import { cooperativeChoices } from './rebalancing'
import type { Report } from './rule'
import { MOST_FOR_SLOW_WORK } from './slow-work'

/**
 * The ways to have a group keep up with so many records a second at peak: as many members as leave the busiest of them
 * room, and an assignor that shares all topics where that alone does.
 */
export function waysToKeepUp(view: ConsumerGroupView, records: number): readonly FixChoice[] {
  const { group } = view
  const members = enoughMembers(view, records)
  const isMore =
    !isSlowWork(view) && members !== undefined && members <= LARGEST_COUNT && members !== group.members
  return [
    ...(isMore
      ? [
          asChoice(
            changeNode('consumerGroup', group.name, `Run ${formatCountOf(members, 'member')}`, (node) => ({
              ...node,
              members,
            })),
          ),
        ]
      : []),
    ...(sharesWithAnother(view, records) ? cooperativeChoices(view) : []),
  ]
}

/** The ways to have a group keep up with its peak. */
export const waysToKeepUpAtPeak = (view: ConsumerGroupView): readonly FixChoice[] =>
  waysToKeepUp(view, view.rate.peakRecords)

/** Whether the work on a record takes so long that no reasonable number of members does it. */
export function isSlowWork({ group, rate, assumptions: { values } }: ConsumerGroupView): boolean {
  const busy = (rate.peakRecords * values.growth * workMs(group)) / 1000
  return busy / values.utilisation > MOST_FOR_SLOW_WORK
}

/** Whether the members would keep up if another assignor than range shared the topics out, and none needs range. */
function sharesWithAnother(view: ConsumerGroupView, records: number): boolean {
  if (assignorOf(view) !== 'range' || view.reads.length < 2 || joinsTopics(view)) return false
  return behindAt(view, records, 'roundrobin').lagGrowth === 0
}

/** The ways as a report has them: one as a fix, several to choose from. */
export const offered = (ways: readonly FixChoice[]): Pick<Report, 'fix' | 'choices'> => {
  const [only] = ways
  if (only === undefined) return {}
  return ways.length > 1 ? { choices: ways } : { fix: { label: only.label, apply: only.fix } }
}

/** Returns what tells what a group gets at some rate and can do, for a finding that it falls behind. */
export const behindWith =
  (name: string, recordsOf: (view: ConsumerGroupView) => number) =>
  (view: ConsumerGroupView): readonly Evidence[] => {
    const records = recordsOf(view) * view.assumptions.values.growth
    return evidenceOf(view, name, records, behindAt(view, records))
  }

function evidenceOf(view: ConsumerGroupView, name: string, records: number, behind: Behind): Evidence[] {
  const perSecond = (value: number) => `${formatCountOf(value, 'record')}/s`
  const { working } = memberLoads(view)
  return [
    { name, value: perSecond(records) },
    // Beyond it the busiest member falls behind, while others may still have room.
    {
      name: behind.isUneven ? 'traffic of the group at which its busiest member is full' : 'capacity',
      value: perSecond(Math.floor(view.sizing.capacity.value)),
    },
    { name: 'the busiest member gets', value: perSecond(Math.ceil(behind.busiest)) },
    { name: 'one member can process', value: perSecond(Math.floor(behind.one)) },
    { name: 'members that get records', value: formatCount(working) },
    { name: 'members that fall behind', value: formatCount(behind.members) },
    { name: 'lag grows by what they get beyond it', value: perSecond(Math.ceil(behind.lagGrowth)) },
  ]
}
