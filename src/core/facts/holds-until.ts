import type { SizingSettings } from '../model/design'
import { workMs } from '../model/retrying'
import { formatCountOf } from '../shared/format'
import type { Bound, ClusterSizing } from '../sizing/sizing'
import type { ConsumerGroupView, TopicView, Views } from '../views/views'
import { streamsWorkOf } from './streams-work'

/** What is enough today, and for how long it is at a growth of so much a month. */
export interface Holds {
  /** The node, or `cluster`. */
  readonly at: string
  /** What there is: `12 partitions of \`orders\``. Names stand in backticks. */
  readonly what: string
  /** What is short short: `its write rate`. */
  readonly short: string
  /** Months from the month that the traffic is of; 0 where it is short today. */
  readonly months: number
  /** The last month in which it is enough, as `2027-08`, where the design says from when it grows. */
  readonly until?: string
}

/** Beyond so many months nobody plans. */
const FURTHEST = 120

/**
 * Returns what breaks when traffic grows by a share each month, the first first: partitions by what is written, read or
 * processed, the busiest member of a group, the threads of a Streams application, the tasks of a sink, and the brokers’
 * disks and network. The factor for growth of the design is
 * left out: it is the room that this growth uses up. Empty where no monthly growth is stated. Linear in the nodes.
 */
export function holdsUntil(
  views: Views,
  cluster: ClusterSizing,
  sizing: SizingSettings = {},
): readonly Holds[] {
  const { growthPerMonth = 0, growthFrom, growth = 1 } = sizing
  if (growthPerMonth <= 0) return []
  const found: Holds[] = []
  const add = (at: string, what: string, short: string, need: number, has: number) => {
    if (!(need > 0) || !Number.isFinite(has)) return
    const months = Math.max(0, Math.floor(Math.log(has / need) / Math.log1p(growthPerMonth) + 1e-9))
    if (months > FURTHEST) return
    found.push({ at, what, short, months, ...(growthFrom && { until: monthAfter(growthFrom, months) }) })
  }
  for (const view of Object.values(views.topics)) {
    const first = firstNeed(view)
    const what = `${formatCountOf(view.partitions, 'partition')} of \`${view.name}\``
    if (first) add(view.id, what, first.short, first.need, view.partitions)
  }
  for (const { id, name, sizing: group, group: node } of Object.values(views.consumerGroups))
    add(
      id,
      `${formatCountOf(membersOf(node), 'member')} of \`${name}\``,
      'its busiest member',
      group.busy.value / growth,
      1,
    )
  for (const view of Object.values(views.streamsApps)) {
    const work = streamsWorkOf(view)
    if (work)
      add(
        view.id,
        `${formatCountOf(work.working, 'thread')} of \`${view.name}\``,
        'their time',
        work.peak / growth,
        work.capacity,
      )
  }
  for (const { id, name, sizing: of, group, rate } of Object.values(views.connectors))
    add(
      id,
      `${formatCountOf(of.tasks.value, 'task')} of \`${name}\``,
      'their time',
      (rate.peakRecords * (group?.processingMsPerRecord ?? 0)) / 1000,
      of.tasks.value,
    )
  for (const [name, short] of [
    ['storage', 'their disks'],
    ['network', 'their network'],
  ] as const) {
    const { count, bounds } = cluster.brokers
    add('cluster', formatCountOf(count, 'broker'), short, exactly(bounds[name], name) / growth, count)
  }
  return found.sort((one, other) => one.months - other.months)
}

const membersOf = ({ members = 1 }: ConsumerGroupView['group']): number => members

/** What of a topic’s own traffic needs most of its partitions, today and before it is made a whole count. */
function firstNeed(view: TopicView): { readonly need: number; readonly short: string } | undefined {
  const { rate, readers, assumptions } = view
  const { partitionWriteBytesPerSecond, partitionReadBytesPerSecond, headroom, utilisation } =
    assumptions.values
  const read = readers.reduce((sum, reader) => sum + reader.rate.peakBytes, 0)
  const needs = [
    { need: rate.peakBytes / (partitionWriteBytesPerSecond * headroom), short: 'its write rate' },
    { need: read / (partitionReadBytesPerSecond * headroom), short: 'its read rate' },
    ...readers.map(({ group, rate: { peakRecords } }) => ({
      need: (peakRecords * workMs(group)) / 1000 / utilisation,
      short: `the processing time of \`${group.name}\``,
    })),
  ]
  return needs.reduce((most, one) => (one.need > most.need ? one : most))
}

/** Brokers by storage or network before they are made a whole count. */
function exactly({ inputs }: Bound, of: 'storage' | 'network'): number {
  const [first, second, third, fourth] = inputs.map(({ value }) => value)
  if (first === undefined || second === undefined || third === undefined) return 0
  return of === 'storage' ? first / (second * third) : Math.max(first, second) / (third * (fourth ?? 1))
}

/** The month so many months after another, both as `2026-11`. */
function monthAfter(from: string, months: number): string {
  const [year = 0, month = 1] = from.split('-').map(Number)
  const at = year * 12 + month - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
