import { beforeAll, expect, it } from 'vitest'
import { addArea, addNote } from '@/core/edits/edit-marks'
import { moveNodes } from '@/core/edits/move-nodes'
import { updateNode } from '@/core/edits/update-node'
import { placeAll } from '@/core/layout/place-all'
import { ordersDesign } from '@/core/templates/orders'
import { loadArranger } from './arranger'
import { dispatch, documentStore, openDesign, undo } from './document-store'

/** As somebody writes it by hand: it places nothing. */
const { layout: _, ...unplaced } = ordersDesign

const drawn = () => placeAll(documentStore.getState().design)

beforeAll(async () => {
  await loadArranger()
})

it.each([
  ['a node is moved', moveNodes({ 'topic:orders': [900, 700] }), ['topic:orders']],
  ['an area is added', addArea({ x: 0, y: 0, width: 900, height: 600 }, 'All'), []],
  ['a note is added', addNote([40, 40], 'Why?'), []],
] as const)('what the document places nowhere stays where it is drawn when %s', (_, edit, moved) => {
  openDesign(unplaced)
  const before = drawn()
  dispatch(edit)
  const after = drawn()
  const others = Object.keys(before).filter((id) => !(moved as readonly string[]).includes(id))
  for (const id of others) expect(after[id as keyof typeof after]).toEqual(before[id as keyof typeof before])
  undo()
  expect(documentStore.getState().design).toEqual(unplaced)
})

it('an edit that puts nothing anywhere states no positions', () => {
  openDesign(unplaced)
  dispatch(updateNode('topic', 'orders', (topic) => ({ ...topic, description: 'As placed' }), 'Describe'))
  expect(documentStore.getState().design.layout).toBeUndefined()
})
