/** Catches two scenarios of one name, and one that is deleted and leaves an empty list in the file. */
import { expect, it } from 'vitest'
import type { Design, Scenario } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { addScenario, freeScenarioName, removeScenario } from './edit-scenarios'

const named = (name: string): Scenario => ({ name, lengthSeconds: 600, events: [] })
const design = { ...emptyDesign('Shop'), scenarios: [named('Burst'), named('Crash')] }
const names = (of: Design) => of.scenarios?.map(({ name }) => name)

it('adds one after another, under a name of its own', () => {
  const once = addScenario(0, named('Burst')).apply(design)
  expect(names(once)).toEqual(['Burst', 'Burst 2', 'Crash'])
  expect(names(addScenario(1, named('Burst 2')).apply(once))).toEqual([
    'Burst',
    'Burst 2',
    'Burst 3',
    'Crash',
  ])
  expect(freeScenarioName(design, 'Deploy')).toBe('Deploy')
})

it('takes one away, and the list with the last', () => {
  expect(names(removeScenario(0).apply(design))).toEqual(['Crash'])
  expect(removeScenario(5).apply(design)).toBe(design)
  const one = { ...design, scenarios: [named('Burst')] }
  expect('scenarios' in removeScenario(0).apply(one)).toBe(false)
})
