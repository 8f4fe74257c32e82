import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { partitionsThatFollow } from './partitions-that-follow'
import { soundDesign } from './sound-design'

it('tells of partitions that more members bring with them', () => {
  const of = (members: number) => analyse(soundDesign({ topic: { partitions: 'auto' }, group: { members } }))
  const [before, after] = [of(4), of(24)]
  const partitions = (analysis: ReturnType<typeof of>) => analysis.views.topics['orders']?.partitions
  expect(partitionsThatFollow(before, after)).toEqual([
    { topic: 'orders', before: partitions(before), after: partitions(after), hasKeys: true },
  ])
  expect(partitions(after)).toBeGreaterThan(partitions(before) ?? 0)
  expect(partitionsThatFollow(before, before)).toEqual([])
})

it('tells nothing of what a topic states', () => {
  const of = (partitions: number) => analyse(soundDesign({ topic: { partitions } }))
  expect(partitionsThatFollow(of(4), of(8))).toEqual([])
})
