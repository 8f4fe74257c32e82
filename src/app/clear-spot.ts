/** How far what is said keeps from the borders of the drawing, and how far from each other the heights are that are looked at. */
const AIR = 10
const STEP = 30

/** What nothing that is said for a moment may cover where there is room: nodes, and never the controls over the drawing. */
const NODES = '.react-flow__node:not(.react-flow__node-area)'
const CONTROLS =
  '.react-flow__attribution, [data-drawing] > :not(.react-flow, .inset-0, canvas, [data-testid=guide]), [data-drawing] > .inset-0 > :not(canvas), .own-layer'

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

/** The corners at which a box of a size could stand in another: above first, in the middle first. */
function spotsIn(area: Box, width: number, height: number): readonly (readonly [number, number])[] {
  const middle = (area.left + area.right - width) / 2
  const across = [middle, area.left + AIR, area.right - width - AIR]
  const [first, last] = [area.top + AIR, area.bottom - height - AIR]
  const between = Array.from(
    { length: Math.max(0, Math.floor((last - first) / STEP)) },
    (_, at) => last - (at + 1) * STEP,
  )
  return [first, last, ...between].flatMap((top) => across.map((left) => [left, top] as const))
}

const boxesOf = (drawing: Element, selector: string): readonly Box[] =>
  [...drawing.querySelectorAll(selector)]
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)

/**
 * Moves what is said to where it covers no node and no control of the drawing, or, where nodes are everywhere, no control; it
 * stays where it was put before as long as that is such a spot. Under a dialog, and where nodes are everywhere, it stays where its
 * classes put it, as what is said during a drag does.
 */
export function moveToClearSpot(said: HTMLElement, isUnderDialog: boolean): void {
  const before = said.style.cssText
  said.style.cssText = ''
  const drawing = document.querySelector('[data-drawing]')
  if (isUnderDialog || !drawing) return
  const own = said.getBoundingClientRect()
  const { width, height } = own
  const area = drawing.getBoundingClientRect()
  const controls = boxesOf(drawing, CONTROLS)
  const nodes = boxesOf(drawing, NODES)
  const isIn = ([left, top]: readonly [number, number]) =>
    left >= area.left && top >= area.top && top + height <= area.bottom
  const spots = spotsIn(area, width, height).filter(isIn)
  const clearOf = (covered: readonly Box[]) => (spot: readonly [number, number]) => {
    const [left, top] = spot
    const box = { left, top, right: left + width, bottom: top + height }
    return !covered.some((other) => overlap(box, other))
  }
  const isClear = clearOf([...controls, ...nodes])
  const isOffControls = clearOf(controls)
  const spot =
    spots.find((one) => styleAt(one) === before && isClear(one)) ??
    spots.find(isClear) ??
    (isOffControls([own.left, own.top]) ? undefined : spots.find(isOffControls))
  if (spot) said.style.cssText = styleAt(spot)
}

const styleAt = ([left, top]: readonly [number, number]): string =>
  `left: ${Math.round(left)}px; top: ${Math.round(top)}px; bottom: auto; translate: none; transform: none;`
