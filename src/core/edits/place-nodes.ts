import type { Design, Position } from '../model/design'
import { lockedIds } from '../model/locks'
import type { NodeId } from '../model/node-id'
import type { Pieces } from '../shared/pieces'
import { wholePixel } from './whole-pixel'

type Positions = Readonly<Record<string, Position>>

/** Whole pixels within what the document allows, so that a drag leaves a short line in a diff. */
const tidyPosition = ([x, y]: Position): Position => [wholePixel(x), wholePixel(y)]

/** Copies a table of tens of thousands of keys in a third of the time that spreading takes. */
function copyTable(table: Positions): Record<string, Position> {
  const copy: Record<string, Position> = {}
  for (const id in table) {
    const position = table[id]
    if (position) copy[id] = position
  }
  return copy
}

/** Copies that nobody has changed yet, by the table that they are of. */
const ahead = new WeakMap<Positions, Record<string, Position>>()

/** So many positions are copied in one piece. */
const PIECE = 1024

/**
 * Copies where the nodes of a design stand, piece by piece, for the next edit that moves one: to copy tens of thousands
 * of positions takes longer than all else that such an edit does. A copy serves one edit.
 */
export function* copyAhead({ layout }: Design): Pieces<void> {
  const table = layout?.positions
  if (table === undefined || ahead.has(table)) return
  const copy: Record<string, Position> = {}
  let count = 0
  for (const id in table) {
    const position = table[id]
    if (position) copy[id] = position
    count += 1
    if (count % PIECE === 0) yield
  }
  ahead.set(table, copy)
}

function copyOf(table: Positions): Record<string, Position> {
  const copy = ahead.get(table)
  if (copy === undefined) return copyTable(table)
  ahead.delete(table)
  return copy
}

/**
 * The design with nodes put somewhere; the very same design where all of them are there already. A locked node that
 * has a position keeps it.
 */
export function placeNodes(design: Design, positions: Readonly<Partial<Record<NodeId, Position>>>): Design {
  const before: Positions = design.layout?.positions ?? {}
  const locked = lockedIds(design)
  let after: Record<string, Position> | undefined
  for (const [id, position] of Object.entries(positions)) {
    if (position === undefined) continue
    const [x, y] = tidyPosition(position)
    const known = before[id]
    if (known && locked.has(id)) continue
    if (known && known[0] === x && known[1] === y) continue
    after ??= copyOf(before)
    after[id] = [x, y]
  }
  return after ? { ...design, layout: { ...design.layout, positions: after } } : design
}
