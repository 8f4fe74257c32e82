interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Puts boxes on shelves, the tallest first, so that together they have about the shape asked for (width
 * through height) and keep `gap` from each other. Answers the left upper corner of each box, in its order.
 * The same boxes always lie the same way.
 */
export function packBoxes(
  boxes: readonly Size[],
  shape: number,
  gap: number,
): readonly (readonly [number, number])[] {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0)
  const widest = boxes.reduce((most, { width }) => Math.max(most, width), 0)
  const across = Math.max(widest, Math.sqrt(area * shape))
  const byHeight = boxes
    .map((box, at) => ({ ...box, at }))
    .sort((one, other) => other.height - one.height || one.at - other.at)
  const corners: (readonly [number, number])[] = boxes.map(() => [0, 0])
  let x = 0
  let y = 0
  let shelf = 0
  for (const { at, width, height } of byHeight) {
    if (x > 0 && x + width > across) {
      x = 0
      y += shelf + gap
      shelf = 0
    }
    corners[at] = [x, y]
    x += width + gap
    shelf = Math.max(shelf, height)
  }
  return corners
}
