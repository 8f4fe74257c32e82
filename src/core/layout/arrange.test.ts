/**
 * The laws of arranging: every node has a place, no two overlap, the same design lies the same way, and a
 * large one has a shape that a window can show. Says nothing about beauty.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { apart, everyOneReadsAll, halves, lone } from '@/testing/layout-designs'
import { realisticDesign } from '@/testing/realistic-design'
import type { Design, Position } from '../model/design'
import { nodeIds, parseNodeId } from '../model/node-id'
import { arrange } from './arrange'
import { NODE_SIZE } from './node-size'

const namesOf = (design: Design): readonly string[] => nodeIds(design)

const boxesOf = (positions: Readonly<Record<string, Position>>) =>
  Object.entries(positions).map(([id, [x, y]]) => {
    const kind = parseNodeId(id)?.kind ?? 'topic'
    return { id, kind, x, y, right: x + NODE_SIZE[kind].width, bottom: y + NODE_SIZE[kind].height }
  })

function overlapping(positions: Readonly<Record<string, Position>>): readonly string[] {
  const boxes = boxesOf(positions).sort((one, other) => one.x - other.x)
  return boxes.flatMap((one, at) => {
    const found: string[] = []
    for (const other of boxes.slice(at + 1)) {
      if (other.x >= one.right) break
      if (one.y < other.bottom && other.y < one.bottom) found.push(`${one.id} and ${other.id}`)
    }
    return found
  })
}

function shapeOf(positions: Readonly<Record<string, Position>>): number {
  const boxes = boxesOf(positions)
  return Math.max(...boxes.map(({ right }) => right)) / Math.max(...boxes.map(({ bottom }) => bottom))
}

const largeArbitrary = fc.oneof(
  designArbitrary,
  fc.integer({ min: 3, max: 260 }).map((nodes) => realisticDesign(nodes, nodes)),
  fc.integer({ min: 1, max: 60 }).map(apart),
  fc.integer({ min: 1, max: 90 }).map(lone),
)

describe('arrange', () => {
  it('gives every node a place of its own, the same each time', () => {
    fc.assert(
      fc.property(largeArbitrary, (design) => {
        const positions = arrange(design)
        expect(Object.keys(positions).sort()).toEqual([...new Set(namesOf(design))].sort())
        expect(overlapping(positions)).toEqual([])
        expect(Object.values(positions).flat().every(Number.isFinite)).toBe(true)
        expect(arrange(structuredClone(design))).toEqual(positions)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['streams apart from each other', apart(100)],
    ['topics alone', lone(300)],
    ['one net of 300 nodes', realisticDesign(300)],
    ['one net of 1,000 nodes', realisticDesign(1000)],
  ])('gives %s about the shape of a window', (_, design) => {
    const shape = shapeOf(arrange(design))
    expect(shape).toBeGreaterThan(1)
    expect(shape).toBeLessThan(2.6)
  })

  it('keeps a small drawing in one set of columns, even where parts are apart', () => {
    const columns = new Set(Object.values(arrange(apart(8))).map(([x]) => x))
    expect([...columns].sort((one, other) => one - other)).toEqual([0, 310, 740])
  })

  it('leaves a small drawing the room of a column that nothing stands in yet', () => {
    expect(arrange(lone(1))['topic:t0']?.[0]).toBe(310)
  })

  it('keeps what hangs together close: a stream of a large drawing has columns of its own', () => {
    const positions = arrange(apart(40))
    for (let at = 0; at < 40; at += 1) {
      const [x = 0, y = 0] = positions[`producer:p${at}`] ?? []
      const [topicX = 0, topicY = 0] = positions[`topic:t${at}`] ?? []
      expect(topicX - x).toBe(310)
      expect(Math.abs(topicY - y)).toBeLessThan(60)
    }
  })

  it('puts what is joined to one thing at its height', () => {
    const positions: Readonly<Record<string, Position>> = arrange(apart(6))
    const middle = (id: string) =>
      (positions[id]?.[1] ?? 0) + NODE_SIZE[parseNodeId(id)?.kind ?? 'topic'].height / 2
    for (let at = 0; at < 6; at += 1) {
      expect(middle(`producer:p${at}`)).toBe(middle(`topic:t${at}`))
      expect(middle(`consumerGroup:g${at}`)).toBe(middle(`topic:t${at}`))
    }
  })

  it('cuts a long net where one edge joins its halves, and leads that edge ahead', () => {
    const design = halves(9)
    const positions = arrange(design)
    const spanOf = (half: string) => {
      const across = Object.entries(positions).flatMap(([id, [x]]) => (id.includes(half) ? [x] : []))
      return [Math.min(...across), Math.max(...across)] as const
    }
    expect(spanOf('left')[1]).toBeLessThan(spanOf('right')[0])
    expect(shapeOf(positions)).toBeGreaterThan(1)
  })

  it('keeps a net together that cannot be cut without cutting most of its edges', () => {
    const columns = new Set(Object.values(arrange(everyOneReadsAll(14))).map(([x]) => x))
    expect(columns.size).toBe(3)
  })
})
