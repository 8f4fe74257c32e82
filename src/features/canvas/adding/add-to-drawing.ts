import { addNode } from '@/core/edits/add-node'
import { freeName } from '@/core/edits/free-name'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { placeNodes } from '@/core/edits/place-nodes'
import { foldedAway } from '@/core/layout/box-of'
import { growAreas } from '@/core/layout/grow-areas'
import { makeRoom } from '@/core/layout/make-room'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Design, Position } from '@/core/model/design'
import type { NodeId, NodeKind } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce } from '@/stores/session/session-store'
import { canvasHandle, coveredAreas, pointInView } from '../flow/canvas-handle'
import { boxesOfAll } from '../flow/near'
import { overlaps } from '../flow/scene'
import { takePointerPosition } from '../gestures/pointer-position'
import { rename } from '../gestures/rename'
import { canvasKind } from '../kinds/index'
import { newNodeStep } from '../nodes/new-node-step'
import { freePosition } from './free-position'

/** What a node of a kind is called until it is named: the last word for its kind. */
const baseName = (kind: NodeKind): string => KIND_WORDS[kind].split(' ').at(-1) ?? kind

/** Where in the height of the view a new node comes to stand. */
const DOWN = 0.35

/** Where the pointer is on the ground, in canvas coordinates; null where it is over a node, or elsewhere. */
function pointedAt(design: Design): Position | null {
  const on = takePointerPosition()
  const at = on && canvasHandle()?.flow.screenToFlowPosition({ x: on[0], y: on[1] })
  if (!at) return null
  const spot = { ...at, width: 0, height: 0 }
  const away = foldedAway(design)
  return boxesOfAll(design).some((box) => !away.has(box.id) && overlaps(box, spot)) ? null : [at.x, at.y]
}

/**
 * Adds a node with a free name, selects it, and opens its name for typing. Around a point that was pointed at it
 * stands exactly there, and what is in its way makes room; else it stands where there is room near a point, or near
 * its kind's part of the view. The areas around the node that it is made from grow around it.
 */
export function addToDrawing(
  kind: NodeKind,
  centre?: Position | null,
  at: 'exactly' | 'nearest-free' = 'exactly',
  from?: NodeId,
): NodeId {
  const { design } = documentStore.getState()
  const pointed = centre ?? pointedAt(design)
  const [x, y] = pointed ?? pointInView(canvasKind(kind).across, DOWN)
  const name = freeName(design, kind, baseName(kind))
  const id: NodeId = `${kind}:${name}`
  const { width, height } = NODE_SIZE[kind]
  const wanted: Position = [x - width / 2, y - height / 2]
  const away = foldedAway(design)
  const boxes = boxesOfAll(design).filter((box) => !away.has(box.id))
  const isExact = pointed !== null && at === 'exactly'
  const position = isExact ? wanted : freePosition(NODE_SIZE[kind], wanted, [...boxes, ...coveredAreas()])
  const add = addNode(kind, name, position)
  const fixed = { x: position[0], y: position[1], width, height }
  const aside = isExact
    ? makeRoom(
        fixed,
        boxes.map((box) => [box.id as NodeId, box] as const),
      )
    : {}
  const apply = (before: Design) => {
    const placed = placeNodes(add.apply(before), aside)
    return from === undefined ? placed : growAreas(placed, id, from)
  }
  dispatch({ label: add.label, mergeKey: newNodeStep(id), apply })
  rename(id)
  announce(`The ${KIND_WORDS[kind]} ${name} was added: type its name`)
  return id
}
