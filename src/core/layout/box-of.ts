import type { Design, Position } from '../model/design'
import { findMark, type MarkId, marksOf, parseMarkId } from '../model/marks'
import { type NodeId, type NodeKind, nodeIds, parseNodeId } from '../model/node-id'
import { NODE_SIZE } from './node-size'

/** A rectangle of the drawing, in canvas pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Returns what a node or a mark covers, in canvas pixels; undefined where the design has no such item, or does not
 * say where the node stands. Whatever asks for the box of an item asks here.
 */
export function boxOf(design: Design, id: string): Box | undefined {
  const mark = findMark(design, id)
  if (mark) return boxFrom(mark.at, mark.size)
  const node = parseNodeId(id)
  const at = design.layout?.positions?.[id]
  if (!node || !at) return undefined
  return nodeBox(node.kind, at)
}

/** Returns what a node of a kind covers that stands somewhere. */
export const nodeBox = (kind: NodeKind, [x, y]: Position): Box => ({ x, y, ...NODE_SIZE[kind] })

export const boxFrom = ([x, y]: Position, [width, height]: Position): Box => ({ x, y, width, height })

/** Whether the middle of a box lies within another: what counts as standing in an area. */
export function standsIn(inner: Box, outer: Box): boolean {
  const x = inner.x + inner.width / 2
  const y = inner.y + inner.height / 2
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height
}

/**
 * Returns the ids of all that stands in an area: nodes and notes by their middle, and smaller areas. Membership is
 * where things stand, never stored, so that dragging a node out of an area takes it out.
 */
export function contentsOf(design: Design, area: MarkId): readonly (NodeId | MarkId)[] {
  const outer = boxOf(design, area)
  if (!outer) return []
  const isIn = (id: string) => {
    const box = boxOf(design, id)
    return box !== undefined && standsIn(box, outer)
  }
  const smaller = (id: MarkId) => {
    const box = boxOf(design, id)
    return id !== area && box !== undefined && box.width * box.height < outer.width * outer.height && isIn(id)
  }
  return [
    ...nodeIds(design).filter(isIn),
    ...Object.keys(marksOf(design, 'note'))
      .map((key): MarkId => `note:${key}`)
      .filter(isIn),
    ...Object.keys(marksOf(design, 'area'))
      .map((key): MarkId => `area:${key}`)
      .filter(smaller),
  ]
}

/**
 * Returns the positions of items that are moved together with what stands in the areas among them, each as far as its
 * area moves; what is given a position itself keeps it. The same table comes back where no area moves.
 */
export function withContents<Id extends string>(
  design: Design,
  positions: Readonly<Record<Id, Position>>,
): Readonly<Record<string, Position>> {
  let all: Record<string, Position> | undefined
  for (const id of Object.keys(positions) as Id[]) {
    if (parseMarkId(id)?.kind !== 'area') continue
    const box = boxOf(design, id)
    const [x, y] = positions[id]
    if (!box || (x === box.x && y === box.y)) continue
    for (const inner of contentsOf(design, id as unknown as MarkId)) {
      const from = boxOf(design, inner)
      if (!from || Object.hasOwn(positions, inner)) continue
      all ??= { ...positions }
      all[inner] = [from.x + x - box.x, from.y + y - box.y]
    }
  }
  return all ?? positions
}
