import type { Position } from '@/core/model/design'
import { type Bounds, boundsOf } from '../flow/scene'

/** A line on which two things lie: across the drawing at a height, or down at a width, between two ends. */
export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snapped {
  /** How far what is moved still has to go. */
  readonly by: Position
  readonly guides: readonly Guide[]
}

const NEITHER: Snapped = { by: [0, 0], guides: [] }

/** The three lines of a box on one axis: its two edges and its middle. */
const linesOf = (start: number, length: number) => [start, start + length / 2, start + length] as const

interface Hit {
  readonly by: number
  readonly at: number
  readonly other: Bounds
}

function nearest(
  own: readonly number[],
  others: readonly Bounds[],
  axis: 'x' | 'y',
  reach: number,
): Hit | null {
  let best: Hit | null = null
  for (const other of others) {
    const lines = axis === 'x' ? linesOf(other.x, other.width) : linesOf(other.y, other.height)
    for (const at of lines)
      for (const line of own) {
        const by = at - line
        if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by)))
          best = { by, at, other }
      }
  }
  return best
}

/**
 * Returns how far boxes that are moved together have to go to lie on a line of one that stands still, and those
 * lines: an edge or the middle on an edge or the middle, the nearest within reach for each axis by itself.
 */
export function snapToGuides(moving: readonly Bounds[], still: readonly Bounds[], reach: number): Snapped {
  if (moving.length === 0 || still.length === 0) return NEITHER
  const box = boundsOf(moving)
  const across = nearest(linesOf(box.x, box.width), still, 'x', reach)
  const down = nearest(linesOf(box.y, box.height), still, 'y', reach)
  const by: Position = [across?.by ?? 0, down?.by ?? 0]
  const moved = { ...box, x: box.x + by[0], y: box.y + by[1] }
  return {
    by,
    guides: [...(across ? [guideAt('x', across, moved)] : []), ...(down ? [guideAt('y', down, moved)] : [])],
  }
}

function guideAt(axis: 'x' | 'y', { at, other }: Hit, moved: Bounds): Guide {
  const [start, length] = axis === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const)
  return {
    axis,
    at,
    from: Math.min(other[start], moved[start]),
    to: Math.max(other[start] + other[length], moved[start] + moved[length]),
  }
}
