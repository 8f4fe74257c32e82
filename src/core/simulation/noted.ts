/** What became of the events of a scenario, as those note it that act. */
import type { ScenarioEvent } from '../model/design'
import type { World } from './state'

/** What an event took down, in words, and whom it is told about. */
interface Taken {
  readonly about: string
  readonly what: string
}

function notes<Note>() {
  const known = new WeakMap<World, Map<ScenarioEvent, Note>>()
  return {
    of: (world: World, event: ScenarioEvent): Note | undefined => known.get(world)?.get(event),
    note(world: World, event: ScenarioEvent, note: Note): void {
      const own = known.get(world) ?? new Map<ScenarioEvent, Note>()
      known.set(world, own)
      own.set(event, note)
    },
  }
}

const taken = notes<Taken>()
const ends = notes<number>()

/** Notes what an event has taken down: nothing that it found down, which comes back when something else says. */
export const noteTaken = (world: World, event: ScenarioEvent, about: string, what: string): void =>
  taken.note(world, event, { about, what })

/** Returns what an event has taken down by now; undefined of what took nothing down. */
export const takenBy = taken.of

/** Notes when an event ends by itself. */
export const noteEnd = ends.note

/** Returns when an event ends by itself, in seconds, where that was noted. */
export const notedEnd = ends.of
