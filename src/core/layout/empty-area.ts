import type { Design, Position } from '../model/design'
import { MARKS, markIds, parseMarkId } from '../model/marks'
import { nodeIds } from '../model/node-id'
import { type Box, boxFrom, boxOf, foldedAway, isFolded } from './box-of'
import { clearOffset, type Sight } from './clear-offset'
import { isAround } from './give-way'
import { overlap } from './place-all'

/** A new area with no room for its usual size is so much smaller, step by step. */
const SMALLER = [1, 0.75, 0.5]
/** Room between a new area and what stands around it. */
const AIR = 24

const withAir = ({ x, y, width, height }: Box): Box => ({
  x: x - AIR,
  y: y - AIR,
  width: width + 2 * AIR,
  height: height + 2 * AIR,
})

/**
 * Returns the rectangle of a new area that nothing stands in: around a point, smaller where the usual size has no room
 * there; else as near to it as there is room in sight; else beyond what is drawn, to the right or down. An area that the
 * whole of it lies in is no obstacle.
 */
export function emptyArea(design: Design, [x, y]: Position, sight?: Sight): Box {
  const [width, height] = MARKS.area.size
  const [leastWidth, leastHeight] = MARKS.area.least
  const away = foldedAway(design)
  const shown = [...nodeIds(design), ...markIds(design)].filter((id) => !away.has(id))
  const isFrame = (id: string) =>
    parseMarkId(id)?.kind === 'area' && !isFolded(design, id as `area:${string}`)
  const boxesOf = (ids: readonly string[]) => ids.flatMap((id) => boxOf(design, id) ?? [])
  const [frames, taken] = [boxesOf(shown.filter(isFrame)), boxesOf(shown.filter((id) => !isFrame(id)))]
  const isFree = (box: Box, others: readonly Box[]): boolean => {
    const clear = withAir(box)
    return (
      !others.some((other) => overlap(clear, other)) &&
      frames.every((frame) => !overlap(box, frame) || isAround(frame, box))
    )
  }
  const sizes = SMALLER.map(
    (share): Position => [Math.max(leastWidth, width * share), Math.max(leastHeight, height * share)],
  )
  for (const size of sizes) {
    const box = boxFrom([x - size[0] / 2, y - size[1] / 2], size)
    if (isFree(box, taken)) return box
  }
  for (const size of sight ? sizes : []) {
    const others = [...taken, ...(sight?.covered ?? [])]
    const box = inSight(size, [x, y], sight?.view).find((one) => isFree(one, others))
    if (box) return box
  }
  const wanted = boxFrom([x - width / 2, y - height / 2], [width, height])
  const [right, down] = clearOffset([wanted], [...taken, ...frames], [0, 0])
  return { ...wanted, x: wanted.x + right, y: wanted.y + down }
}

/** How far the positions are from each other at which room is looked for. */
const STEP = 24

/** Every position of a rectangle in sight, the nearest to a point first. */
function inSight([width, height]: Position, [x, y]: Position, view: Box | undefined): readonly Box[] {
  if (!view) return []
  const count = (room: number) => Math.max(0, Math.floor((room - 2 * STEP) / STEP) + 1)
  const [columns, rows] = [count(view.width - width), count(view.height - height)]
  const away = (box: Box) => Math.hypot(box.x + width / 2 - x, box.y + height / 2 - y)
  return Array.from({ length: columns * rows }, (_, at) =>
    boxFrom(
      [view.x + STEP + (at % columns) * STEP, view.y + STEP + Math.floor(at / columns) * STEP],
      [width, height],
    ),
  ).sort((one, other) => away(one) - away(other))
}
