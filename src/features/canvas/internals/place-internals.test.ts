/** Catches internal topics that cover what a user drew, or that stand beside nothing. */
import { expect, it } from 'vitest'
import { analyse } from '@/core/analyse'
import { withSoundApp } from '@/core/lint/sound-design'
import { overlaps } from '../flow/scene'
import { INTERNAL_SIZE, placeInternals } from './place-internals'

const analysis = analyse(withSoundApp())
const APP = { id: 'streamsApp:order-counter', x: 500, y: 100, width: 226, height: 158 }
const BELOW = { id: 'consumerGroup:billing', x: 500, y: 280, width: 226, height: 86 }
const boxes = [APP, BELOW]

it('stand free of every node, those of an application beside it and those of the cluster under the drawing', () => {
  const placed = placeInternals(analysis, boxes)
  expect(placed.map(({ topic }) => topic.name).sort()).toEqual(
    analysis.internalTopics.map(({ name }) => name).sort(),
  )
  const own = placed.map(({ position: [x, y] }) => ({ x, y, ...INTERNAL_SIZE }))
  for (const [at, box] of own.entries()) {
    for (const other of [...boxes, ...own.slice(at + 1)]) expect(overlaps(box, other)).toBe(false)
  }
  for (const { topic, of, position } of placed) {
    expect(of).toBe(topic.origin?.of === 'cluster' ? null : APP.id)
    if (of === null) expect(position[1]).toBeGreaterThan(BELOW.y + BELOW.height)
  }
})

it('are left out of what is made for a node that is not shown', () => {
  const placed = placeInternals(analysis, [BELOW])
  expect(placed.every(({ topic }) => topic.origin?.of === 'cluster')).toBe(true)
})
