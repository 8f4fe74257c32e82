/** What d3-zoom and React Flow use of d3-interpolate. */

type Numbers = readonly number[]
type Path = (share: number) => Numbers

const between = (from: number, to: number, share: number) => from + (to - from) * share

/** Between two lists of numbers, evenly. */
export const interpolate =
  (from: Numbers, to: Numbers): Path =>
  (share) =>
    from.map((start, at) => between(start, to[at] ?? start, share))

/** What is in view: the middle, and the width around it. */
type View = readonly [x: number, y: number, width: number]

/** How much the path zooms for what it pans. */
const RHO = Math.SQRT2

/** Below this, as the square of what the drawing is measured in, a path only zooms. */
const NO_WAY = 1e-12

/**
 * The path between two views on which the picture seems to move evenly: out, across and in again where the way is
 * long. Widths are above 0. After van Wijk and Nuij, "Smooth and efficient zooming and panning" (2003), equation 9.
 */
export function interpolateZoom([x0, y0, w0]: View, [x1, y1, w1]: View): Path {
  const square = (x1 - x0) ** 2 + (y1 - y0) ** 2
  if (square < NO_WAY)
    return (share) => [between(x0, x1, share), between(y0, y1, share), w0 * (w1 / w0) ** share]
  const way = Math.sqrt(square)
  const r = (width: number, sign: 1 | -1) =>
    -Math.asinh((w1 ** 2 - w0 ** 2 + sign * RHO ** 4 * square) / (2 * width * RHO ** 2 * way))
  const [r0, r1] = [r(w0, 1), r(w1, -1)]
  return (share) => {
    const at = between(r0, r1, share)
    const gone = (w0 * (Math.cosh(r0) * Math.tanh(at) - Math.sinh(r0))) / (RHO ** 2 * way)
    return [between(x0, x1, gone), between(y0, y1, gone), (w0 * Math.cosh(r0)) / Math.cosh(at)]
  }
}
