export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const touch = (one: Box, other: Box): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height

/**
 * Returns where labels of a width stand, each beside its point: to the right, to the left, or a line further from the
 * others; within the chart, and none upon another where there is room.
 */
export function placeLabels(
  points: readonly { readonly x: number; readonly y: number; readonly width: number }[],
  within: Box,
  { air, height }: { readonly air: number; readonly height: number },
): readonly Box[] {
  const placed: Box[] = []
  for (const { x, y, width } of points) {
    const clamp = (top: number) => Math.max(within.top, Math.min(within.top + within.height - height, top))
    const at = (isLeft: boolean, lines: number): Box => ({
      left: isLeft ? x - air - width : x + air,
      top: clamp(y - height / 2 + lines * height),
      width,
      height,
    })
    const all = [0, -1, 1, -2, 2].flatMap((lines) => [at(false, lines), at(true, lines)])
    const inside = all.filter(({ left }) => left >= within.left && left + width <= within.left + within.width)
    const usable = inside.length > 0 ? inside : all
    const best = usable.find((box) => placed.every((other) => !touch(box, other))) ?? usable[0]
    if (best) placed.push(best)
  }
  return placed
}
