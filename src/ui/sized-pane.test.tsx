import { act, useState } from 'react'
import { expect, it } from 'vitest'
import { render } from '@/testing/render'
import { SizedPane } from './sized-pane'

function Inspector() {
  const [size, setSize] = useState(348)
  return (
    <div className="flex">
      <SizedPane
        side="width"
        label="Width of the inspector"
        landmark={{ as: 'aside', label: 'Inspector' }}
        size={size}
        sizeAtFirst={348}
        least={260}
        most={560}
        rest={320}
        onSize={setSize}
      >
        <p>The form</p>
      </SizedPane>
    </div>
  )
}

async function separator(): Promise<HTMLElement> {
  const page = await render(<Inspector />)
  const found = page.querySelector<HTMLElement>('[role=separator]')
  if (!found) throw new Error('no separator')
  return found
}

const press = (element: HTMLElement, key: string, more: KeyboardEventInit = {}) =>
  act(async () => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more })))

const point = (element: HTMLElement, type: string, clientX: number) =>
  act(async () => element.dispatchEvent(new PointerEvent(type, { clientX, pointerId: 1, bubbles: true })))

const sizeOf = (element: HTMLElement) => Number(element.getAttribute('aria-valuenow'))

it('tells a screen reader which way it lies, what it sizes and within which bounds', async () => {
  const line = await separator()
  expect(line.getAttribute('aria-orientation')).toBe('vertical')
  expect(line.getAttribute('aria-valuemin')).toBe('260')
  expect(line.getAttribute('aria-valuemax')).toBe('560')
  const pane = document.getElementById(line.getAttribute('aria-controls') ?? '')
  expect(pane?.textContent).toBe('The form')
})

it('is sized by the keyboard, within its bounds', async () => {
  const line = await separator()
  await press(line, 'ArrowLeft')
  expect(sizeOf(line)).toBe(358)
  await press(line, 'ArrowRight', { shiftKey: true })
  expect(sizeOf(line)).toBe(308)
  await press(line, 'End')
  expect(sizeOf(line)).toBe(560)
  await press(line, 'ArrowLeft')
  expect(sizeOf(line)).toBe(560)
  await press(line, 'Home')
  expect(sizeOf(line)).toBe(260)
  await press(line, 'Enter')
  expect(sizeOf(line)).toBe(348)
})

it('leaves keys that are not its own to the page', async () => {
  const line = await separator()
  await press(line, 'ArrowLeft', { ctrlKey: true })
  await press(line, 'ArrowUp')
  expect(sizeOf(line)).toBe(348)
})

it('follows a pointer, and goes back to its first size by a double click', async () => {
  const line = await separator()
  line.setPointerCapture = () => undefined
  await point(line, 'pointerdown', 800)
  await point(line, 'pointermove', 700)
  expect(sizeOf(line)).toBe(448)
  await point(line, 'pointermove', 100)
  await point(line, 'pointerup', 100)
  expect(sizeOf(line)).toBe(560)
  await act(async () => line.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })))
  expect(sizeOf(line)).toBe(348)
})

it('stays as it was where the system takes the pointer away', async () => {
  const line = await separator()
  line.setPointerCapture = () => undefined
  await point(line, 'pointerdown', 800)
  await point(line, 'pointermove', 700)
  await point(line, 'pointercancel', 700)
  expect(sizeOf(line)).toBe(348)
})
