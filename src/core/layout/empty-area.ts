import type { Design, Position } from '../model/design'
import { MARKS, markIds, parseMarkId } from '../model/marks'
import { nodeIds } from '../model/node-id'
import { type Box, boxFrom, boxOf, foldedAway, isFolded } from './box-of'
import { clearOffset } from './clear-offset'
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
 * there, or else as near to it as there is room, to the right or down. An area that the whole of it lies in is no obstacle.
 */
export function emptyArea(design: Design, [x, y]: Position): Box {
  const [width, height] = MARKS.area.size
  const [leastWidth, leastHeight] = MARKS.area.least
  const away = foldedAway(design)
  const shown = [...nodeIds(design), ...markIds(design)].filter((id) => !away.has(id))
  const isFrame = (id: string) =>
    parseMarkId(id)?.kind === 'area' && !isFolded(design, id as `area:${string}`)
  const boxesOf = (ids: readonly string[]) => ids.flatMap((id) => boxOf(design, id) ?? [])
  const [frames, taken] = [boxesOf(shown.filter(isFrame)), boxesOf(shown.filter((id) => !isFrame(id)))]
  for (const share of SMALLER) {
    const size = [Math.max(leastWidth, width * share), Math.max(leastHeight, height * share)] as const
    const box = boxFrom([x - size[0] / 2, y - size[1] / 2], size)
    const clear = withAir(box)
    const isFree = !taken.some((other) => overlap(clear, other))
    if (isFree && frames.every((frame) => !overlap(box, frame) || isAround(frame, box))) return box
  }
  const wanted = boxFrom([x - width / 2, y - height / 2], [width, height])
  const [right, down] = clearOffset([wanted], [...taken, ...frames], [0, 0])
  return { ...wanted, x: wanted.x + right, y: wanted.y + down }
}
