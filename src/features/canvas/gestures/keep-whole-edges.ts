import { edgesOf } from '@/core/graph/edges'
import { documentStore } from '@/stores/document/document-store'
import { select, sessionStore } from '@/stores/session/session-store'

/** Lets go of the edges that a box around nodes took along, but for those of which it has both ends. */
export function keepWholeEdges(): void {
  const { selection } = sessionStore.getState()
  const edges = new Map<string, { from: string; to: string }>()
  for (const edge of edgesOf(documentStore.getState().design)) edges.set(edge.id, edge)
  const isWhole = (id: string) => {
    const edge = edges.get(id)
    return !edge || (selection.has(edge.from) && selection.has(edge.to))
  }
  select([...selection].filter(isWhole))
}
