const LARGEST_COORDINATE = 1e7

/** Returns the nearest whole pixel within what the document allows, so that a drag leaves a short line in a diff. */
export const wholePixel = (coordinate: number): number =>
  Number.isFinite(coordinate)
    ? Math.round(Math.min(LARGEST_COORDINATE, Math.max(-LARGEST_COORDINATE, coordinate))) + 0
    : 0
