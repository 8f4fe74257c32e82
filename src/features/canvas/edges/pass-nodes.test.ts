/** Catches a line that runs behind a node although there is a way past it, and one that is bent without need. */
import { describe, expect, it } from 'vitest'
import { arrange } from '@/core/layout/arrange'
import { NODE_SIZE } from '@/core/layout/node-size'
import { emptyDesign } from '@/core/model/empty-design'
import { isBehind, laneBack, runPast } from './pass-nodes'

const box = { x: 200, y: -40, width: 200, height: 80 }

describe('a line past what stands between', () => {
  it('is left alone where nothing stands in its way', () => {
    expect(runPast([0, 0], [600, 300], [{ ...box, y: 400 }])).toBeNull()
  })

  it('bends before a node and runs straight to its end', () => {
    expect(runPast([0, 200], [600, -100], [{ ...box, y: 20 }])).toEqual([0, 424])
  })

  it('runs straight from its start and bends behind a node that stands at the height of its end', () => {
    expect(runPast([0, -150], [600, 0], [box])).toEqual([424, 0])
  })

  it('is left alone where there is no way past', () => {
    const wall = [0, 100, 200, 300].map((y) => ({ ...box, y: y - 200 }))
    expect(runPast([0, 0], [600, 60], wall)).toBeNull()
  })

  it('has a way to each of 30 readers of one topic', () => {
    const names = Array.from({ length: 30 }, (_, at) => `reader-${at}`)
    const positions: Readonly<Record<string, readonly [number, number]>> = arrange({
      ...emptyDesign('crowd'),
      topics: [{ name: 'hub' }],
      consumerGroups: names.map((name) => ({ name, consumes: [{ topic: 'hub' }] })),
    })
    const boxes = names.map((name) => {
      const [x = 0, y = 0] = positions[`consumerGroup:${name}`] ?? []
      return { x, y, ...NODE_SIZE.consumerGroup }
    })
    const [x = 0, y = 0] = positions['topic:hub'] ?? []
    const start = [x + NODE_SIZE.topic.width, y + NODE_SIZE.topic.height / 2] as const
    let behind = 0
    for (const box of boxes) {
      const others = boxes.filter((other) => other !== box)
      const end = [box.x, box.y + box.height / 2] as const
      if (isBehind(start, end, others)) behind += 1
      const [out, into] = runPast(start, end, others) ?? [0, 0]
      expect(isBehind([start[0] + out, start[1]], [end[0] - into, end[1]], others)).toBe(false)
    }
    expect(behind).toBeGreaterThan(10)
  })
})

describe('a line that runs back', () => {
  const from = { x: 400, y: -40, width: 200, height: 80 }
  const to = { x: -200, y: -40, width: 200, height: 80 }
  // Where handles are: a little inside of their nodes.
  const start = [599, 0] as const
  const end = [-199, 0] as const

  it('keeps clear of every node between its ends, of its own two as well', () => {
    const boxes = [from, { x: 100, y: -60, width: 200, height: 120 }, to]
    const lane = laneBack(start, end, boxes, [])
    expect(lane).not.toBeNull()
    const { y } = lane ?? { y: 0 }
    for (const box of boxes) expect(y < box.y || y > box.y + box.height).toBe(true)
    expect(Math.abs(y)).toBe(80)
  })

  it('keeps apart from another that runs back there', () => {
    const first = laneBack(start, end, [from, to], [])
    const second = first && laneBack(start, end, [from, to], [first])
    expect(Math.abs((first?.y ?? 0) - (second?.y ?? 0))).toBeGreaterThanOrEqual(14)
  })

  it('is left alone where it runs behind nothing, and where it runs on', () => {
    expect(laneBack([0, 0], [600, 0], [box], [])).toBeNull()
    expect(laneBack([100, 0], [0, 400], [], [])).toBeNull()
  })
})
