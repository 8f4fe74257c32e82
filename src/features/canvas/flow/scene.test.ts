import { describe, expect, it } from 'vitest'
import { NODE_SIZE } from '@/core/layout/node-size'
import { ordersDesign } from '@/core/templates/orders'
import { drawnNumbers } from '@/testing/drawn-numbers'
import { boundsBetween, boundsOf, boxAt, isInTheWay, overlaps, sceneOf } from './scene'
import { toFlowEdges, toFlowNodes } from './to-flow'

const numbers = drawnNumbers(ordersDesign)
const scene = sceneOf(toFlowNodes(ordersDesign, numbers), toFlowEdges(ordersDesign, numbers))

describe('the overview’s hit test', () => {
  it('finds every node at its middle and at its corners', () => {
    for (const box of scene.boxes) {
      expect(boxAt(scene.boxes, box.x + box.width / 2, box.y + box.height / 2)?.id).toBe(box.id)
      expect(boxAt(scene.boxes, box.x, box.y)?.id).toBe(box.id)
      expect(boxAt(scene.boxes, box.x + box.width, box.y + box.height)?.id).toBe(box.id)
    }
  })

  it('finds nothing beside a node, unless its reach is widened', () => {
    const [box] = scene.boxes
    if (!box) throw new Error('The example has nodes.')
    expect(boxAt([box], box.x - 1, box.y)).toBeNull()
    expect(boxAt([box], box.x - 1, box.y, 1)).toBe(box)
    expect(boxAt([box], box.x, box.y + box.height + 4, 3)).toBeNull()
  })

  it('takes the node that is drawn last where two overlap', () => {
    const [box] = scene.boxes
    if (!box) throw new Error('The example has nodes.')
    const above = { ...box, id: 'topic:above' }
    expect(boxAt([box, above], box.x, box.y)?.id).toBe('topic:above')
  })
})

describe('a scene', () => {
  it('has every node in the size of its kind and every line between two nodes', () => {
    expect(scene.boxes).toHaveLength(ordersDesign.producers.length + ordersDesign.topics.length + 4)
    for (const { kind, width, height } of scene.boxes)
      expect({ width, height }).toEqual(kind === 'area' ? null : NODE_SIZE[kind])
    for (const { from, to } of scene.lines) {
      expect(scene.boxes[from]).toBeDefined()
      expect(scene.boxes[to]).toBeDefined()
    }
  })

  it('has bounds that hold all boxes, and some where there is none', () => {
    for (const box of scene.boxes) expect(overlaps(box, scene.bounds)).toBe(true)
    expect(boundsOf([]).width).toBeGreaterThan(0)
  })
})

it('spans a rectangle from any corner to the opposite one', () => {
  const wanted = { x: 1, y: 2, width: 3, height: 4 }
  expect(boundsBetween(1, 2, 4, 6)).toEqual(wanted)
  expect(boundsBetween(4, 6, 1, 2)).toEqual(wanted)
  expect(boundsBetween(4, 2, 1, 6)).toEqual(wanted)
})

it('is in the way only of a box that no move is needed to see', () => {
  const [box] = scene.boxes
  if (!box) throw new Error('The example has nodes.')
  const free = { x: scene.bounds.x - 50, y: scene.bounds.y, width: 20, height: 20 }
  const inside = { ...scene.bounds, width: scene.bounds.width / 2 }
  expect(isInTheWay(scene, scene.bounds, box)).toBe(true)
  expect(isInTheWay(scene, scene.bounds, free)).toBe(false)
  expect(isInTheWay(scene, inside, box)).toBe(false)
})
