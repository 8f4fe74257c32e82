/** Catches a second node of one double click. */
import { act } from 'react'
import { expect, it } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { documentStore, openDesign } from '@/stores/document/document-store'
import { button, render } from '@/testing/render'
import { Palette } from './palette'

it.each([
  ['a double click adds one', [1, 2], 1],
  ['two clicks add two', [1, 1], 2],
  ['a key that is pressed twice adds two', [0, 0], 2],
])('%s', async (_what, presses, count) => {
  openDesign(emptyDesign('palette'))
  await render(<Palette />)
  for (const detail of presses)
    await act(async () => button('Topic').dispatchEvent(new MouseEvent('click', { bubbles: true, detail })))
  expect(documentStore.getState().design.topics).toHaveLength(count)
})
