import type { Scenario } from '../model/design'
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
