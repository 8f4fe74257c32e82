import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { formatDesign } from '../document/format-document'
import { parseDesign } from '../document/parse-document'
import { contentsOf } from '../layout/box-of'
import { withAreaContents } from '../layout/with-area-contents'
import { emptyDesign } from '../model/empty-design'
import { type MarkId, markIds, marksOf } from '../model/marks'
import { addNode } from './add-node'
import { addArea, addNote, boxAround, resizeMark, titleArea, writeNote } from './edit-marks'
import { foldArea } from './fold-area'
import { moveNodes } from './move-nodes'
import { copyNodes, pasteNodes } from './paste-nodes'
import { removeItems } from './remove-items'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const coordinate = fc.integer({ min: -5000, max: 5000 })
const length = fc.integer({ min: 20, max: 2000 })

/** A design with some notes and areas on it. */
const marked = fc
  .tuple(
    designArbitrary,
    fc.array(fc.tuple(coordinate, coordinate, text), { maxLength: 3 }),
    fc.array(fc.tuple(coordinate, coordinate, length, length, text), { maxLength: 3 }),
  )
  .map(([design, notes, areas]) => {
    let made = design
    for (const [x, y, words] of notes) made = addNote([x, y], words).apply(made)
    for (const [x, y, width, height, title] of areas)
      made = addArea({ x, y, width, height }, title).apply(made)
    return made
  })

const orders = () => addNode('topic', 'orders', [100, 100]).apply(emptyDesign('Marks'))

describe('marks', () => {
  it('are the same after being written as text and read again', () => {
    fc.assert(
      fc.property(marked, fc.constantFrom('yaml' as const, 'json' as const), (design, format) => {
        const read = parseDesign(formatDesign(design, format))
        expect(read.ok && read.value.layout).toEqual(design.layout)
      }),
    )
  })

  it('go with what stands in them, and leave it when they are removed', () => {
    const box = boxAround(orders(), ['topic:orders'])
    if (!box) throw new Error('orders is placed')
    const drawn = addNote([110, 120], 'why').apply(addArea(box, 'Orders').apply(orders()))
    expect(contentsOf(drawn, 'area:area-1')).toEqual(['topic:orders', 'note:note-1'])
    const away = moveNodes({ 'topic:orders': [2000, 100] }).apply(drawn)
    expect(contentsOf(away, 'area:area-1')).toEqual(['note:note-1'])
    const left = removeItems(['area:area-1']).apply(drawn)
    expect(markIds(left)).toEqual(['note:note-1'])
    expect(left.topics).toBe(drawn.topics)
  })

  it('copy under keys of their own, beside the first', () => {
    fc.assert(
      fc.property(marked, (design) => {
        const ids = markIds(design)
        const pasted = pasteNodes(copyNodes(design, ids), [10, 20]).apply(design)
        expect(markIds(pasted)).toHaveLength(ids.length * 2)
        const notes = Object.values(marksOf(design, 'note'))
        const copies = Object.values(marksOf(pasted, 'note')).slice(notes.length)
        const whole = (at: number) => Math.round(Math.min(1e7, Math.max(-1e7, at))) + 0
        const beside = ([x, y]: readonly [number, number]) => [whole(x + 10), whole(y + 20)]
        expect(copies).toEqual(notes.map((note) => ({ ...note, at: beside(note.at) })))
        const framed = withAreaContents(design, ids)
        const copied = design.topics.filter(({ name }) => framed.has(`topic:${name}`))
        expect(pasted.topics).toHaveLength(design.topics.length + copied.length)
      }),
    )
  })

  it('keep the very same design where nothing changes', () => {
    fc.assert(
      fc.property(marked, (design) => {
        const same = [
          writeNote('note-1', marksOf(design, 'note')['note-1']?.text ?? ''),
          titleArea('area-1', marksOf(design, 'area')['area-1']?.title ?? ''),
          foldArea('area-1', marksOf(design, 'area')['area-1']?.folded ?? false),
          removeItems(['note:nowhere' as MarkId]),
        ]
        for (const edit of same) expect(edit.apply(design)).toBe(design)
      }),
    )
  })

  it('cannot be made smaller than they can be read, nor without end', () => {
    const drawn = addNote([0, 0], 'why').apply(orders())
    const small = resizeMark('note:note-1', { x: 1.4, y: Number.NaN, width: 1, height: 1e12 }).apply(drawn)
    expect(marksOf(small, 'note')['note-1']).toMatchObject({ at: [1, 0], size: [100, 1e6] })
    expect(parseDesign(formatDesign(small, 'yaml')).ok).toBe(true)
  })

  it('leave nothing behind in the document', () => {
    const drawn = addNote([0, 0], 'why').apply(orders())
    const left = removeItems(['note:note-1']).apply(drawn)
    expect(left).toEqual(orders())
  })
})
