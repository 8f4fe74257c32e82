import { expect, it, vi } from 'vitest'
import { button, click, render } from '@/testing/render'
import { lazyPart } from './lazy-part'
import { Region } from './region'

let partitions: number | null = null

function Partitions() {
  if (partitions === null) throw new Error('no such partition')
  return <p>{partitions} partitions</p>
}

it('shows the rest of the page where a part fails, and the part when it is tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  partitions = null
  const page = await render(
    <>
      <p>The drawing</p>
      <Region name="The inspector">
        <Partitions />
      </Region>
    </>,
  )
  expect(page.textContent).toContain('The drawing')
  expect(page.textContent).toContain('The inspector met an error and cannot be shown.')
  expect(page.textContent).toContain('no such partition')
  partitions = 16
  await click(button('Try again'))
  expect(page.textContent).toBe('The drawing16 partitions')
})

it('fetches a part anew when it is tried again, and not before', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let fetched = 0
  const Part = lazyPart(() => {
    fetched += 1
    return fetched === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(() => <p>Loaded</p>)
  })
  const page = await render(
    <Region name="The minimap">
      <Part />
    </Region>,
  )
  expect(page.textContent).toContain('The minimap could not be loaded. Its server does not answer')
  expect(fetched).toBe(1)
  await click(button('Try again'))
  expect(page.textContent).toBe('Loaded')
})
