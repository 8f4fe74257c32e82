import { addNode } from '@/core/edits/add-node'
import { freeName } from '@/core/edits/free-name'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Position } from '@/core/model/design'
import { type NodeId, type NodeKind, nodeIds } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce, select } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { pointInView } from '../flow/canvas-handle'
import { focusItem, showNode } from '../gestures/focus-node'
import { canvasKind } from '../kinds/index'
import { freePlace } from './free-place'

const BASE_NAME: Readonly<Record<NodeKind, string>> = {
  producer: 'producer',
  topic: 'topic',
  consumerGroup: 'group',
}

/** Where in the height of the view a new node comes to stand. */
const DOWN = 0.35

/** Adds a node with a free name at a point, or in its kind's part of the view; selects and focuses it. */
export function addToDrawing(
  kind: NodeKind,
  centre: Position = pointInView(canvasKind(kind).across, DOWN),
): NodeId {
  const { design } = documentStore.getState()
  const name = freeName(design, kind, BASE_NAME[kind])
  const { width, height } = NODE_SIZE[kind]
  const wanted: Position = [centre[0] - width / 2, centre[1] - height / 2]
  dispatch(addNode(kind, name, freePlace(NODE_SIZE[kind], wanted, nodeIds(design).map(boxesOf(design)))))
  const id: NodeId = `${kind}:${name}`
  select([id])
  showNode(id)
  focusItem(id)
  announce(`The ${KIND_WORDS[kind]} ${name} was added`)
  return id
}
