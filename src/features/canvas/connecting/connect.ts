import { connectNodes, whyNotConnect } from '@/core/edits/connect-nodes'
import { edgesOf } from '@/core/graph/edges'
import type { NodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce, notify, select } from '@/stores/session/session-store'
import { focusItem } from '../gestures/focus-node'

/** Connects two nodes and chooses the line, or says in a sentence why that makes no sense. */
export function connect(from: NodeId, to: NodeId): boolean {
  const why = whyNotConnect(documentStore.getState().design, from, to)
  if (why !== null) {
    notify({ text: why, tone: 'warning' })
    return false
  }
  const edit = connectNodes(from, to)
  dispatch(edit)
  announce(edit.label)
  const line = edgesOf(documentStore.getState().design).find((edge) => edge.from === from && edge.to === to)
  if (line) {
    select([line.id])
    focusItem(line.id)
  }
  return true
}
