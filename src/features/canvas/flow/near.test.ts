/** Catches a node or an edge that can be seen and that neither React Flow nor the painted lines have. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { boxesOfAll, nearOf } from './near'
import { overlaps } from './scene'

const NOTHING: ReadonlySet<string> = new Set()

/** Groups on a grid, all of which read one topic. */
const hub = (groups: number): Design => ({
  ...emptyDesign('Hub'),
  topics: [{ name: 'hub' }],
  consumerGroups: Array.from({ length: groups }, (_, at) => ({
    name: `reader-${at}`,
    consumes: [{ topic: 'hub' }],
  })),
  layout: {
    positions: Object.fromEntries([
      ['topic:hub', [0, 0]],
      ...Array.from({ length: groups }, (_, at) => [
        `consumerGroup:reader-${at}`,
        [600 + (at % 20) * 300, Math.floor(at / 20) * 120 - 600],
      ]),
    ]),
  },
})

const areaArbitrary = fc.record({
  x: fc.integer({ min: -2000, max: 8000 }),
  y: fc.integer({ min: -2000, max: 4000 }),
  width: fc.integer({ min: 1, max: 3000 }),
  height: fc.integer({ min: 1, max: 3000 }),
})

it('has every node in sight and every edge of it, as an element or painted, and none twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), areaArbitrary, (groups, area) => {
      const design = hub(groups)
      const all = boxesOfAll(design)
      const near = nearOf(design, all, area, NOTHING)
      const held = new Set(near.boxes.map(({ id }) => id))
      for (const box of all) if (overlaps(box, area)) expect(near.ids.has(box.id)).toBe(true)
      const shown = [...near.edges, ...near.away.map(({ edge }) => edge)].map(({ id }) => id)
      expect(new Set(shown).size).toBe(shown.length)
      for (const { id, from, to } of edgesOf(design))
        if (near.ids.has(from) || near.ids.has(to)) expect(shown).toContain(id)
      for (const { from, to } of near.edges) expect([held.has(from), held.has(to)]).toEqual([true, true])
    }),
    { numRuns: 100 },
  )
})

it('makes elements of some edges of a hub, and paints the others', () => {
  const design = hub(400)
  const { edges, away, boxes } = nearOf(
    design,
    boxesOfAll(design),
    { x: -50, y: -50, width: 300, height: 300 },
    NOTHING,
  )
  expect(edges).toHaveLength(60)
  expect(away).toHaveLength(340)
  expect(boxes).toHaveLength(61)
})

it('has what is wanted wherever it stands, with what it is joined to', () => {
  const design = hub(400)
  const far = { x: -9000, y: -9000, width: 100, height: 100 }
  const wanted = new Set(['consumerGroup:reader-7'])
  const near = nearOf(design, boxesOfAll(design), far, wanted)
  expect(near.boxes.map(({ id }) => id)).toEqual(['consumerGroup:reader-7', 'topic:hub'])
  expect(near.edges).toHaveLength(1)
})

it('keeps the box of a node that stays where it is', () => {
  const before = hub(3)
  const after: Design = {
    ...before,
    layout: { positions: { ...before.layout?.positions, 'topic:hub': [10, 0] } },
  }
  const [one, two] = [boxesOfAll(before), boxesOfAll(after)]
  expect(two[0]).not.toBe(one[0])
  expect(two.slice(1).every((box, at) => box === one[at + 1])).toBe(true)
})
