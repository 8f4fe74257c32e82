/** When the events of a scenario end, and what does not come back. */
import type { ScenarioEvent } from '../model/design'
import { howLong } from './how-long'
import { notedEnd, takenBy } from './noted'
import type { EventRun } from './simulation'
import type { GroupState, World } from './state'
import { tell } from './tell'

/** Returns from when until when each event lasts; those that begin after the end, or name nothing that runs, are left out. */
export function eventRuns(world: World): readonly EventRun[] {
  return world.scenario.events.flatMap((event, index): readonly EventRun[] => {
    if (event.atSeconds >= world.length || !world.begun.has(event)) return []
    const ends = endOf(world, event)
    return [
      {
        event: index,
        fromSeconds: event.atSeconds,
        untilSeconds: Math.min(ends, world.length),
        isOver: ends < world.length,
      },
    ]
  })
}

const endOf = (world: World, event: ScenarioEvent): number =>
  notedEnd(world, event) ?? event.atSeconds + howLong(event, groupOf(world, event)?.members.length ?? 1)

/** Returns how many seconds an event lasts, at most to the end of the run. */
export const lasts = (world: World, { atSeconds, lastsSeconds }: ScenarioEvent): number =>
  lastsSeconds ?? Math.max(0, world.length - atSeconds)

/** Plans the end of something, unless the scenario is over before. */
export function endAt(world: World, at: number, act: (at: number) => void): void {
  if (at < world.length) world.agenda.plan(at, act)
}

/** Whether what an event needs to name is there. */
export function namesWhatIsDrawn(world: World, event: ScenarioEvent): boolean {
  const { kind, group, application, connector, broker, rack, topic, producer } = event
  if (kind === 'broker-lost') return world.brokers[(broker ?? 1) - 1] !== undefined
  if (kind === 'rack-lost') return world.brokers.some((one) => one.rack === `rack-${rack}`)
  if (kind === 'partitions-added') return world.topics.has(topic ?? '')
  if (kind === 'burst' || kind === 'growth')
    return (
      (topic === undefined || world.topics.has(topic)) &&
      (producer === undefined || world.writers.has(`producer:${producer}`))
    )
  if (group !== undefined || application !== undefined) return groupOf(world, event) !== undefined
  return world.connectors.some(({ name }) => name === connector)
}

/** Tells at its beginning, after what it does, of an event that took something down for the rest of the run. */
export function tellWithoutEnd(world: World, event: ScenarioEvent): void {
  if (endOf(world, event) < world.length || event.atSeconds >= world.length) return
  world.agenda.plan(event.atSeconds, (at) => {
    const taken = takenBy(world, event)
    if (taken) tell(world, at, taken.about, `${taken.what} does not come back before the end`, 'bad')
  })
}

/** Returns the group that an event names: one of members, of an application, or of the tasks of a sink. */
export function groupOf(
  world: World,
  { group, application, connector }: ScenarioEvent,
): GroupState | undefined {
  if (group !== undefined) return world.groups.get(group)
  const id = application === undefined ? `connector:${connector}` : `streamsApp:${application}`
  for (const one of world.groups.values()) if (one.view.id === id) return one
  return undefined
}
