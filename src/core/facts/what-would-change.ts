import { ownsPartitions } from '../model/reading'
import { workMs } from '../model/retrying'
import { formatBytesPerSecond, formatCount, formatSignificant } from '../shared/format'
import { distinctKeys } from '../sizing/co-partitioning'
import { countOf } from '../sizing/figures'
import { consumersOf } from '../sizing/partition-bounds'
import { countBelow, roundWithin } from '../sizing/round-partitions'
import type { PartitionBoundName } from '../sizing/sizing'
import type { TopicReader, TopicView } from '../views/views'

const BOUND_NAME: Readonly<Record<PartitionBoundName, string>> = {
  write: 'Write',
  read: 'Read',
  members: 'Members',
  processing: 'Processing',
  coPartitioned: 'Co-partitioned',
  order: 'Order',
}

/** One need of a topic before it is made a whole count. */
interface Need {
  readonly bound: PartitionBoundName
  readonly exact: number
  readonly reader?: TopicReader
}

/** How many times as large an input must become, and the sentence that says what then binds at which count. */
interface Flip {
  readonly times: number
  readonly says: string
}

/**
 * The inputs of a topic's recommended count that are nearest to flipping it, each by itself: the one that
 * would lower it, then the one that would raise it. Undefined where nothing is written or read.
 *
 * @see DESIGN.md section 5
 */
export function whatWouldChange(view: TopicView): string | undefined {
  const { bounds, binding } = view.sizing.partitions
  if (bounds[binding].value === 0) return undefined
  const needs = needsOf(view)
  const first =
    binding === 'coPartitioned'
      ? followed(view)
      : binding === 'order'
        ? withoutOrder(view, needs)
        : lower(view, needs)
  return [first, raise(view, needs)].filter((flip) => flip !== undefined).join(' ') || undefined
}

/** A count that another topic sets changes with that one, up or down. */
function followed({ sizing: { partitions: sizing } }: TopicView): string {
  const { at = '', inputs } = sizing.bounds.coPartitioned
  const what = inputs.some(({ origin }) => origin === 'user') ? 'count' : 'need'
  return `With another ${what} of \`${nameOf(at)}\`, this one would follow.`
}

/** Without the promise only the traffic and the members decide. */
function withoutOrder(view: TopicView, needs: readonly Need[]): string | undefined {
  const most = largest(needs)
  return most === undefined
    ? undefined
    : `Without the promise of order, ${BOUND_NAME[most.bound]} would bind at ${formatCount(rounded(view, countOf(most.exact)))}.`
}

const nameOf = (id: string): string => id.slice(id.indexOf(':') + 1)

/** Every need by itself, each group's apart. */
function needsOf({ rate, readers, assumptions: { values }, sizing }: TopicView): readonly Need[] {
  const needs: Need[] = [
    {
      bound: 'write',
      exact: (rate.peakBytes * values.growth) / (values.partitionWriteBytesPerSecond * values.headroom),
    },
  ]
  let readBytes = 0
  for (const reader of readers) {
    readBytes += reader.rate.peakBytes
    if (!ownsPartitions(reader.group)) continue
    const ms = workMs(reader.group)
    const busy = (reader.rate.peakRecords * values.growth * ms) / 1000 / values.utilisation
    needs.push({ bound: 'members', exact: consumersOf(reader.group), reader })
    if (busy > 0) needs.push({ bound: 'processing', exact: busy, reader })
  }
  needs.push({
    bound: 'read',
    exact: (readBytes * values.growth) / (values.partitionReadBytesPerSecond * values.headroom),
  })
  needs.push({ bound: 'coPartitioned', exact: sizing.partitions.bounds.coPartitioned.value })
  return needs
}

/** Bytes a second that all groups read at peak. */
export const readTogether = ({ readers }: TopicView): number =>
  readers.reduce((sum, { rate }) => sum + rate.peakBytes, 0)

const largest = (needs: readonly Need[]): Need | undefined =>
  needs.reduce<Need | undefined>((most, need) => (need.exact > (most?.exact ?? 0) ? need : most), undefined)

const followsRate = ({ bound }: Need): boolean => bound !== 'members' && bound !== 'coPartitioned'

/** What the count falls to when the input of the binding bound falls far enough: another bound, or a step. */
function lower(view: TopicView, needs: readonly Need[]): string | undefined {
  const { binding, recommended } = view.sizing.partitions
  const binds = largest(needs.filter(({ bound }) => bound === binding))
  if (binds === undefined) return undefined
  const byRate = binding === 'write' || binding === 'read'
  const rest = largest(needs.filter((need) => (byRate ? !followsRate(need) : need !== binds)))
  const floor = countOf(rest?.exact ?? 0)
  const { rounding } = view.assumptions.values
  const target = Math.max(floor, countBelow(recommended, rounding, view.cluster.brokers), 0)
  if (target < 1 || target >= countOf(binds.exact)) return undefined
  const then = rest !== undefined && floor === target ? rest.bound : binding
  // A lower rate lowers all that follows it, so the largest of those has to fall as far.
  const falls = byRate ? (largest(needs.filter(followsRate)) ?? binds) : binds
  return `${inputAt(view, binds, target, target / falls.exact)}, ${BOUND_NAME[then]} would bind at ${formatCount(target)}.`
}

/** What raises the count with the least change of one input. */
function raise(view: TopicView, needs: readonly Need[]): string | undefined {
  const { recommended } = view.sizing.partitions
  let nearest: Flip | undefined
  const widest = largest(needs.filter(followsRate))
  for (const need of needs) {
    if (need.bound === 'coPartitioned' || need.exact === 0) continue
    if ((need.bound === 'write' || need.bound === 'read') && need !== widest) continue
    const isWhole = need.bound === 'members'
    const threads = need.reader?.group.threadsPerMember ?? 1
    const at = isWhole ? (Math.floor(recommended / threads) + 1) * threads : recommended
    const times = at / need.exact
    if (nearest !== undefined && times >= nearest.times) continue
    const count = rounded(view, isWhole ? at : recommended + 1)
    const says = `${inputAt(view, need, at, times)}, ${BOUND_NAME[need.bound]} would bind at ${formatCount(count)}.`
    nearest = { times, says }
  }
  return nearest?.says
}

const rounded = ({ topic, assumptions, cluster }: TopicView, lowerBound: number): number =>
  roundWithin(distinctKeys(topic), lowerBound, assumptions.values.rounding, cluster.brokers)

/** The input of a need where that is so many partitions: `At 0.192 ms`, `Above 120 MB/s`, `With 8 members`. */
function inputAt(view: TopicView, need: Need, partitions: number, times: number): string {
  const word = times < 1 ? 'At' : 'Above'
  const { reader } = need
  if (reader && need.bound === 'processing') {
    const ms = formatSignificant(workMs(reader.group) * times)
    return `${word} ${ms} ms${view.readers.length > 1 ? ` in \`${reader.group.name}\`` : ''}`
  }
  if (reader) {
    const members = Math.max(1, Math.floor(partitions / (reader.group.threadsPerMember ?? 1)))
    return `With ${formatCount(members)} ${members === 1 ? 'member' : 'members'} in \`${reader.group.name}\``
  }
  if (need.bound === 'write') return `${word} ${formatBytesPerSecond(view.rate.peakBytes * times)}`
  const together = readTogether(view) * times
  return `${word} ${formatBytesPerSecond(together)} read`
}
