/** The only file that touches the clipboard. */
import type { Fragment } from '@/core/edits/paste-nodes'
import { noteCopied } from './copied-nodes'
import { IN_FOREIGN_FRAME } from './foreign-frame'

/** Copies a text; false where the browser allows neither of the two ways, and in a frame of another site. */
export async function copyText(text: string): Promise<boolean> {
  if (IN_FOREIGN_FRAME) return false
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyThroughField(text)
  }
}

/**
 * Copies one thing in several formats, each made while the browser waits for it; false where the browser takes none of
 * them, and in a frame of another site.
 */
export async function copyItem(formats: Readonly<Record<string, Promise<Blob>>>): Promise<boolean> {
  if (IN_FOREIGN_FRAME || typeof ClipboardItem === 'undefined') return false
  try {
    await navigator.clipboard.write([new ClipboardItem(formats)])
    return true
  } catch {
    return false
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

/** Keeps copied nodes for this tab, and puts them as text where other tabs and programs can take them. */
export async function keepFragment(fragment: Fragment, textOf: () => Promise<string>): Promise<void> {
  noteCopied({ fragment, text: null })
  const text = await textOf()
  if (await copyText(text)) noteCopied({ fragment, text })
}
