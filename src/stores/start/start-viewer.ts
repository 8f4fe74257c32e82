/**
 * The start where another site shows Surveyor in a frame: a link's design, or an example, to look at. Nothing
 * that the browser stores is read or written, no other tab is told, and no edit is taken.
 */

import { onFragmentChange } from '../browser/location'
import { newId } from '../browser/new-id'
import { showStored } from '../document/document-store'
import { notify } from '../session/session-store'
import { firstTemplate } from './first-template'
import { readSharedLink } from './shared-link'

async function show(): Promise<void> {
  const linked = await readSharedLink()
  if (linked && !linked.ok) notify({ text: linked.error, tone: 'error' })
  const design = linked?.ok ? linked.value : firstTemplate()
  showStored({ documentId: newId(), design, revision: 0 })
}

async function start(): Promise<void> {
  await show()
  onFragmentChange(() => void show())
}

let started: Promise<void> | undefined

/** Shows the first design, and another one whenever the address names one. Called again it waits for the first call. */
export function startViewer(): Promise<void> {
  started ??= start()
  return started
}
