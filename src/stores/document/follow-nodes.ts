import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { hasMark, parseMarkId } from '@/core/model/marks'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { select, sessionStore, startRenaming } from '../session/session-store'
import type { NodeChanges } from './compare-designs'

/** Keeps the selection true after an edit: it follows a renamed node and lets go of what is gone. */
export function followNodes(after: Design, { renamed, removed }: NodeChanges): void {
  const { selection, renaming } = sessionStore.getState()
  if (renaming !== null && parseMarkId(renaming) !== null && !hasMark(after, renaming)) startRenaming(null)
  else if (renaming !== null && (removed.has(renaming as NodeId) || renamed.has(renaming as NodeId)))
    startRenaming(renamed.get(renaming as NodeId) ?? null)
  if (selection.size === 0) return
  let edges: ReadonlySet<string> | undefined
  const isLeft = (id: string) => {
    if (parseNodeId(id) !== null) return !removed.has(id)
    if (parseMarkId(id) !== null) return hasMark(after, id)
    edges ??= new Set(edgesOf(after).map((edge) => edge.id))
    return edges.has(id)
  }
  select([...selection].filter(isLeft).map((id) => renamed.get(id) ?? id))
}
