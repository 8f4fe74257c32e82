import { addNode } from '@/core/edits/add-node'
import { freeName } from '@/core/edits/free-name'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Position } from '@/core/model/design'
import { type NodeId, type NodeKind, nodeIds } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { pointInView } from '../flow/canvas-handle'
import { rename } from '../gestures/rename'
import { canvasKind } from '../kinds/index'
import { newNodeStep } from '../nodes/new-node-step'
import { freePlace } from './free-place'

/** What a node of a kind is called until it is named: the last word for its kind. */
const baseName = (kind: NodeKind): string => KIND_WORDS[kind].split(' ').at(-1) ?? kind

/** Where in the height of the view a new node comes to stand. */
const DOWN = 0.35

/** Adds a node with a free name at a point, or in its kind's part of the view; selects it, and opens its name for typing. */
export function addToDrawing(
  kind: NodeKind,
  centre: Position = pointInView(canvasKind(kind).across, DOWN),
): NodeId {
  const { design } = documentStore.getState()
  const name = freeName(design, kind, baseName(kind))
  const id: NodeId = `${kind}:${name}`
  const { width, height } = NODE_SIZE[kind]
  const wanted: Position = [centre[0] - width / 2, centre[1] - height / 2]
  const position = freePlace(NODE_SIZE[kind], wanted, nodeIds(design).map(boxesOf(design)))
  dispatch({ ...addNode(kind, name, position), mergeKey: newNodeStep(id) })
  rename(id)
  announce(`The ${KIND_WORDS[kind]} ${name} was added: type its name`)
  return id
}
