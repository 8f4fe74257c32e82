import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { type History, makeEdit, redoStep, startHistory, undoStep } from './history'
import { LONGEST_KEPT, packHistory, unpackHistory } from './packed-history'

const isSound = (value: unknown): value is Design => value !== null
const become = (design: Design, label = design.name) => ({ label, apply: () => design })

/** As a page that was reloaded finds it: the design as it was stored, and the text beside it. */
function reloaded(history: History, room?: number): History {
  const design = JSON.parse(JSON.stringify(history.design)) as Design
  return { ...startHistory(design), ...unpackHistory(packHistory(history, room), design, isSound) }
}

/** Everything that can be gone back and forth to, as text, with the labels on the way. */
function allStates(history: History): readonly string[] {
  const states: string[] = []
  const visit = (now: History) =>
    states.push([JSON.stringify(now.design), now.past.at(-1)?.label, now.future.at(-1)?.label].join(' '))
  let now = history
  while (now.future.length > 0) now = redoStep(now)
  visit(now)
  while (now.past.length > 0) {
    now = undoStep(now)
    visit(now)
  }
  return states
}

describe('packHistory', () => {
  it('leads a page that was reloaded, and reloaded again, to all that could be gone to before', () => {
    const designs = fc.array(designArbitrary, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(designs, fc.nat(3), ([first, ...others], undone) => {
        let history = others.map((design) => become(design)).reduce(makeEdit, startHistory(first as Design))
        for (let step = 0; step < undone; step += 1) history = undoStep(history)
        const room = 10_000_000
        const again = reloaded(history, room)
        expect(allStates(again)).toEqual(allStates(history))
        const edited = makeEdit(again, become(emptyDesign('later')))
        expect(allStates(reloaded(edited, room))).toEqual(allStates(edited))
      }),
      { numRuns: 40 },
    )
  })

  it('keeps the nearest steps within its limit, and nothing of a history without steps', () => {
    const steps = Array.from({ length: 20 }, (_, at) => become(emptyDesign(`${at}`.repeat(2_000)), `${at}`))
    const history = steps.reduce(makeEdit, startHistory(emptyDesign('first')))
    const text = packHistory(history, 30_000)
    expect(text.length).toBeLessThan(30_010)
    const { past } = unpackHistory(text, history.design, isSound)
    expect(past.length).toBeGreaterThan(4)
    expect(past.map(({ label }) => label)).toEqual(history.past.slice(-past.length).map(({ label }) => label))
    expect(packHistory(startHistory(emptyDesign('new')))).toBe('')
    expect(LONGEST_KEPT).toBeLessThan(1_000_000)
  })
})

describe('unpackHistory', () => {
  it('has no steps where the text is broken, and stays where a step leads to no design', () => {
    const design = emptyDesign('now')
    for (const text of ['', '{', 'null', '[]', '[[7],[["label"]]]', '{"0":1}'])
      expect(unpackHistory(text, design, isSound)).toEqual({ past: [], future: [] })
    const torn = '[[["Move orders",[2,0,[["topics",[1,[[4,9]]]]]]],["Add orders",[0]]],[]]'
    const isNamed = (value: unknown): value is Design => (value as Design | undefined)?.name !== undefined
    const { past } = unpackHistory(torn, design, isNamed)
    expect(past.map((step) => step.design)).toEqual([design, design])
  })
})
