/** How far what is said keeps from the borders of the drawing. */
const AIR = 10

/** What nothing that is said for a moment may cover: nodes, and the controls over the drawing. */
const COVERED =
  '.react-flow__node:not(.react-flow__node-area), .react-flow__attribution, [data-drawing] > :not(.react-flow, .inset-0, canvas), [data-drawing] > .inset-0 > :not(canvas)'

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

/** The corners at which a box of a size could stand in another: above and below, in the middle first. */
function spotsIn(area: Box, width: number, height: number): readonly (readonly [number, number])[] {
  const middle = (area.left + area.right - width) / 2
  const across = [middle, area.left + AIR, area.right - width - AIR]
  const down = [area.top + AIR, area.bottom - height - AIR, area.bottom - height - 4 * AIR]
  return down.flatMap((top) => across.map((left) => [left, top] as const))
}

/**
 * Moves what is said to where it covers no node and no control of the drawing; where there is no such spot, and under a dialog, it
 * stays where its classes put it.
 */
export function moveToClearSpot(said: HTMLElement, isUnderDialog: boolean): void {
  said.style.cssText = ''
  const drawing = document.querySelector('[data-drawing]')
  if (isUnderDialog || !drawing) return
  const { width, height } = said.getBoundingClientRect()
  const area = drawing.getBoundingClientRect()
  const covered = [...drawing.querySelectorAll(COVERED)].map((element) => element.getBoundingClientRect())
  const spot = spotsIn(area, width, height)
    .filter(([left, top]) => left >= area.left && top >= area.top)
    .find(([left, top]) => {
      const box = { left, top, right: left + width, bottom: top + height }
      return !covered.some((other) => overlap(box, other))
    })
  if (spot)
    said.style.cssText = `left:${spot[0]}px;top:${spot[1]}px;bottom:auto;translate:none;transform:none`
}
