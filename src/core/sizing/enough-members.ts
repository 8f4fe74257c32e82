import { DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import { workMs } from '../model/retrying'
import type { ConsumerGroupRead, ConsumerGroupView, TopicView } from '../views/views'
import { assignorOf } from './assignor'
import { distinctKeys } from './co-partitioning'
import { ceilOf } from './figures'
import { memberLoadsBy, mostInFlight } from './member-loads'
import { consumersOf, ownersOf } from './partition-bounds'
import { roundWithin } from './round-partitions'

/** So many counts are tried; beyond, more members are no answer. */
const MOST_TRIED = 96

type Group = Pick<ConsumerGroupView, 'group' | 'settings' | 'reads' | 'assumptions'>

/**
 * The least members with which the busiest of them works no more than the planned share of its time when the group
 * gets so many records a second at peak, with the partitions that topics without a count of their own then get.
 * Undefined where none suffices: one key, one partition, an assignor that gives all to one, or members that each read
 * everything.
 */
export function enoughMembers(view: Group, peakRecords: number): number | undefined {
  const { group, reads, assumptions } = view
  const { growth, utilisation } = assumptions.values
  const threads = group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER
  const seconds = workMs(group) / 1000
  const busy = peakRecords * growth * seconds
  const first = Math.max(1, ceilOf(busy / utilisation / threads))
  if (group.reads === 'share') return first <= mostInFlight(group, reads) ? first : undefined
  if (group.reads === 'everything') return undefined
  const assignor = assignorOf(view)
  let members = first
  for (let tried = 0; tried < MOST_TRIED; tried += 1) {
    const loads = memberLoadsBy(withMembers(view, members), assignor)
    const all = reads.reduce((sum, { rate }) => sum + rate.peakRecords, 0)
    if (all === 0) return undefined
    if ((loads.busiest / all) * busy <= utilisation * (1 + 1e-9)) return members
    const consumers = members * threads
    const partitions = reads.reduce((sum, read) => sum + partitionsWith(read.topic, group.name, consumers), 0)
    if (consumers > partitions * 2) return undefined
    members += Math.max(1, Math.floor(first / MOST_TRIED))
  }
  return undefined
}

/** The group with so many members, its topics as wide as they then are. */
function withMembers({ group, settings, reads }: Group, members: number) {
  const wider = { ...group, members }
  const consumers = consumersOf(wider)
  return {
    group: wider,
    settings,
    reads: reads.map((read): ConsumerGroupRead => {
      const partitions = partitionsWith(read.topic, group.name, consumers)
      return partitions === read.topic.partitions ? read : { ...read, topic: { ...read.topic, partitions } }
    }),
  }
}

/** The partitions of a topic when one of its groups has so many consumers. */
function partitionsWith(view: TopicView, groupName: string, consumers: number): number {
  const { topic, cluster, assumptions, readers } = view
  const { chosenBy, bounds } = view.sizing.partitions
  if (chosenBy === 'user') return view.partitions
  const isJoined = bounds.coPartitioned.value > 0
  if (isJoined && consumers <= view.partitions) return view.partitions
  let least = Math.max(1, consumers, bounds.write.value, bounds.read.value, bounds.processing.value)
  for (const { group } of readers) if (group.name !== groupName) least = Math.max(least, ownersOf(group))
  least = Math.max(least, bounds.coPartitioned.value)
  return roundWithin(distinctKeys(topic), least, assumptions.values.rounding, cluster.brokers)
}
