import { expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { updateNodes } from './update-nodes'

const design: Design = {
  ...emptyDesign('x'),
  topics: [{ name: 'a' }, { name: 'b', partitions: 3 }, { name: 'c' }],
}

it('changes several at once, and leaves alone what is not named or would be the same', () => {
  const after = updateNodes(
    'topic',
    ['a', 'b', 'gone'],
    (topic) => ({ ...topic, partitions: 3 }),
    'Change',
  ).apply(design)
  expect(after.topics).toEqual([{ name: 'a', partitions: 3 }, { name: 'b', partitions: 3 }, { name: 'c' }])
  expect(after.topics[1]).toBe(design.topics[1])
  expect(after.topics[2]).toBe(design.topics[2])
})

it('is the same design where nothing changes', () => {
  expect(updateNodes('topic', ['b'], (topic) => ({ ...topic, partitions: 3 }), 'Change').apply(design)).toBe(
    design,
  )
})
