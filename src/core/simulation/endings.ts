/** When the events of a scenario end, and what does not come back. */
import type { ScenarioEvent } from '../model/design'
import { aboutBroker } from './brokers'
import type { EventRun } from './simulation'
import type { GroupState, World } from './state'
import { tell } from './tell'

/** Returns from when until when each event lasts; those that begin after the end, or name nothing that runs, are left out. */
export function eventRuns(world: World): readonly EventRun[] {
  return world.scenario.events.flatMap((event, index): readonly EventRun[] => {
    if (event.atSeconds >= world.length || !world.begun.has(event)) return []
    const ends = endOf(event)
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

const endOf = ({ atSeconds, lastsSeconds = Number.POSITIVE_INFINITY }: ScenarioEvent): number =>
  atSeconds + lastsSeconds

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

/** Tells at its beginning, after what it does, of an event that takes something down for the rest of the run. */
export function tellWithoutEnd(world: World, event: ScenarioEvent): void {
  if (endOf(event) < world.length || event.atSeconds >= world.length) return
  world.agenda.plan(event.atSeconds, (at) => {
    const gone = goneWith(world, event)
    if (gone) tell(world, at, gone.about, `${gone.what} does not come back before the end`, 'bad')
  })
}

interface Gone {
  readonly about: string
  readonly what: string
}

/** What an event took down; undefined of what takes nothing down, or found it down. */
function goneWith(world: World, event: ScenarioEvent): Gone | undefined {
  switch (event.kind) {
    case 'broker-lost': {
      const broker = world.brokers[(event.broker ?? 1) - 1]
      return broker && !broker.isUp ? { about: aboutBroker(broker), what: `Broker ${broker.id}` } : undefined
    }
    case 'rack-lost': {
      const rack = `rack-${event.rack}`
      const first = world.brokers.find((broker) => broker.rack === rack && !broker.isUp)
      return first && { about: aboutBroker(first), what: rack }
    }
    case 'member-crash':
    case 'member-stuck': {
      const group = groupOf(world, event)
      const member = group?.members[(event.member ?? 1) - 1]
      return group && member && member.state !== 'up'
        ? { about: group.view.id, what: member.name }
        : undefined
    }
    case 'group-stopped': {
      const group = groupOf(world, event)
      return group && { about: group.view.id, what: group.name }
    }
    case 'task-failed':
      return { about: `connector:${event.connector}`, what: `That task of ${event.connector}` }
    case 'worker-lost':
      return { about: `connector:${event.connector}`, what: 'That worker' }
    default:
      return undefined
  }
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
