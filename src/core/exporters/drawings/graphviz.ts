import type { Exporter } from '../exporter'
import { wholeLine } from '../single-line'
import { drawingLosses, drawingParts } from './drawing-parts'

const quoted = (text: string): string =>
  `"${wholeLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const SHAPES: Readonly<Record<string, string>> = {
  producer: 'shape=box',
  topic: 'shape=cylinder',
  consumerGroup: 'shape=box, style=rounded',
}

/**
 * A graph for `dot`, laid out by Graphviz.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export const graphviz: Exporter = {
  options: [],
  losses: drawingLosses,
  export: (design) => {
    const { nodes, edges } = drawingParts(design)
    const lines = [
      `digraph ${quoted(design.name)} {`,
      '  rankdir=LR',
      '  node [fontname="Helvetica"]',
      ...nodes.map(
        ({ key, kind, name, about }) =>
          `  ${key} [label=${quoted(name)}, ${SHAPES[kind] ?? 'shape=component'}${about === '' ? '' : `, tooltip=${quoted(about)}`}]`,
      ),
      ...edges.map(({ from, to, isDashed, label: says }) => {
        const attributes = [
          isDashed ? 'style=dashed' : '',
          says === undefined ? '' : `label=${quoted(says)}`,
        ].filter((attribute) => attribute !== '')
        return `  ${from.key} -> ${to.key}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`}`
      }),
      '}',
    ]
    return [{ path: 'topology.dot', text: `${lines.join('\n')}\n`, language: 'plaintext' }]
  },
}
