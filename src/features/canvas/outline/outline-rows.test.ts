/** Catches a row that is lost or counted wrongly, and a key that leaves the tree or cannot come back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ordersDesign } from '@/core/templates/orders'
import { outlineRows, treeMove, typeAhead } from './outline-rows'

const OPEN = new Set(['producer:checkout', 'topic:orders'])
const rows = outlineRows(ordersDesign, OPEN)
const indexOf = (id: string) => rows.findIndex((row) => row.id === id)

describe('outlineRows', () => {
  it('lists kinds in the direction of the records, with the lines under the nodes that are open', () => {
    expect(rows.filter(({ level }) => level === 1).map(({ id }) => id)).toEqual([
      'producer',
      'topic',
      'consumerGroup',
    ])
    const shown = rows.flatMap((row) => (row.type === 'edge' ? [`${row.node} ${row.verb} ${row.name}`] : []))
    expect(shown).toContain('producer:checkout writes orders')
    expect(shown).toContain('topic:orders written by checkout')
    expect(shown).toContain('topic:orders read by billing')
    expect(shown.filter((text) => text.startsWith('consumerGroup:'))).toEqual([])
  })

  it('hides what is under a closed kind and keeps the others', () => {
    const closed = outlineRows(ordersDesign, new Set(['producer', 'consumerGroup']))
    expect(closed.filter(({ type }) => type !== 'kind').length).toBe(ordersDesign.topics.length)
  })

  it('gives every row an id of its own and counts siblings from one without a gap', () => {
    const ids = rows.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const topics = rows.filter((row) => row.type === 'node' && row.kind === 'topic')
    expect(topics.map(({ position }) => position)).toEqual(ordersDesign.topics.map((_, at) => at + 1))
  })
})

describe('treeMove', () => {
  it('opens a closed node, enters an open one, and comes back out', () => {
    const closed = indexOf('producer:payments-api')
    expect(treeMove(rows, closed, 'ArrowRight')).toEqual({ toggle: 'producer:payments-api' })
    const open = indexOf('topic:orders')
    expect(treeMove(rows, open, 'ArrowRight')).toEqual({ to: open + 1 })
    expect(treeMove(rows, open + 1, 'ArrowLeft')).toEqual({ to: open })
    expect(treeMove(rows, open, 'ArrowLeft')).toEqual({ toggle: 'topic:orders' })
    expect(treeMove(rows, closed, 'ArrowLeft')).toEqual({ to: indexOf('producer') })
  })

  it('never leaves the tree', () => {
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End')
    fc.assert(
      fc.property(fc.nat({ max: rows.length - 1 }), key, (at, pressed) => {
        const move = treeMove(rows, at, pressed)
        if (move && 'to' in move) expect(rows[move.to]).toBeDefined()
        else expect(rows.some(({ id }) => id === move?.toggle)).toBe(true)
      }),
    )
  })
})

describe('typeAhead', () => {
  it('goes on to the next match with one letter, and stays on it while more is typed', () => {
    const first = typeAhead(rows, 0, 'p')
    expect(rows[first]).toMatchObject({ name: 'payments-api' })
    expect(typeAhead(rows, first, 'pay')).toBe(first)
    expect(typeAhead(rows, first, 'p')).toBeGreaterThan(first)
    expect(typeAhead(rows, 0, 'zzz')).toBe(-1)
  })
})
