/**
 * What a person is in the middle of: a drag that has not ended, a name that is being typed. It is no part of
 * the design, but as much work as the rest, and is kept as the edit that it would be if it ended now.
 */
import type { Edit } from '@/core/edits/edit'
import type { Design } from '@/core/model/design'
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

/** The open design as it would be if everything ended now. */
export function finished(design: Design): Design {
  try {
    return current()?.().apply(design) ?? design
  } catch {
    return design
  }
}

/** Calls back when something unfinished begins, goes on or ends. */
export const onUnfinished = (listener: () => void): void => void listeners.add(listener)
