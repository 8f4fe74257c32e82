/** Catches errors of a program that are not shown, and words that are mended where they do not stand. */
import { expect, it } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { documentStore, openDesign, useDocument } from '@/stores/document/document-store'
import { button, click, field, render, type } from '@/testing/render'
import { ProcessingField } from './processing-field'

function Program() {
  const app = useDocument((state) => state.design.streamsApps[0])
  return app ? <ProcessingField app={app} /> : null
}

const shown = async (typed: string) => {
  openDesign({ ...emptyDesign('program'), streamsApps: [{ name: 'app', input: [], output: [] }] } as never)
  const view = await render(<Program />)
  await type(field('What it does'), typed)
  return view
}

it('writes the word instead that stands there, not the first that looks like it', async () => {
  await shown('stream reduced | groupByKey | reduc')
  await click(button('Write reduce'))
  expect(field('What it does').value).toBe('stream reduced | groupByKey | reduce')
  expect(documentStore.getState().design.streamsApps[0]?.processing).toHaveLength(1)
})

it('shows what is wrong with a description that is pasted', async () => {
  const view = await shown(`Topologies:
   Sub-topology: 0
    Source: in (topics: [orders])
      --> nobody
`)
  expect(field('What it does').getAttribute('aria-invalid')).toBe('true')
  expect(view.textContent).toContain('nobody')
})
