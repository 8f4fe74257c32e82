/** The one sentence that says how a group is. */
import { formatCount, formatCountOf, formatDuration } from '../shared/format'
import type { Cause, CauseKind, PartitionReading, Status } from './diagnosis'

interface Summed {
  readonly name: string
  readonly status: Status
  readonly isKnown: boolean
  readonly partitions: readonly PartitionReading[]
  readonly causes: readonly Cause[]
  readonly lag: number
  readonly isEmpty: boolean
  readonly hasTwo: boolean
}

/** Returns the sentence that says the status of a group and why. */
export function summaryOf({
  name,
  status,
  isKnown,
  partitions,
  causes,
  lag,
  isEmpty,
  hasTwo,
}: Summed): string {
  if (status === 'healthy') {
    if (!isKnown)
      return `Whether ${name} keeps up is not known: it is listed without its offsets. Paste what --describe prints of it as well.`
    if (lag === 0) return `${name} has read all there is${isEmpty ? ', and has no active members now' : ''}.`
    return partitions.some(({ state }) => state === 'catching-up')
      ? `${name} is catching up${clearIn(partitions)}: ${formatCount(lag)} records wait.`
      : partitions.some(({ state }) => state === 'steady')
        ? `${name} reads as much as is written: ${formatCount(lag)} records wait, as many as before.`
        : `${name} keeps up: ${formatCount(lag)} records are under way.`
  }
  const count = (state: PartitionReading['state']) =>
    partitions.filter((reading) => reading.state === state).length
  const parts = (
    ['rewinding', 'beyond-end', 'stopped', 'stalled', 'falling-behind', 'lagging'] as const
  ).flatMap((state) => {
    const number = count(state)
    return number === 0 ? [] : [`${formatCountOf(number, 'partition')} ${WORDS[state]}`]
  })
  const [first] = causes
  if (parts.length === 0 && first) {
    const waiting = lag === 0 ? '' : `; ${formatCountOf(lag, 'record')} ${lag === 1 ? 'waits' : 'wait'}`
    return `${name} ${HEADLINES[first.kind]}${waiting}.`
  }
  const what = parts.join(', ')
  const more =
    hasTwo || !parts.some((part) => part.endsWith(WORDS.lagging))
      ? ''
      : '; a second listing tells whether the lag grows'
  return `${name}: ${what}, ${formatCount(lag)} records behind in all${more}.`
}

/** Returns the status in a word or two: `catching up` where a lag shrinks that is more than work in hand. */
export function wordsOf(status: Status, isKnown: boolean, partitions: readonly PartitionReading[]): string {
  if (!isKnown) return 'not known'
  return status === 'healthy' && partitions.some(({ state }) => state === 'catching-up')
    ? 'catching up'
    : status
}

/** When the slowest partition that catches up has done so, as it goes. */
function clearIn(partitions: readonly PartitionReading[]): string {
  let longest = 0
  for (const { state, lag, read, written } of partitions) {
    if (state !== 'catching-up') continue
    if (read === null || written === null || lag === null || read <= written) return ''
    longest = Math.max(longest, lag / (read - written))
  }
  return ` and clear in about ${formatDuration(longest < 120 ? Math.ceil(longest) * 1000 : Math.ceil(longest / 60) * 60_000)} as it goes`
}

const WORDS = {
  rewinding: 'rewinding',
  'beyond-end': 'beyond the end of the log',
  stopped: 'stopped',
  stalled: 'stalled',
  'falling-behind': 'falling behind',
  lagging: 'behind',
} as const

/** What is said of a group whose partitions are no trouble by themselves: the cause says the rest. */
const HEADLINES: Readonly<Record<CauseKind, string>> = {
  rewinding: 'goes back in its offsets',
  'offset-beyond-end': 'is beyond the end of a log',
  'no-leader': 'has partitions that no broker leads',
  'no-members': 'has no members that read',
  'topology-not-ready': 'waits for its topics: nobody has a task',
  'dead-member': 'has lost a member',
  'partition-without-owner': 'has partitions that nobody reads',
  'stuck-member': 'does not move',
  'never-committed': 'has offsets that were never committed: its lag is not known',
  rebalancing: 'waits for the end of a rebalance',
  'rebalancing-without-end': 'does not come to rest',
  retention: 'loses records, or is about to',
  skew: 'has its work spread unevenly',
  'slow-member': 'has a slow member',
  'too-few-members': 'has too few members',
  'slow-processing': 'works too slowly',
  'idle-members': 'has members without work',
}
