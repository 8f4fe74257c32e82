/**
 * What a person is in the middle of: a drag that has not ended, a name that is being typed. It is no part of
 * the design, but as much work as the rest, and is kept as the edit that it would be if it ended now.
 */
import type { Edit } from '@/core/edits/edit'
import { type History, makeEdit } from '@/core/edits/history'
import { documentStore } from './document-store'

interface Unfinished {
  readonly owner: string
  readonly documentId: string
  readonly edit: () => Edit
}

let unfinished: Unfinished | null = null
const listeners = new Set<() => void>()

/**
 * Notes the edit that something unfinished would be, to be made only where it is needed; null where its owner
 * ended it or gave it up.
 */
export function setUnfinished(owner: string, edit: (() => Edit) | null): void {
  if (edit === null && unfinished?.owner !== owner) return
  unfinished = edit && { owner, documentId: documentStore.getState().documentId, edit }
  for (const listener of listeners) listener()
}

const current = () =>
  unfinished?.documentId === documentStore.getState().documentId ? unfinished.edit : null

/** Whether something of the open design is unfinished. */
export const hasUnfinished = (): boolean => current() !== null

/** The open design, with its past, as it would be if everything ended now. */
export function finished<Shown extends History>(shown: Shown): Shown {
  try {
    const edit = current()?.()
    return edit ? { ...shown, ...makeEdit(shown, edit) } : shown
  } catch {
    return shown
  }
}

/** Calls back when something unfinished begins, goes on or ends. */
export const onUnfinished = (listener: () => void): void => void listeners.add(listener)
