import { addNode } from '@/core/edits/add-node'
import { freeName } from '@/core/edits/free-name'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { wholePosition } from '@/core/edits/place-marks'
import { foldedAway, isFolded } from '@/core/layout/box-of'
import { growAreas, keepInAreas } from '@/core/layout/grow-areas'
import { makeRoom } from '@/core/layout/make-room'
import { moveApart } from '@/core/layout/move-apart'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Design, Position } from '@/core/model/design'
import { lockedIds } from '@/core/model/locks'
import { type MarkId, markIds, parseMarkId } from '@/core/model/marks'
import type { NodeId, NodeKind } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce, select, startRenaming } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { canvasHandle, coveredAreas, pointInView, sightOfDrawing } from '../flow/canvas-handle'
import { boxesOfAll } from '../flow/near'
import { type Bounds, overlaps } from '../flow/scene'
import { takePointerPosition } from '../gestures/pointer-position'
import { rename } from '../gestures/rename'
import { canvasKind } from '../kinds/index'
import { newNodeStep } from '../nodes/new-node-step'
import { freePosition } from './free-position'

/** What a node of a kind is called until it is named: the last word for its kind. */
const baseName = (kind: NodeKind): string => KIND_WORDS[kind].split(' ').at(-1) ?? kind

/** Where in the height of the view a new node comes to stand. */
const DOWN = 0.35

/** So much of a node is where its name begins: its part of the width, and its height in canvas pixels. */
const NAME = { share: 0.55, height: 34 }

/** Whether what is typed for a node would be in sight. */
function isNameInSight({ x, y, width }: Bounds): boolean {
  const view = sightOfDrawing()?.view
  return (
    view !== undefined &&
    x >= view.x &&
    y >= view.y &&
    x + width * NAME.share <= view.x + view.width &&
    y + NAME.height <= view.y + view.height
  )
}

/** Where the pointer is, in canvas coordinates, and whether that is ground; null where it is not over the drawing. */
function pointedAt(boxes: readonly Bounds[]): { readonly at: Position; readonly isGround: boolean } | null {
  const on = takePointerPosition()
  const at = on && canvasHandle()?.flow.screenToFlowPosition({ x: on[0], y: on[1] })
  if (!at) return null
  const spot = { ...at, width: 0, height: 0 }
  return { at: [at.x, at.y], isGround: !boxes.some((box) => overlaps(box, spot)) }
}

const wholePixels = (positions: Readonly<Record<string, Position>>): Record<string, Position> =>
  Object.fromEntries(Object.entries(positions).map(([id, at]) => [id, wholePosition(at)]))

/** What stands on the drawing and is no ground: nodes, notes and folded areas, by their ids. */
function standing(design: Design): readonly (readonly [id: NodeId | MarkId, box: Bounds])[] {
  const away = foldedAway(design)
  const boxOf = boxesOf(design)
  const marks = markIds(design).filter((id) => parseMarkId(id)?.kind === 'note' || isFolded(design, id))
  return [
    ...boxesOfAll(design).map((box) => [box.id as NodeId, box] as const),
    ...marks.map((id) => [id, boxOf(id)] as const),
  ].filter(([id]) => !away.has(id))
}

/**
 * Adds a node with a free name, selects it, and opens its name for typing. Around a point of the ground that was pointed
 * at it stands exactly there, and what is in its way makes room, unless that is locked; else it stands where there is room
 * near a point, or near its kind's part of the view. The areas around the node that it is made from grow around it.
 */
export function addToDrawing(
  kind: NodeKind,
  centre?: Position | null,
  at: 'exactly' | 'nearest-free' = 'exactly',
  from?: NodeId,
): NodeId {
  const { design } = documentStore.getState()
  const all = standing(design)
  const boxes = all.map(([, box]) => box)
  const pointed = centre ? { at: centre, isGround: true } : pointedAt(boxes)
  const [x, y] = pointed?.at ?? pointInView(canvasKind(kind).across, DOWN)
  const name = freeName(design, kind, baseName(kind))
  const id: NodeId = `${kind}:${name}`
  const size = NODE_SIZE[kind]
  const wanted: Position = [x - size.width / 2, y - size.height / 2]
  const fixed = { x: wanted[0], y: wanted[1], ...size }
  const locked = lockedIds(design)
  const still = all.flatMap(([other, box]) => (locked.has(other) ? [box] : []))
  const isExact = pointed?.isGround === true && at === 'exactly' && !still.some((box) => overlaps(box, fixed))
  const position = isExact
    ? wanted
    : freePosition(size, wanted, [...boxes, ...coveredAreas()], sightOfDrawing()?.view)
  const add = addNode(kind, name, position)
  const aside = isExact
    ? makeRoom(
        fixed,
        all.filter(([other]) => !locked.has(other)),
        still,
      )
    : {}
  const apply = (before: Design) => {
    const moved = moveApart(add.apply(before), wholePixels(aside))
    const placed = keepInAreas(before, moved, Object.keys(aside) as NodeId[])
    return from === undefined ? placed : growAreas(placed, id, from)
  }
  dispatch({ label: add.label, mergeKey: newNodeStep(id), apply })
  if (isExact && isNameInSight(fixed)) {
    // The viewport stays: the node is where it was put.
    select([id])
    startRenaming(id)
  } else rename(id)
  announce(`The ${KIND_WORDS[kind]} ${name} was added: type its name`)
  return id
}
