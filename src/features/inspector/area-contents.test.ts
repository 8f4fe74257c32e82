import { expect, it } from 'vitest'
import { contentsTitle } from './area-contents'

it.each([
  [[], 'Nothing stands in it'],
  [['note:note-1'], '1 note in it'],
  [['topic:a', 'topic:b'], '2 nodes in it'],
  [['topic:a', 'note:note-1', 'note:note-2', 'area:area-2'], '1 node, 2 notes, 1 area in it'],
])('%j: %s', (ids, title) => {
  expect(contentsTitle(ids)).toBe(title)
})
