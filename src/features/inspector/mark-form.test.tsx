/** Catches a size that is not taken and of which nothing is said. */

import { act } from 'react'
import { expect, it } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { documentStore, openDesign, useDocument } from '@/stores/document/document-store'
import { field, render, type } from '@/testing/render'
import { sayRefusedBy } from '@/ui/refused'
import { MarkForm } from './mark-form'

const NOTE = { at: [0, 0], size: [220, 110], text: 'why' } as const

function Marked() {
  const note = useDocument((state) => state.design.layout?.notes?.['n'])
  return note ? <MarkForm id="note:n" mark={note} /> : null
}

const shown = () => {
  openDesign({ ...emptyDesign('marks'), layout: { notes: { n: NOTE } } } as never)
  return render(<Marked />)
}

/** Types a text in place of what stands there. */
async function retype(label: string, text: string): Promise<void> {
  const input = field(label)
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '')
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await type(input, text)
}

const sizeNow = () => documentStore.getState().design.layout?.notes?.['n']?.size

it.each([
  ['Width, px', '20', 'The least is 100.'],
  ['Height, px', '43', 'The least is 44.'],
  ['Width, px', '2000000', 'The most is 1,000,000.'],
  ['Height, px', '44.5', 'This must be a whole number.'],
  ['Width, px', '', 'The least is 100.'],
])('%s says why it is not %s, and stays', async (label, text, says) => {
  const view = await shown()
  await retype(label, text)
  expect(view.textContent).toContain(says)
  expect(sizeNow()).toEqual([220, 110])
  const said: string[] = []
  sayRefusedBy((sentence) => said.push(sentence))
  await act(async () => openDesign(emptyDesign('other')))
  expect(said).toEqual([expect.stringContaining(says)])
})

it('takes another size, and every letter as one step', async () => {
  await shown()
  await retype('Width, px', '300')
  expect(sizeNow()).toEqual([300, 110])
  expect(documentStore.getState().past).toHaveLength(1)
})
