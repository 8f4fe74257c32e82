import type { Design, Scenario } from '@/core/model/design'
import { suggestScenario } from '@/core/simulation/suggest-scenario'

/** Returns a scenario of a design by its index; the one that is suggested where there is none. */
export const scenarioAt = (design: Design, index: number): Scenario =>
  design.scenarios?.[index] ?? suggestScenario(design)

/** Returns where the scenario that was shown is now: others may have been added or taken away before it. */
export function indexNow(
  { scenarios = [] }: Design,
  { index, scenario }: { readonly index: number; readonly scenario: Scenario },
): number {
  if (scenarios[index] === scenario) return index
  const moved = scenarios.indexOf(scenario)
  return moved >= 0 ? moved : Math.max(0, Math.min(index, scenarios.length - 1))
}
