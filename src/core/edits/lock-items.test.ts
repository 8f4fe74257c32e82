/** Catches what is locked and moves or goes all the same, and a lock that stays where its node is gone or renamed. */
import { expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { nodeIds } from '../model/node-id'
import { alignNodes } from './align-nodes'
import { arrangeNodes, tidyNodes } from './arrange-nodes'
import { lockItems } from './lock-items'
import { moveNodes } from './move-nodes'
import { removeItems } from './remove-items'
import { renameNode } from './rename-node'

const design: Design = {
  ...emptyDesign('locks'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }] }],
  topics: [{ name: 'orders' }, { name: 'dlq' }],
  layout: {
    positions: { 'producer:checkout': [0, 0], 'topic:orders': [300, 50], 'topic:dlq': [300, 60] },
    notes: { 'note-1': { at: [10, 10], size: [200, 100], text: 'Why' } },
  },
}
const locked = lockItems(['topic:orders', 'note:note-1', 'topic:gone'], true).apply(design)
const at = (of: Design, id: string) => of.layout?.positions?.[id]

it('keeps a locked node and a locked note where they are, whatever moves the others', () => {
  expect(locked.layout?.locked).toEqual(['topic:orders', 'note:note-1'])
  const moved = moveNodes({ 'topic:orders': [9, 9], 'note:note-1': [9, 9], 'topic:dlq': [9, 9] }).apply(
    locked,
  )
  expect(at(moved, 'topic:orders')).toEqual([300, 50])
  expect(moved.layout?.notes?.['note-1']?.at).toEqual([10, 10])
  expect(at(moved, 'topic:dlq')).toEqual([9, 9])
  for (const edit of [arrangeNodes(), tidyNodes(), alignNodes(nodeIds(locked), 'left')])
    expect(at(edit.apply(locked), 'topic:orders')).toEqual([300, 50])
})

it('lets others stand clear of it when all is arranged or tidied', () => {
  for (const edit of [arrangeNodes(), tidyNodes()]) {
    const [, y = 0] = at(edit.apply(locked), 'topic:dlq') ?? []
    expect(y).toBeGreaterThanOrEqual(50 + 94)
  }
})

it('deletes the others alone, and once it is unlocked deletes it with its lock', () => {
  const left = removeItems(['topic:orders', 'topic:dlq', 'note:note-1']).apply(locked)
  expect(nodeIds(left)).toEqual(['producer:checkout', 'topic:orders'])
  expect(left.layout?.notes).toHaveProperty('note-1')
  const unlocked = lockItems(['topic:orders', 'note:note-1'], false).apply(left)
  expect(unlocked.layout).not.toHaveProperty('locked')
  expect(nodeIds(removeItems(['topic:orders']).apply(unlocked))).toEqual(['producer:checkout'])
})

it('follows a node to its new name', () => {
  const renamed = renameNode('topic', 'orders', 'sales').apply(locked)
  expect(renamed.layout?.locked).toEqual(['topic:sales', 'note:note-1'])
  expect(lockItems(['topic:orders'], true).apply(locked)).toBe(locked)
})
