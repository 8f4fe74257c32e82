import { DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import type { ConsumerGroup } from '../model/design'
import { copiesOf, ownsPartitions } from '../model/reading'
import { workMs } from '../model/retrying'
import { shareLocks } from '../settings/share-group'
import { createSlot } from '../shared/node-slot'
import type { ConsumerGroupRead, ConsumerGroupView } from '../views/views'
import { type AssignorName, assignorOf, occupiable } from './assignor'
import { MOST_PARTITIONS, type Spread, spreadOf } from './key-spread'
import { eachOwned } from './member-partitions'
import { consumersOf } from './partition-bounds'

/** More consumers that all get the same are not told of one by one. */
const MOST_LISTED = 10_000

/** What one consumer gets at peak beside the others. */
export interface MemberLoads {
  /** Records a second of each consumer that can own a partition, in the order in which the assignor serves them. */
  readonly records: readonly number[]
  /** The most that one of them gets. */
  readonly busiest: number
  /** How many get any. */
  readonly working: number
  /** How the records of each topic are spread, in the order of the reads. */
  readonly spreads: readonly Spread[]
}

type Group = Pick<ConsumerGroupView, 'group' | 'settings'> & { readonly reads: readonly ConsumerGroupRead[] }

interface Known {
  readonly reads: Group['reads']
  readonly settings: Group['settings']
  readonly loads: MemberLoads
}

const known = createSlot<ConsumerGroup, Known>()

/**
 * The records that each consumer of a group gets at peak, by the assignor in effect and the spread of every topic's
 * keys. Peaks of several topics are taken to meet. Of more partitions than any list shows each is taken to have as many
 * records as the next. Cached for as long as the reads of the group are the same list.
 */
export function memberLoads(view: Group): MemberLoads {
  const { group, settings, reads } = view
  const before = known.get(group)
  if (before !== undefined && before.reads === reads && before.settings === settings) return before.loads
  const loads = memberLoadsBy(view, assignorOf(view))
  known.set(group, { reads, settings, loads })
  return loads
}

/** Computes what `memberLoads` does, as if another assignor shared the partitions out. */
export function memberLoadsBy(view: Group, assignor: AssignorName): MemberLoads {
  const { group, reads } = view
  if (!ownsPartitions(group)) return notOwned(view)
  const consumers = consumersOf(group)
  let total = 0
  for (const { topic } of reads) total += topic.partitions
  const spreads = reads.map(({ topic }) => spreadOf(topic.topic, topic.partitions, topic.writers))
  if (total > MOST_PARTITIONS) return { ...sharedEvenly(view, total, assignor), spreads }
  const records = new Array<number>(Math.min(consumers, total)).fill(0)
  const topics = reads.map(({ topic }) => topic)
  eachOwned(consumers, assignor, topics, (consumer, topic, from, to) => {
    const shares = spreads[topic]?.shares
    let share = 0
    if (shares) for (let at = from; at < to; at += 1) share += shares[at] ?? 0
    else share = (to - from) / (topics[topic]?.partitions ?? 1)
    records[consumer] = (records[consumer] ?? 0) + (reads[topic]?.rate.peakRecords ?? 0) * share
  })
  let busiest = 0
  let working = 0
  for (const load of records) {
    if (load > busiest) busiest = load
    if (load > 0) working += 1
  }
  return { records, busiest, working, spreads }
}

/** How many consumers share what is read: all of a group, or those of one member that reads everything. */
export const sharersOf = (group: ConsumerGroup): number =>
  group.reads === 'everything' ? (group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER) : consumersOf(group)

/** How many records of the topics of a share group may be at work at once, each with one consumer. */
export const mostInFlight = (group: ConsumerGroup, reads: readonly ConsumerGroupRead[]): number =>
  reads.reduce((sum, { topic }) => sum + topic.partitions * shareLocks(group, topic.cluster).value, 0)

/**
 * Where partitions have no owners. Records of a share group go to whoever asks, so that all consumers get alike, as far
 * as records may be at work at once; of members that each read everything, one is told of, since all get the same.
 */
function notOwned({ group, reads }: Group): MemberLoads {
  const all = reads.reduce((sum, { rate }) => sum + rate.peakRecords, 0) / copiesOf(group)
  const most = group.reads === 'share' ? mostInFlight(group, reads) : Number.POSITIVE_INFINITY
  const working = reads.length === 0 ? 0 : Math.min(sharersOf(group), most)
  const each = working === 0 ? 0 : all / working
  return {
    records: new Array<number>(Math.min(working, MOST_LISTED)).fill(each),
    busiest: each,
    working,
    spreads: [],
  }
}

function sharedEvenly({ group, reads }: Group, total: number, assignor: AssignorName) {
  const consumers = consumersOf(group)
  const ofFirst = (rate: number, partitions: number) =>
    (rate * Math.ceil(partitions / consumers)) / partitions
  const busiest =
    assignor === 'range'
      ? reads.reduce((sum, { topic, rate }) => sum + ofFirst(rate.peakRecords, topic.partitions), 0)
      : ofFirst(
          reads.reduce((sum, { rate }) => sum + rate.peakRecords, 0),
          total,
        )
  return { records: [busiest], busiest, working: Math.min(consumers, occupiable(assignor, reads)) }
}

/** The consumers that get more at peak than one can do, by their index in the order of the assignor. */
export function overloadedMembers(
  view: Group & Pick<ConsumerGroupView, 'sizing' | 'assumptions'>,
): ReadonlySet<number> {
  const overloaded = new Set<number>()
  if (view.sizing.lagGrowth.value === 0) return overloaded
  const seconds = (view.assumptions.values.growth * workMs(view.group)) / 1000
  for (const [at, records] of memberLoads(view).records.entries())
    if (records * seconds > 1) overloaded.add(at)
  return overloaded
}
