/**
 * Gives React Flow an animation of its own size. It moves the view through d3-transition, which can animate any
 * attribute, style and colour of anything and brings d3-color, d3-ease, d3-timer and most of d3-interpolate: 9 kB
 * of the first load, for one tween of three numbers. `npm start` has d3's own, so that both stay known to work.
 */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const moduleOf = (path: string) =>
  fileURLToPath(new URL(`../src/features/canvas/light-animation/${path}`, import.meta.url))

const OWN: Readonly<Record<string, string>> = {
  'd3-transition': moduleOf('transition.ts'),
  'd3-interpolate': moduleOf('interpolate.ts'),
}

/** Who asks for them: anything else, the modules themselves included, gets what it names. */
const ASKS = /node_modules\/(@xyflow\/system|d3-zoom)\//

export const lightAnimation: Plugin = {
  name: 'light-animation',
  // Not to the plain page of the bench, which is what React Flow is without us.
  apply: ({ root }, { command }) => command === 'build' && root === undefined,
  enforce: 'pre',
  resolveId: (source, importer) => (importer && ASKS.test(importer) ? OWN[source] : undefined),
}
