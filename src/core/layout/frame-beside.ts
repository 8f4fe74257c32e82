import type { Box } from './box-of'
import { frameAround, surrounding } from './frame-around'

/** The least room for the title of an area, and at the other sides of its frame, where a neighbour leaves so much. */
const LEAST_TOP = 26
const LEAST = 6

const right = ({ x, width }: Box): number => x + width
const bottom = ({ y, height }: Box): number => y + height

const overlap = (one: Box, other: Box): boolean =>
  one.x < right(other) && other.x < right(one) && one.y < bottom(other) && other.y < bottom(one)

/**
 * Returns the smallest rectangle around a box that cuts none of the others, all in canvas pixels: what would stand
 * half in it stands in it whole.
 */
function cutNone(box: Box, others: readonly Box[]): Box {
  let whole = box
  for (let grown = true; grown; ) {
    const wider = surrounding([whole, ...others.filter((other) => overlap(other, whole))])
    grown = wider.width > whole.width || wider.height > whole.height
    whole = wider
  }
  return whole
}

/** How far another box is from one at each of its sides; negative where it is not at that side. */
const gapsBetween = (box: Box, other: Box) => ({
  left: box.x - right(other),
  right: other.x - right(box),
  top: box.y - bottom(other),
  bottom: other.y - bottom(box),
})

/**
 * Returns the frame of an area around a box, in canvas pixels, that lies under none of the others: it takes whole
 * what it would cut, and keeps between itself and its neighbours. One that stands nearer than the title needs leaves it
 * less room, down to none.
 */
export function frameBeside(box: Box, others: readonly Box[]): Box {
  const inner = cutNone(box, others)
  const frame = frameAround(inner)
  const margin = {
    left: inner.x - frame.x,
    right: right(frame) - right(inner),
    top: inner.y - frame.y,
    bottom: bottom(frame) - bottom(inner),
  }
  const near = {
    x: frame.x - LEAST,
    y: frame.y - LEAST,
    width: frame.width + 2 * LEAST,
    height: frame.height + 2 * LEAST,
  }
  for (const other of others) {
    if (!overlap(other, near) || overlap(other, inner)) continue
    const gaps = Object.entries(gapsBetween(inner, other)) as [keyof typeof margin, number][]
    const [side, gap] = gaps.reduce((most, next) => (next[1] > most[1] ? next : most))
    const room = side === 'top' ? Math.max(LEAST_TOP, gap - LEAST) : Math.max(LEAST, gap / 2)
    margin[side] = Math.min(margin[side], room, gap)
  }
  return {
    x: inner.x - margin.left,
    y: inner.y - margin.top,
    width: inner.width + margin.left + margin.right,
    height: inner.height + margin.top + margin.bottom,
  }
}
