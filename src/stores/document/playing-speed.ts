/** How fast a scenario is played: seconds of it for one of the clock. */
import type { Scenario } from '@/core/model/design'

/** Speeds at which a scenario can be followed, from the one of a clock up to one that shows it all in some seconds. */
const SPEEDS = [1, 10, 30, 60, 300, 900, 3600, 10_800, 43_200, 172_800, 604_800] as const
const OFFERED = 4
const SHORTEST_SECONDS = 20

/** The speeds that are offered for a scenario of a length, slowest first. */
export function speedsFor(lengthSeconds: number): readonly number[] {
  const fastest = SPEEDS.findLastIndex((speed) => speed * SHORTEST_SECONDS <= lengthSeconds)
  const from = Math.max(0, fastest + 1 - OFFERED)
  return SPEEDS.slice(from, from + OFFERED)
}

/** The speed that was chosen, or where the scenario is too long or too short for it one that is offered. */
export function speedOf({
  speed,
  scenario,
}: {
  readonly speed: number
  readonly scenario: Pick<Scenario, 'lengthSeconds'>
}): number {
  const offered = speedsFor(scenario.lengthSeconds)
  return offered.includes(speed) ? speed : (offered[2] ?? speed)
}
