import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { parseNodeId } from '@/core/model/node-id'
import { select, sessionStore, startRenaming } from '../session/session-store'
import type { NodeChanges } from './compare-designs'

/** Keeps the selection true after an edit: it follows a renamed node and lets go of what is gone. */
export function followNodes(after: Design, { renamed, removed }: NodeChanges): void {
  const { selection, renaming } = sessionStore.getState()
  if (renaming !== null && (removed.has(renaming) || renamed.has(renaming)))
    startRenaming(renamed.get(renaming) ?? null)
  if (selection.size === 0) return
  let edges: ReadonlySet<string> | undefined
  const isLeft = (id: string) => {
    if (parseNodeId(id) !== null) return !removed.has(id)
    edges ??= new Set(edgesOf(after).map((edge) => edge.id))
    return edges.has(id)
  }
  select([...selection].filter(isLeft).map((id) => renamed.get(id) ?? id))
}
