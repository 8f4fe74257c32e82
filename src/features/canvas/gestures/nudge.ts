import { moveNodes } from '@/core/edits/move-nodes'
import type { Position } from '@/core/model/design'
import { findMark, type MarkId, parseMarkId } from '@/core/model/marks'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'
import { positionsOf } from '../flow/boxes'
import type { Direction } from './walk'

/** One dot of the ground, in canvas pixels, and what Shift makes of it. */
const STEP = 20
const FAR_STEP = 100

const WAY: Readonly<Record<Direction, Position>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Moves the selected nodes by a step; steps that follow each other are undone as one. False where there are none. */
export function nudgeSelected(direction: Direction, isFar: boolean): boolean {
  const ids = [...sessionStore.getState().selection].filter(
    (id) => parseNodeId(id) !== null || parseMarkId(id) !== null,
  ) as (NodeId | MarkId)[]
  if (ids.length === 0) return false
  const { design } = documentStore.getState()
  const positionOf = positionsOf(design)
  const [right, down] = WAY[direction]
  const step = isFar ? FAR_STEP : STEP
  const moved: Record<string, Position> = {}
  for (const id of ids) {
    const [x, y] = findMark(design, id)?.at ?? positionOf(id as NodeId)
    moved[id] = [x + right * step, y + down * step]
  }
  dispatch(moveNodes(moved, `nudge ${ids.join(' ')}`))
  return true
}
