import { connectNodes } from '@/core/edits/connect-nodes'
import { type Beside, nextNode } from '@/core/edits/next-node'
import { goesDown } from '@/core/layout/direction'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Position } from '@/core/model/design'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { along, type Direction } from '../gestures/walk'
import { newNodeStep } from '../nodes/new-node-step'
import { addToDrawing } from './add-to-drawing'

/** What lies between a node and the one that comes next, across and down, in canvas pixels. */
const GAP: Position = [110, 40]

const WHERE: Readonly<Record<Direction, Beside>> = {
  ArrowRight: 'after',
  ArrowLeft: 'before',
  ArrowUp: 'beside',
  ArrowDown: 'beside',
}

/** Adds the node that comes next to one on a side, joined to it, under a free name that is typed next. */
export function addNext(id: NodeId, direction: Direction): void {
  const { design } = documentStore.getState()
  const next = nextNode(design, id, WHERE[along(design, direction)])
  if (!next) {
    announce(`Nothing comes ${WHERE[along(design, direction)]} ${parseNodeId(id)?.name ?? 'it'}`)
    return
  }
  const box = boxesOf(design)(id)
  const { width, height } = NODE_SIZE[next.kind]
  const [ahead, beside] = goesDown(design) ? [GAP[1], GAP[0]] : GAP
  const right = (box.width + width) / 2 + ahead
  const down = (box.height + height) / 2 + beside
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const at: Readonly<Record<Direction, Position>> = {
    ArrowRight: [x + right, y],
    ArrowLeft: [x - right, y],
    ArrowDown: [x, y + down],
    ArrowUp: [x, y - down],
  }
  const made = addToDrawing(next.kind, at[direction], 'nearest-free', id)
  for (const { other, edge, records } of next.joins) {
    const [from, to] = records === 'out' ? [made, other] : [other, made]
    dispatch({ ...connectNodes(from, to, edge), mergeKey: newNodeStep(made) })
  }
}
