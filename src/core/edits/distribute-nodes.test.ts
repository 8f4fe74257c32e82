import { expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { distributeNodes } from './distribute-nodes'

const design: Design = {
  ...emptyDesign('x'),
  topics: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
  layout: { positions: { 'topic:a': [0, 0], 'topic:b': [500, 110], 'topic:c': [40, 600] } },
}

it('makes the gaps equal between the outermost two, in the order in which they stand', () => {
  const after = distributeNodes(['topic:c', 'topic:a', 'topic:b'], 'down').apply(design)
  expect(after.layout?.positions).toEqual({ 'topic:a': [0, 0], 'topic:b': [500, 300], 'topic:c': [40, 600] })
})

it('spreads across as well, and leaves two as they are', () => {
  const after = distributeNodes(['topic:a', 'topic:b', 'topic:c'], 'across').apply(design)
  expect(after.layout?.positions).toEqual({ 'topic:a': [0, 0], 'topic:c': [250, 600], 'topic:b': [500, 110] })
  expect(distributeNodes(['topic:a', 'topic:b'], 'across').apply(design)).toBe(design)
})
