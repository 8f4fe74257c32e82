import type { Area, Design, Position } from '../model/design'
import { FOLDED_SIZE, findMark, type MarkId, type Marks, markIds, marksOf, parseMarkId } from '../model/marks'
import { type NodeId, type NodeKind, nodeIds, parseNodeId } from '../model/node-id'
import { cachedPer } from '../shared/cached-per'
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
  if (mark) return 'title' in mark ? areaBox(mark) : boxFrom(mark.at, mark.size)
  const node = parseNodeId(id)
  const at = design.layout?.positions?.[id]
  if (!node || !at) return undefined
  return nodeBox(node.kind, at)
}

/** Returns what an area covers as it is drawn: its frame, or the box that stands for it while it is folded. */
const areaBox = ({ at, size, folded, holds }: Area): Box => boxFrom(at, folded && holds ? FOLDED_SIZE : size)

/** Returns what a node of a kind covers that stands somewhere. */
export const nodeBox = (kind: NodeKind, [x, y]: Position): Box => ({ x, y, ...NODE_SIZE[kind] })

export const boxFrom = ([x, y]: Position, [width, height]: Position): Box => ({ x, y, width, height })

/** Whether the middle of a box lies within another: what counts as standing in an area. */
export function standsIn(inner: Box, outer: Box): boolean {
  const x = inner.x + inner.width / 2
  const y = inner.y + inner.height / 2
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height
}

const NONE: ReadonlySet<string> = new Set()

const heldIn = cachedPer((areas: NonNullable<Marks['areas']>): ReadonlySet<string> => {
  const held = Object.values(areas).flatMap(({ folded, holds }) => (folded && holds) || [])
  return held.length === 0 ? NONE : new Set(held)
})

/** Returns the ids of what is folded in an area: it stands nowhere on the drawing until that is opened. */
export const foldedAway = (design: Design): ReadonlySet<string> =>
  design.layout?.areas ? heldIn(design.layout.areas) : NONE

/**
 * Returns the ids of all that stands in an area: nodes and notes by their middle, and smaller areas. Membership is
 * where things stand, so that dragging a node out of an area takes it out; only a folded area says what it holds, since
 * that stands nowhere. What is folded in an area that stands in another belongs to both.
 */
export function contentsOf(design: Design, area: MarkId): readonly (NodeId | MarkId)[] {
  const mark = findMark(design, area)
  const outer = boxOf(design, area)
  if (!outer || !mark || !('title' in mark)) return []
  if (mark.folded && mark.holds) {
    const held = new Set(mark.holds)
    return [...nodeIds(design), ...markIds(design)].filter((id) => id !== area && held.has(id))
  }
  const away = foldedAway(design)
  const isIn = (id: string) => {
    const box = away.has(id) ? undefined : boxOf(design, id)
    return box !== undefined && standsIn(box, outer)
  }
  const smaller = (id: MarkId) => {
    const box = boxOf(design, id)
    return id !== area && box !== undefined && box.width * box.height < outer.width * outer.height && isIn(id)
  }
  const areas = Object.keys(marksOf(design, 'area'))
    .map((key): MarkId => `area:${key}`)
    .filter(smaller)
  const folded = new Set(areas.flatMap((id) => [...heldBy(design, id)]))
  const isHeld = (id: string) => folded.has(id) || isIn(id)
  return [
    ...nodeIds(design).filter(isHeld),
    ...Object.keys(marksOf(design, 'note'))
      .map((key): MarkId => `note:${key}`)
      .filter(isHeld),
    ...Object.keys(marksOf(design, 'area'))
      .map((key): MarkId => `area:${key}`)
      .filter((id) => id !== area && (folded.has(id) || areas.includes(id))),
  ]
}

/** Whether an area is drawn as one box, and says what it holds. */
export function isFolded(design: Design, area: MarkId): boolean {
  const mark = findMark(design, area)
  return mark !== undefined && 'title' in mark && mark.folded === true && mark.holds !== undefined
}

function heldBy(design: Design, area: MarkId): readonly string[] {
  const mark = findMark(design, area)
  return mark && 'title' in mark && mark.folded ? (mark.holds ?? []) : []
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
