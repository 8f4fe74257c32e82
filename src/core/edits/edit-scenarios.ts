import type { Design, Scenario } from '../model/design'
import type { Edit } from './edit'

/** Puts a scenario at an index of the design's list, or at its end; the same again is no edit. */
export const setScenario = (index: number, scenario: Scenario, label: string, mergeKey?: string): Edit => ({
  label,
  ...(mergeKey !== undefined && { mergeKey }),
  apply(design) {
    const before = design.scenarios ?? []
    const scenarios = index < before.length ? before.with(index, scenario) : [...before, scenario]
    return { ...design, scenarios }
  },
})

/** Adds a scenario after the one at an index, under a name that no other one has. */
export const addScenario = (after: number, scenario: Scenario, label = 'Add a scenario'): Edit => ({
  label,
  apply(design) {
    const before = design.scenarios ?? []
    const named = { ...scenario, name: freeScenarioName(design, scenario.name) }
    return { ...design, scenarios: before.toSpliced(after + 1, 0, named) }
  },
})

/** Takes a scenario away; of one that is not there it is no edit. */
export const removeScenario = (index: number): Edit => ({
  label: 'Delete a scenario',
  apply(design) {
    const { scenarios = [], ...rest } = design
    if (!scenarios[index]) return design
    return scenarios.length === 1 ? rest : { ...rest, scenarios: scenarios.toSpliced(index, 1) }
  },
})

/** The name, or where a scenario of the design has it the first that is free after it: `Burst`, `Burst 2`, `Burst 3`. */
export function freeScenarioName({ scenarios = [] }: Pick<Design, 'scenarios'>, wanted: string): string {
  const taken = new Set(scenarios.map(({ name }) => name))
  if (!taken.has(wanted)) return wanted
  const stem = wanted.replace(/ \d{1,4}$/, '')
  let next = 2
  while (taken.has(`${stem} ${next}`)) next += 1
  return `${stem} ${next}`
}
