/** Renders a component into the test's page, and types and presses as a person does. */
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** Shows a component until the test is over. */
export async function render(content: ReactNode): Promise<HTMLElement> {
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  await act(async () => root.render(content))
  onTestFinished(() => {
    act(() => root.unmount())
    container.remove()
  })
  return container
}

/** What a screen reader calls an element: its label, or its text. */
function nameOf(element: Element): string {
  const labelled = element.getAttribute('aria-label')
  if (labelled) return labelled
  const label = element.id && document.querySelector(`label[for="${element.id}"]`)
  return ((label || element).textContent ?? '').trim()
}

/** The element of the selector with the name; throws where there is none. */
export function find<Found extends HTMLElement = HTMLElement>(
  selector: string,
  name: string | RegExp,
): Found {
  const all = [...document.querySelectorAll<Found>(selector)]
  const found = all.find((element) =>
    typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element)),
  )
  if (!found) throw new Error(`no ${selector} named ${name} among: ${all.map(nameOf).join(' | ')}`)
  return found
}

export const field = (label: string | RegExp) => find<HTMLInputElement>('input, textarea, select', label)
export const button = (name: string | RegExp) => find<HTMLButtonElement>('button', name)

/** Types letter by letter after what stands there, as a keyboard does. */
export async function type(input: HTMLInputElement, text: string): Promise<void> {
  const proto = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  const write = Object.getOwnPropertyDescriptor(proto.prototype, 'value')?.set
  await act(async () => input.focus())
  for (const letter of text) {
    await act(async () => {
      write?.call(input, input.value + letter)
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}

export const click = (element: HTMLElement) =>
  act(async () => {
    element.focus()
    element.click()
  })

export const press = (element: HTMLElement, key: string) =>
  act(async () => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  })

export const leave = (element: HTMLElement) => act(async () => element.blur())
