import type { ConsumerGroup } from '../model/design'
import { ownsPartitions } from '../model/reading'
import { workMs } from '../model/retrying'
import { formatBytesPerSecond, formatCount, formatSignificant } from '../shared/format'
import { distinctKeys } from '../sizing/co-partitioning'
import { countOf } from '../sizing/figures'
import { consumersOf, largestNeed, largestNeedName, orderBound, ownNeeds } from '../sizing/partition-bounds'
import { countBelow, roundWithin } from '../sizing/round-partitions'
import type { PartitionBoundName } from '../sizing/sizing'
import type { Rate } from '../traffic/traffic'
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

/** One input at another value, as a sentence begins with it, and what is recommended then. */
interface Changed {
  /** How many times as large the input becomes. */
  readonly times: number
  /** `At 0.192 ms`, `Above 120 MB/s`, `With 8 members`. */
  readonly input: string
  readonly count: number
  readonly binding: PartitionBoundName
}

/**
 * The inputs of a topic's recommended count that are nearest to flipping it, each by itself: the one that
 * would lower it, then the one that would raise it. What is said of a count is what the sizing says of the value that
 * is named. Undefined where nothing is written or read.
 *
 * @see DESIGN.md section 5
 */
export function whatWouldChange(view: TopicView): string | undefined {
  const { bounds, binding, recommended } = view.sizing.partitions
  if (bounds[binding].value === 0) return undefined
  const needs = needsOf(view)
  const first =
    binding === 'coPartitioned'
      ? followed(view)
      : binding === 'order'
        ? withoutOrder(view)
        : sentence(lower(view, needs, recommended))
  const last = sentence(raise(view, needs, recommended))
  return [first, last].filter((said) => said !== undefined).join(' ') || undefined
}

const becauseOf = (binding: keyof typeof BOUND_NAME): string =>
  `because of ${BOUND_NAME[binding].toLowerCase()}`

const sentence = (changed: Changed | undefined): string | undefined =>
  changed && `${changed.input}: then ${formatCount(changed.count)}, ${becauseOf(changed.binding)}.`

/** A count that another topic sets changes with that one, up or down. */
function followed({ sizing: { partitions: sizing } }: TopicView): string {
  const { at = '', inputs } = sizing.bounds.coPartitioned
  const what = inputs.some(({ origin }) => origin === 'user') ? 'count' : 'need'
  return `With another ${what} of \`${nameOf(at)}\`, this one would follow.`
}

/** Without the promise only the traffic and the members decide. */
function withoutOrder(view: TopicView): string | undefined {
  const { count, binding } = recommendedWith(view, view.rate, view.readers, false)
  return `Without the promise of order: then ${formatCount(count)}, ${becauseOf(binding)}.`
}

const nameOf = (id: string): string => id.slice(id.indexOf(':') + 1)

/** What is recommended, and by which bound, where so much is written and these read. */
function recommendedWith(
  { topic, assumptions, cluster, sizing: { partitions: sizing } }: TopicView,
  rate: Rate,
  readers: readonly TopicReader[],
  isOrdered = true,
): Pick<Changed, 'count' | 'binding'> {
  const keys = distinctKeys(topic)
  const own = ownNeeds(rate, readers, assumptions)
  const isJoined = sizing.joinedWith !== undefined || !isOrdered || rate.peakRecords === 0
  const order = orderBound(topic, isJoined, keys).value
  const need = Math.max(largestNeed(own), order)
  const joined = sizing.bounds.coPartitioned.value
  const most = largestNeedName(own)
  return {
    count: roundWithin(keys, Math.max(need, joined), assumptions.values.rounding, cluster.brokers),
    binding: joined >= need ? 'coPartitioned' : order > own[most] ? 'order' : most,
  }
}

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
function lower(view: TopicView, needs: readonly Need[], recommended: number): Changed | undefined {
  const { binding } = view.sizing.partitions
  const binds = largest(needs.filter(({ bound }) => bound === binding))
  if (binds === undefined) return undefined
  const byRate = binding === 'write' || binding === 'read'
  const rest = largest(needs.filter((need) => (byRate ? !followsRate(need) : need !== binds)))
  const floor = countOf(rest?.exact ?? 0)
  const { rounding } = view.assumptions.values
  const target = Math.max(floor, countBelow(recommended, rounding, view.cluster.brokers), 0)
  if (target < 1) return undefined
  // A lower rate lowers all that follows it, so the largest of those has to fall as far.
  const falls = byRate ? (largest(needs.filter(followsRate)) ?? binds) : binds
  const changed = changedTo(view, binds, target, target / falls.exact)
  return changed.count < recommended ? changed : undefined
}

