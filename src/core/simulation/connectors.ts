/** What happens to connectors: a task fails, and a source begins with a snapshot of all that there is. */
import type { ScenarioEvent } from '../model/design'
import { howLong } from './how-long'
import { comeBack, leave } from './members'
import { multiply } from './multiply'
import { noteTaken } from './noted'
import type { World } from './state'
import { sayRecords, sayTime, tell } from './tell'

/** What a source missed comes in so many times as fast as it is made. An assumption. */
const CATCH_UP_FACTOR = 2
const WORTH_TELLING_SECONDS = 5

const aboutConnector = (name: string): string => `connector:${name}`

/**
 * A task fails, and nobody starts it again before the end of the event: Connect does not by itself. The tasks of a sink
 * are members of a group, and the others take over; of a source its part of the other system waits there, and comes
 * after it.
 */
export function failTask(world: World, event: ScenarioEvent): void {
  const name = event.connector ?? ''
  const about = aboutConnector(name)
  const sink = [...world.groups.values()].find(({ view }) => view.id === about)
  const ends = event.lastsSeconds === undefined ? world.length : event.atSeconds + event.lastsSeconds
  if (sink) {
    world.agenda.plan(event.atSeconds, (at) => {
      const member = sink.members[(event.member ?? 1) - 1]
      if (member?.state !== 'up') return
      tell(
        world,
        at,
        about,
        `Task ${member.index} of ${name} fails, and is not started again by itself`,
        'bad',
      )
      noteTaken(world, event, about, `That task of ${name}`)
      leave(world, sink, member, at)
      if (ends < world.length) world.agenda.plan(ends, (then) => comeBack(world, sink, member, then))
    })
    return
  }
  const tasks = sourceTasks(world, name)
  if (tasks === 0) return
  const rest = 1 - 1 / tasks
  world.agenda.plan(event.atSeconds, (at) => {
    tell(
      world,
      at,
      about,
      `A task of ${name} fails: ${tasks === 1 ? 'nothing comes in' : `1 of ${tasks} parts of its records stays where it is`}`,
      'bad',
    )
    noteTaken(world, event, about, `That task of ${name}`)
    multiply(world, event, rest, at)
  })
  if (ends >= world.length) return
  world.agenda.plan(ends, (at) => bringIn(world, event, 1 - rest, at - event.atSeconds, at))
}

/** A source that is whole again brings in what a share of it missed for so long, on top of what is made by then. */
export function bringIn(world: World, event: ScenarioEvent, share: number, missed: number, at: number): void {
  const seconds = (missed * share) / (CATCH_UP_FACTOR - 1)
  const name = event.connector ?? ''
  if (world.refused.has(aboutConnector(name))) return
  if (seconds >= WORTH_TELLING_SECONDS)
    tell(
      world,
      at,
      aboutConnector(name),
      `${name} runs whole again and brings in what it missed, for ${sayTime(seconds)}`,
      'good',
    )
  if (seconds <= 0) return
  multiply(world, event, CATCH_UP_FACTOR, at)
  if (at + seconds < world.length) world.agenda.plan(at + seconds, (then) => multiply(world, event, 1, then))
}

function sourceTasks(world: World, name: string): number {
  for (const topic of world.topics.values())
    for (const { connector, instances } of topic.sources)
      if (connector === name) return Math.max(1, instances)
  return 0
}

/** A source reads all that is there before it follows what changes: the rows of its snapshot come on top, evenly. */
export function takeSnapshot(world: World, event: ScenarioEvent): void {
  const name = event.connector ?? ''
  const seconds = howLong(event, 1)
  const rate = sourceRate(world, name)
  if (seconds <= 0 || rate.records <= 0) return
  const rows = event.factor === undefined ? rate.snapshotRows : undefined
  const factor = rows === undefined ? (event.factor ?? 3) : 1 + rows / seconds / rate.records
  world.agenda.plan(event.atSeconds, (at) => {
    const what = rows === undefined ? `${Number(factor.toPrecision(3))} times as much` : sayRecords(rows)
    tell(
      world,
      at,
      aboutConnector(name),
      `${name} takes a snapshot: ${what} within ${sayTime(seconds)}`,
      'bad',
    )
    multiply(world, event, factor, at)
  })
  if (event.atSeconds + seconds < world.length)
    world.agenda.plan(event.atSeconds + seconds, (at) => {
      tell(world, at, aboutConnector(name), `The snapshot of ${name} is done`, 'good')
      multiply(world, event, 1, at)
    })
}

function sourceRate(world: World, name: string): { records: number; snapshotRows: number | undefined } {
  let records = 0
  let snapshotRows: number | undefined
  for (const topic of world.topics.values())
    for (const source of topic.sources) {
      if (source.connector !== name) continue
      records += source.base
      snapshotRows = source.snapshotRows ?? snapshotRows
    }
  return { records, snapshotRows }
}
