import { moveEdge, whyNotMoveEdge } from '@/core/edits/move-edge'
import { edgesOf } from '@/core/graph/edges'
import type { NodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce, notify, select } from '@/stores/session/session-store'
import { focusItem } from '../gestures/focus-node'

/** Leads an edge from and to other nodes with all that it says, or says in a sentence why that makes no sense. */
export function reconnect(id: string, from: NodeId, to: NodeId): void {
  const { design } = documentStore.getState()
  const edge = edgesOf(design).find((one) => one.id === id)
  if (!edge || (edge.from === from && edge.to === to)) return
  const why = whyNotMoveEdge(design, edge, from, to)
  if (why !== null) {
    notify({ text: why, tone: 'warning', isOfMoment: true })
    return
  }
  const edit = moveEdge(edge, from, to)
  dispatch(edit)
  announce(edit.label)
  const led = edgesOf(documentStore.getState().design).find(
    (one) => one.from === from && one.to === to && one.kind === edge.kind,
  )
  if (!led) return
  select([led.id])
  focusItem(led.id)
}