/** What raises the count with the least change of one input. */
function raise(view: TopicView, needs: readonly Need[], recommended: number): Changed | undefined {
  let nearest: Changed | undefined
  const widest = largest(needs.filter(followsRate))
  for (const need of needs) {
    if (need.bound === 'coPartitioned' || need.exact === 0) continue
    if ((need.bound === 'write' || need.bound === 'read') && need !== widest) continue
    const threads = need.reader?.group.threadsPerMember ?? 1
    const at = need.bound === 'members' ? (Math.floor(recommended / threads) + 1) * threads : recommended
    const times = at / need.exact
    if (times < 1 || (nearest !== undefined && times >= nearest.times)) continue
    const changed = changedTo(view, need, at, times)
    if (changed.count > recommended) nearest = changed
  }
  return nearest
}

/** A hair above a value, of which a sentence says that something is so above it. */
const HAIR = 1 + 1e-6

/** A value in the digits that are shown, rounded so that what is said of it comes true: down where it falls, up where it rises. */
function shownAs(value: number, isRise: boolean): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 2)
  const steps = value / step
  const whole = isRise ? Math.ceil(steps - 1e-9) : Math.floor(steps + 1e-9)
  return Number((whole * step).toPrecision(3))
}

/** The input of a need where that is so many partitions, and what is recommended then. */
function changedTo(view: TopicView, need: Need, partitions: number, times: number): Changed {
  const { reader } = need
  if (reader && need.bound === 'members') return withMembers(view, reader, partitions, times)
  const isRise = times >= 1
  const word = isRise ? 'Above' : 'At'
  const beyond = isRise ? HAIR : 1
  if (reader) {
    const ms = shownAs(workMs(reader.group) * times, isRise)
    const { retries: _, ...group } = reader.group
    const where = view.readers.length > 1 ? ` in \`${reader.group.name}\`` : ''
    return {
      times,
      input: `${word} ${formatSignificant(ms)} ms${where}`,
      ...recommendedWith(
        view,
        view.rate,
        readersWith(view, reader, { ...group, processingMsPerRecord: ms * beyond }),
      ),
    }
  }
  const now = need.bound === 'write' ? view.rate.peakBytes : readTogether(view)
  const bytes = shownAs(now * times, isRise)
  const scale = (bytes * beyond) / now
  return {
    times,
    input: `${word} ${formatBytesPerSecond(bytes)}${need.bound === 'write' ? '' : ' read'}`,
    ...recommendedWith(
      view,
      scaled(view.rate, scale),
      view.readers.map((one) => ({ ...one, rate: scaled(one.rate, scale) })),
    ),
  }
}

function withMembers(view: TopicView, reader: TopicReader, partitions: number, times: number): Changed {
  const members = Math.max(1, Math.floor(partitions / (reader.group.threadsPerMember ?? 1)))
  return {
    times,
    input: `With ${formatCount(members)} ${members === 1 ? 'member' : 'members'} in \`${reader.group.name}\``,
    ...recommendedWith(view, view.rate, readersWith(view, reader, { ...reader.group, members })),
  }
}

const readersWith = (
  { readers }: TopicView,
  reader: TopicReader,
  group: ConsumerGroup,
): readonly TopicReader[] => readers.map((one) => (one === reader ? { ...one, group } : one))

const scaled = (rate: Rate, times: number): Rate => ({
  averageRecords: rate.averageRecords * times,
  peakRecords: rate.peakRecords * times,
  averageBytes: rate.averageBytes * times,
  peakBytes: rate.peakBytes * times,
})
