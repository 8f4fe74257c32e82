import { connectNodes, edgeKindsBetween, whyNotConnect } from '@/core/edits/connect-nodes'
import { edgeNumber, setEdgeNumber } from '@/core/edits/set-edge-rate'
import { edgesOf } from '@/core/graph/edges'
import type { Design, RecordRate } from '@/core/model/design'
import type { EdgeKind } from '@/core/model/kinds/index'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce, askFor, notify, select } from '@/stores/session/session-store'
import { EDGE_LOOKS } from '../edges/edge-looks'
import { focusItem } from '../gestures/focus-node'

/** Returns the kinds of edge that make sense from one node to another, the usual one first. */
export function edgesThatFit(design: Design, from: NodeId, to: NodeId): readonly EdgeKind[] {
  const [source, target] = [parseNodeId(from), parseNodeId(to)]
  if (!source || !target) return []
  return edgeKindsBetween(source.kind, target.kind).filter(
    (edge) => whyNotConnect(design, from, to, edge) === null,
  )
}

/**
 * Connects two nodes and goes on to what is typed of the edge, or says in a sentence why that makes no sense. Where
 * the rate is given, it is set, and the focus goes back to `start`.
 */
export function connect(
  from: NodeId,
  to: NodeId,
  edge?: EdgeKind,
  given?: { readonly rate: RecordRate; readonly start: NodeId },
): boolean {
  const why = whyNotConnect(documentStore.getState().design, from, to, edge)
  if (why !== null) {
    notify({ text: why, tone: 'warning', isOfMoment: true })
    return false
  }
  const before = new Set(edgesOf(documentStore.getState().design).map(({ id }) => id))
  const edit = connectNodes(from, to, edge)
  dispatch(edit)
  announce(edit.label)
  const made = edgesOf(documentStore.getState().design).find(({ id }) => !before.has(id))
  if (!made) return true
  if (given && edgeNumber(documentStore.getState().design, made)?.of === 'rate') {
    dispatch(setEdgeNumber(made, { of: 'rate', rate: given.rate }))
    select([given.start])
    focusItem(given.start)
    return true
  }
  if (EDGE_LOOKS[made.kind].isTyped) askFor(made.id)
  else {
    select([made.id])
    focusItem(made.id)
  }
  return true
}
