import type { ScenarioEvent } from '../model/design'
import { feed } from './feed'
import type { Source } from './source'
import type { World } from './state'

/** What events make of a producer's rate: their factors, each event's own. */
const factors = new WeakMap<World, Map<ScenarioEvent, number>>()

/** Gives what an event concerns so many times its rate, with what other events make of it. */
export function multiply(world: World, event: ScenarioEvent, factor: number, at: number): void {
  const known = factors.get(world) ?? new Map<ScenarioEvent, number>()
  factors.set(world, known)
  known.set(event, factor)
  for (const topic of world.topics.values()) {
    let isChanged = false
    for (const source of topic.sources) {
      if (!concerns(event, source, topic.name)) continue
      let rate = source.base
      for (const [other, by] of known) if (concerns(other, source, topic.name)) rate *= by
      if (rate !== source.rate) isChanged = true
      source.rate = rate
    }
    if (isChanged) feed(world, topic, at)
  }
  world.isMarked = true
}

/** Whether what an event multiplies is written by anybody who runs. */
export function concernsAnybody({ topics }: World, event: ScenarioEvent): boolean {
  for (const { name, sources } of topics.values())
    if (sources.some((source) => !source.isRefused && concerns(event, source, name))) return true
  return false
}

/** Whether an event changes what a source writes: a producer's, a connector's, or that of everybody at work. */
function concerns(event: ScenarioEvent, { producer, connector, group }: Source, topic: string): boolean {
  if (group !== undefined || (event.topic !== undefined && event.topic !== topic)) return false
  if (event.connector !== undefined) return event.connector === connector
  return event.producer === undefined || event.producer === producer
}
