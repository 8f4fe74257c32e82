/** Catches a copy made ahead that serves two edits, so that one sees where the other put a node. */
import { describe, expect, it } from 'vitest'
import { emptyDesign } from '../model/empty-design'
import { finish } from '../shared/pieces'
import { copyAhead, placeNodes } from './place-nodes'

const positions = Object.fromEntries(
  Array.from({ length: 3000 }, (_, at) => [`topic:t${at}`, [at, 2 * at] as const]),
)
const designed = () => ({ ...emptyDesign('Ahead'), layout: { positions: { ...positions } } })

describe('placeNodes', () => {
  it('gives the same with a copy that was made ahead', () => {
    const design = designed()
    const before = { ...design.layout.positions }
    finish(copyAhead(design))
    const after = placeNodes(design, { 'topic:new': [5, 6], 'topic:t7': [1, 1] })
    expect(after.layout?.positions).toEqual({ ...before, 'topic:new': [5, 6], 'topic:t7': [1, 1] })
    expect(Object.keys(after.layout?.positions ?? {})).toEqual([...Object.keys(before), 'topic:new'])
    expect(design.layout.positions).toEqual(before)
  })

  it('lets a copy serve one edit', () => {
    const design = designed()
    finish(copyAhead(design))
    const one = placeNodes(design, { 'topic:one': [1, 1] })
    const other = placeNodes(design, { 'topic:other': [2, 2] })
    expect(one.layout?.positions?.['topic:other']).toBeUndefined()
    expect(other.layout?.positions?.['topic:one']).toBeUndefined()
  })

  it('takes no copy that was given up halfway', () => {
    const design = designed()
    const work = copyAhead(design)
    work.next()
    const after = placeNodes(design, { 'topic:new': [5, 6] })
    expect(Object.keys(after.layout?.positions ?? {})).toHaveLength(3001)
  })
})
