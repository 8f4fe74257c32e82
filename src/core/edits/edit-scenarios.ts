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

/** Takes a scenario away; the list leaves the document with its last one. */
export const removeScenario = (index: number): Edit => ({
  label: 'Delete a scenario',
  apply(design: Design) {
    const { scenarios = [], ...rest } = design
    const left = scenarios.filter((_, at) => at !== index)
    return left.length === 0 ? rest : { ...rest, scenarios: left }
  },
})
