/**
 * Lets the build leave out the parts of React Flow that nobody uses: its minimap, controls, backgrounds and resizers.
 * The library declares itself free of side effects, but sets `displayName` and calls `memo` at its top level, and a
 * bundler keeps both whoever uses the component. Names are for the developer's tools alone.
 */
import type { Plugin } from 'vite'

const FLOW = /node_modules\/@xyflow\/react\/dist\/esm\/index\.js$/
const NAMES = /^\w+\.displayName = '\w+';$/gm
const COMPONENTS = /^((?:const|var) [\w$]+ = )(memo|forwardRef|fixedForwardRef)\(/gm

export const leanFlow: Plugin = {
  name: 'lean-flow',
  // Not to the plain page of the bench, which is what React Flow is without us.
  apply: ({ root }, { command }) => command === 'build' && root === undefined,
  enforce: 'pre',
  transform: (code, id) =>
    FLOW.test(id)
      ? { code: code.replace(NAMES, '').replace(COMPONENTS, '$1/* @__PURE__ */ $2('), map: null }
      : undefined,
}
