/** A pipeline of applications that read and write lies in a row, and a long one in rows, as lines of text do. */
import { describe, expect, it } from 'vitest'
import type { NodeKind } from '../model/node-id'
import { arrangeGathered } from './arrange'
import type { Gathered, Placed } from './gather'
import { NODE_SIZE } from './node-size'

/** Topic after topic, each read by an application that writes the next. */
function chain(topics: number): Gathered {
  const nodes: Placed[] = []
  const add = (kind: NodeKind, name: string) =>
    nodes.push({ id: `${kind}:${name}`, kind, neighbours: [], targets: [], letters: [] })
  add('producer', 'source')
  for (let at = 0; at < topics; at += 1) {
    add('topic', `t${at}`)
    add('consumerGroup', `g${at}`)
  }
  const edges = nodes.slice(1).map((_, from) => ({ from, to: from + 1, returns: false }))
  for (const { from, to } of edges) {
    nodes[from]?.neighbours.push(to)
    nodes[from]?.targets.push(to)
    nodes[to]?.neighbours.push(from)
  }
  return { nodes, edges, last: new Set() }
}

describe('arrange, of a chain', () => {
  it('lays three topics and their applications from left to right, at one height', () => {
    const { nodes } = chain(3)
    const positions = arrangeGathered(chain(3), true)
    let right = Number.NEGATIVE_INFINITY
    for (const { id, kind } of nodes) {
      const [x = 0, y = 0] = positions[id] ?? []
      expect(x - right).toBeGreaterThanOrEqual(100)
      expect(y + NODE_SIZE[kind].height / 2).toBe(NODE_SIZE.topic.height / 2)
      right = x + NODE_SIZE[kind].width
    }
  })

  it.each([5, 6, 9, 16, 40])(
    'folds %i topics and their applications into rows that a window shows larger',
    (topics) => {
      const { nodes } = chain(topics)
      const positions = arrangeGathered(chain(topics), true)
      const boxes = nodes.map(({ id, kind }) => {
        const [x = 0, y = 0] = positions[id] ?? []
        return { kind, x, middle: y + NODE_SIZE[kind].height / 2, right: x + NODE_SIZE[kind].width }
      })
      const starts = boxes.filter(({ x }, at) => at === 0 || x < (boxes[at - 1]?.x ?? 0))
      expect(starts.length).toBeGreaterThan(1)
      // Each row begins at the left edge with who reads what the row above ends with.
      for (const { kind, x } of starts.slice(1)) expect([kind, x]).toEqual(['consumerGroup', 0])
      for (const [at, { middle, x, right }] of boxes.entries()) {
        const next = boxes[at + 1]
        if (!next) continue
        if (next.x > x) expect([next.middle, next.x - right >= 100]).toEqual([middle, true])
        else expect(next.middle - middle).toBeGreaterThanOrEqual(NODE_SIZE.topic.height + 80)
      }
      const [width, height] = [
        Math.max(...boxes.map(({ right }) => right)),
        Math.max(...boxes.map(({ middle }) => middle)) + NODE_SIZE.topic.height / 2,
      ]
      const inLine = boxes.length * NODE_SIZE.topic.width + boxes.length * 160
      expect(Math.max(width / 1.6, height)).toBeLessThan((0.75 * inLine) / 1.6)
    },
  )

  it('gives many chains of a large drawing columns of their own', () => {
    const one = chain(5)
    const each = Array.from({ length: 20 }, (_, at) => at * one.nodes.length)
    const many: Gathered = {
      nodes: each.flatMap((first) =>
        one.nodes.map((node) => ({
          ...node,
          id: `${node.id}-${first}` as const,
          neighbours: node.neighbours.map((at) => at + first),
          targets: node.targets.map((at) => at + first),
        })),
      ),
      edges: each.flatMap((first) =>
        one.edges.map(({ from, to }) => ({ from: from + first, to: to + first, returns: false })),
      ),
      last: new Set(),
    }
    const positions = Object.entries(arrangeGathered(many, false))
    const right = Math.max(...positions.map(([, [x]]) => x))
    const bottom = Math.max(...positions.map(([, [, y]]) => y))
    expect(right / bottom).toBeGreaterThan(0.8)
    expect(right / bottom).toBeLessThan(3)
    expect(new Set(positions.map(([, position]) => position.join())).size).toBe(positions.length)
  })
})
