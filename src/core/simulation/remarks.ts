/** What a simulation had to assume, or cannot tell, because the design does not say it. */
import type { ScenarioEvent } from '../model/design'
import { EVENT_LABELS } from '../model/scenario-words'
import { formatBytesPerSecond } from '../shared/format'
import { namesWhatIsDrawn } from './endings'
import { batchSeconds, isLockOver } from './serve'
import type { GroupState, World } from './state'
import { sayTime } from './tell'

/** Whether the design says how long a record takes of its reader. */
export const isTimeStated = ({ view }: Pick<GroupState, 'view'>): boolean =>
  view.group.processingMsPerRecord !== undefined

const sayNames = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const sayUntimed = (names: readonly string[]): string =>
  names.length === 1
    ? `How long a record takes of ${names[0]} is not stated: it is taken to read as fast as fetches bring, so that whether it keeps up, and how long it takes to catch up, cannot be told.`
    : `How long a record takes is not stated of ${sayNames(names)}: they are taken to read as fast as fetches bring, so that whether they keep up, and how long they take to catch up, cannot be told.`

/** Less than this of a record is told as none. */
const TOLD_RECORDS = 0.5

const isOnTimer = ({ autoCommitSeconds, commitsWhatIsInHand, view }: GroupState): boolean =>
  autoCommitSeconds !== null && !commitsWhatIsInHand && view.streams === undefined

/** Returns a sentence for each thing that the design leaves open and the simulation depends on. */
export function remarksOf(world: World): readonly string[] {
  const remarks: string[] = []
  const untimed = [...world.groups.values()].filter((group) => !isTimeStated(group))
  if (untimed.length > 0) remarks.push(sayUntimed(untimed.map(({ name }) => name)))
  for (const group of world.groups.values()) {
    if (isLockOver(group))
      remarks.push(
        `A poll of ${group.maxPollRecords} records takes ${group.name} ${sayTime(batchSeconds(group))}, longer than a record is locked (${sayTime(group.lockSeconds)}): each is delivered ${group.deliveries} times and given up.`,
      )
    if (group.view.streams?.hasUnknownState)
      remarks.push(
        `How large the state of ${group.name} is cannot be told, since nothing says how many keys there are: it is taken to be read back at once.`,
      )
  }
  for (const group of world.groups.values())
    if (group.redone > TOLD_RECORDS && isOnTimer(group))
      remarks.push(
        `${group.name} commits on a timer, and is taken to work in the thread that polls: a crash repeats what came since the last commit. What it hands to other threads may be committed before its work is done, and is lost then.`,
      )
  const unwritten = [...world.topics.values()].filter(
    ({ readers, sources }) =>
      readers.length > 0 &&
      sources.length > 0 &&
      sources.every(({ base, group, isRefused }) => base === 0 && group === undefined && !isRefused),
  )
  if (unwritten.length > 0)
    remarks.push(
      `How much is written to ${sayNames(unwritten.map(({ name }) => name))} is not stated: ${unwritten.length === 1 ? 'it is' : 'they are'} taken to get nothing.`,
    )
  for (const event of world.scenario.events)
    if (event.atSeconds < world.length && !namesWhatIsDrawn(world, event))
      remarks.push(`${EVENT_LABELS[event.kind]}: ${namedBy(event)} is not there, so that it does nothing.`)
  if (world.brokers.some(({ readCap }) => readCap < Number.POSITIVE_INFINITY) && !world.isEgressStated)
    remarks.push(
      `What a broker's network can do is not stated: ${formatBytesPerSecond(world.egress)} is assumed.`,
    )
  return remarks
}

/** Whom an event names, as it names it. */
function namedBy({ group, application, connector, broker, rack, topic, producer }: ScenarioEvent): string {
  if (broker !== undefined) return `broker ${broker}`
  if (rack !== undefined) return `rack-${rack}`
  return group ?? application ?? connector ?? producer ?? topic ?? 'what it is about'
}
