import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { describeDesign } from './describe-design'
import type { Edit } from './edit'
import { type History, LONGEST_PAST, makeEdit, redoStep, settle, startHistory, undoStep } from './history'
import { setConfig } from './set-config'

const start = startHistory(emptyDesign('0'))
const named = (name: string, mergeKey?: string): Edit => ({
  label: `Name ${name}`,
  ...(mergeKey !== undefined && { mergeKey }),
  apply: (design: Design) => (design.name === name ? design : { ...design, name }),
})
const edited = (...edits: readonly Edit[]) => edits.reduce(makeEdit, start)
const labels = (history: History) => history.past.map(({ label }) => label)

const anyEdit = fc
  .tuple(fc.nat(9), fc.option(fc.constantFrom('k', 'l'), { nil: undefined }))
  .map(([name, key]) => named(String(name), key))
const anyMove = fc.oneof(
  { weight: 4, arbitrary: anyEdit.map((edit) => (history: History) => makeEdit(history, edit)) },
  fc.constant(undoStep),
  fc.constant(redoStep),
)
const anyHistory = fc
  .array(anyMove, { maxLength: 30 })
  .map((moves) => moves.reduce((now, move) => move(now), start))

describe('history', () => {
  it('undo then redo, and redo then undo, come back to the very same designs and labels', () => {
    const shown = ({ design, past, future }: History) => ({ design, past, future })
    fc.assert(
      fc.property(anyHistory, (history) => {
        if (history.past.length > 0) expect(shown(redoStep(undoStep(history)))).toEqual(shown(history))
        if (history.future.length > 0) expect(shown(undoStep(redoStep(history)))).toEqual(shown(history))
      }),
    )
  })

  it('can always be undone to where it began', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let now = history
        while (now.past.length > 0) now = undoStep(now)
        expect(now.design).toBe(start.design)
        expect(undoStep(now)).toBe(now)
      }),
    )
  })

  it('adds no step and forgets no redo for an edit that changes nothing', () => {
    const undone = undoStep(edited(named('1'), named('2')))
    expect(makeEdit(undone, named('1'))).toBe(undone)
  })

  it('makes one step of consecutive edits with one key, under the newest label', () => {
    const typed = edited(named('a', 'name'), named('ab', 'name'), named('abc', 'name'))
    expect(labels(typed)).toEqual(['Name abc'])
    expect(undoStep(typed).design).toBe(start.design)
  })

  it('starts a new step for another key, for none, and after an undo', () => {
    expect(labels(edited(named('a', 'k'), named('b', 'l'), named('c', 'k')))).toHaveLength(3)
    expect(labels(edited(named('a', 'k'), named('b'), named('c')))).toHaveLength(3)
    const redone = redoStep(undoStep(edited(named('a', 'k'))))
    expect(labels(makeEdit(redone, named('b', 'k')))).toHaveLength(2)
  })

  it('starts a new step for the same key once the one before is settled', () => {
    const settled = settle(edited(named('a', 'k'), named('ab', 'k')))
    expect(settle(settled)).toBe(settled)
    const later = makeEdit(settled, named('b', 'k'))
    expect(labels(later)).toEqual(['Name ab', 'Name b'])
    expect(undoStep(later).design.name).toBe('ab')
  })

  it('has no step for typing that ends where it began, though the design was made anew', () => {
    const design: Design = {
      ...emptyDesign('0'),
      topics: [{ name: 't', config: { 'retention.ms': 5, 'segment.ms': 1 } }],
    }
    const retention = (value: number | undefined) => setConfig('topic', 't', 'retention.ms', value)
    for (const edits of [
      [retention(56), retention(5)],
      [retention(undefined), retention(5)],
      [describeDesign('a'), describeDesign('')],
    ]) {
      const typed = edits.reduce(makeEdit, startHistory(design))
      expect(typed.past).toEqual([])
      expect(typed.design).toBe(design)
    }
  })

  it('forgets the oldest of more steps than it keeps', () => {
    const edits = Array.from({ length: LONGEST_PAST + 5 }, (_, at) => named(`n${at}`))
    const long = edited(...edits)
    expect(long.past).toHaveLength(LONGEST_PAST)
    expect(long.past[0]?.label).toBe('Name n5')
  })

  it('drops what was undone once another edit is made', () => {
    expect(makeEdit(undoStep(edited(named('1'))), named('2')).future).toEqual([])
  })
})
