import { expect, it } from 'vitest'
import { drawnNumbers } from '@/testing/drawn-numbers'
import { designOf } from '@/testing/small-designs'
import { drawWhole } from '../flow/draw-whole'

const design = designOf(`
topics: [{ name: stated, recordsPerSecond: { average: 50, peak: 200 } }, { name: far }]
consumerGroups: [{ name: reader, consumes: [{ topic: stated }] }]
layout:
  positions: { 'topic:stated': [100, 100], 'topic:far': [900, 100], 'consumerGroup:reader': [900, 400] }
  areas:
    area-1: { title: Payments, at: [50, 50], size: [400, 300], folded: true }
    area-2: { title: Open, at: [850, 50], size: [400, 300] }
  notes: { note-1: { text: why, at: [2000, 50], size: [220, 110] } }
`)

it('a folded area says what comes in, goes out, and is stored', () => {
  const { nodes } = drawWhole(design, drawnNumbers(design))
  const area = nodes.find(({ id }) => id === 'area:area-1')
  expect(area?.ariaLabel).toMatch(/1 topic, 200 \/s in, 200 \/s out, 200 \/s written, .+ stored/)
})

it('a folded area claims no traffic before it is known', () => {
  const { nodes } = drawWhole(design, undefined)
  expect(nodes.find(({ id }) => id === 'area:area-1')?.ariaLabel).toBe('Folded area Payments, 1 topic')
})

it.each([
  ['{}', 'nothing in it'],
  ['{ note-1: { text: why, at: [100, 100], size: [220, 110] } }', '1 note'],
])('a folded area without nodes says what else is in it: %s', (notes, contents) => {
  const bare = designOf(`
topics: [{ name: far }]
layout:
  positions: { 'topic:far': [900, 100] }
  areas: { area-1: { title: Payments, at: [50, 50], size: [400, 300], folded: true } }
  notes: ${notes}
`)
  const { nodes } = drawWhole(bare, drawnNumbers(bare))
  const area = nodes.find(({ id }) => id === 'area:area-1')
  expect(area?.ariaLabel).toBe(`Folded area Payments, ${contents}`)
})

it('what is seen from afar has folded areas with their edges, and the ground of open ones and notes', () => {
  const { scene } = drawWhole(design, drawnNumbers(design))
  const at = scene.boxes.findIndex(({ id }) => id === 'area:area-1')
  expect(scene.boxes[at]).toMatchObject({ kind: 'area', title: 'Payments', x: 50, y: 50 })
  const reader = scene.boxes.findIndex(({ id }) => id === 'consumerGroup:reader')
  expect(scene.lines).toMatchObject([{ from: at, to: reader }])
  expect(scene.grounds.map(({ kind }) => kind)).toEqual(['area', 'note'])
  expect(scene.bounds.x + scene.bounds.width).toBe(2220)
})
