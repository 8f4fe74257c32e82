/** The only file that touches the clipboard. */
import type { Fragment } from '@/core/edits/paste-nodes'

/** Copies a text; false where the browser allows neither of the two ways. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyThroughField(text)
  }
}

/** The way of pages that come over plain http, to which the clipboard itself is closed. */
function copyThroughField(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.setAttribute('aria-hidden', 'true')
  field.style.position = 'fixed'
  field.style.opacity = '0'
  const focused = document.activeElement
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}

let copied: Fragment | null = null

/** Keeps copied nodes for this tab; what the user copied elsewhere stays in the system's clipboard. */
export function keepFragment(fragment: Fragment): void {
  copied = fragment
}

/** The nodes that were copied last in this tab. */
export const keptFragment = (): Fragment | null => copied
