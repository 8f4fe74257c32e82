import { whyNotName } from '@/core/edits/check-name'
import type { Edit } from '@/core/edits/edit'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { renameNode } from '@/core/edits/rename-node'
import { type NodeId, type NodeKind, parseNodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { notify, select, sessionStore, startRenaming } from '@/stores/session/session-store'
import { keepTyped, takeTyped } from '@/stores/session/typed-ahead'
import { focusItem } from '../gestures/focus-node'
import { newNodeStep } from './new-node-step'

/** Why a node cannot have a name that was typed, in a sentence; null where it can. */
export function whyNot(id: NodeId, typed: string): string | null {
  const node = parseNodeId(id)
  return node && whyNotName(documentStore.getState().design, node.kind, node.name, typed)
}

/** Renames a node; one that was just added is simply added under that name. */
export function renamed(kind: NodeKind, name: string, typed: string): Edit {
  const edit = renameNode(kind, name, typed)
  const step = newNodeStep(`${kind}:${name}`)
  return documentStore.getState().openKey === step
    ? { ...edit, label: `Add ${KIND_WORDS[kind]} ${typed}`, mergeKey: step }
    : edit
}

/** Ends the typing of a name, which the node takes; one that it cannot have is said, and the node keeps its own. */
export function commitName(id: NodeId, typed: string): void {
  startRenaming(null)
  const node = parseNodeId(id)
  if (!node || typed === node.name) return
  const refused = whyNot(id, typed)
  if (refused !== null) {
    notify({ text: `${node.name} keeps its name instead of “${typed}”. ${refused}`, tone: 'warning' })
    return
  }
  dispatch(renamed(node.kind, node.name, typed))
  select([`${node.kind}:${typed}`])
}

/** Commits a name and gives its node the focus; false, and nothing is done, where the node cannot have it. */
export function enterName(id: NodeId, typed: string): boolean {
  if (whyNot(id, typed) !== null) return false
  commitName(id, typed)
  focusItem(`${parseNodeId(id)?.kind}:${typed}`)
  return true
}

/** Ends the typing of a name without it, and gives the node the focus. */
export function leaveName(id: NodeId): void {
  startRenaming(null)
  focusItem(id)
}

/** Leaves the field of a node that does not stand yet, and what was typed for it. */
export function leaveTyped(): void {
  const id = sessionStore.getState().renaming as NodeId
  takeTyped()
  leaveName(id)
}

/**
 * Enters the name that was typed for a node whose field does not stand yet, so that the next key is heard as the
 * command that it is. A name that the node cannot have waits for the field, which says why.
 */
export function enterTyped(): void {
  const id = sessionStore.getState().renaming as NodeId
  const typed = takeTyped()
  if (!enterName(id, typed === '' ? (parseNodeId(id)?.name ?? '') : typed)) keepTyped(typed)
}
