import { connectNodes, whyNotConnect } from '@/core/edits/connect-nodes'
import type { NodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document-store'
import { announce, notify } from '@/stores/session-store'

/** Connects two nodes, or says in a sentence why that makes no sense. */
export function connect(from: NodeId, to: NodeId): boolean {
  const why = whyNotConnect(documentStore.getState().design, from, to)
  if (why !== null) {
    notify({ text: why, tone: 'warning' })
    return false
  }
  const edit = connectNodes(from, to)
  dispatch(edit)
  announce(edit.label)
  return true
}
