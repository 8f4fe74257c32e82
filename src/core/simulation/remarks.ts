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

/** Returns a sentence for each thing that the design leaves open and the simulation depends on. */
export function remarksOf(world: World): readonly string[] {
  const remarks: string[] = []
  for (const group of world.groups.values()) {
    if (!isTimeStated(group))
      remarks.push(
        `How long a record takes of ${group.name} is not stated: it is taken to read as fast as fetches bring, so that whether it keeps up, and how long it takes to catch up, cannot be told.`,
      )
    if (isLockOver(group))
      remarks.push(
        `A poll of ${group.maxPollRecords} records takes ${group.name} ${sayTime(batchSeconds(group))}, longer than a record is locked (${sayTime(group.lockSeconds)}): each is handed out ${group.deliveries} times and given up.`,
      )
    if (group.view.streams?.hasUnknownState)
      remarks.push(
        `How large the state of ${group.name} is cannot be told, since nothing says how many keys there are: it is taken to be read back at once.`,
      )
  }
  for (const topic of world.topics.values())
    if (
      topic.readers.length > 0 &&
      topic.sources.length > 0 &&
      topic.sources.every(({ base, group, isRefused }) => base === 0 && group === undefined && !isRefused)
    )
      remarks.push(`How much is written to ${topic.name} is not stated: it is taken to get nothing.`)
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
