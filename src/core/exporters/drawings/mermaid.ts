import type { Exporter } from '../exporter'
import { singleLine, wholeLine } from '../single-line'
import { drawingLosses, drawingParts } from './drawing-parts'

/** A label between quotes: Mermaid reads entities in it, and ends it at a quote. */
const label = (text: string): string =>
  `"${wholeLine(text).replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;').replaceAll('`', '#96;')}"`

/** Braces in a comment confuse Mermaid. */
const comment = (text: string): string => wholeLine(text).replaceAll('{', '(').replaceAll('}', ')')

const SHAPES: Readonly<Record<string, readonly [open: string, close: string]>> = {
  producer: ['[', ']'],
  topic: ['[(', ')]'],
  consumerGroup: ['([', '])'],
}

/**
 * A flowchart for Markdown: code hosts and wikis draw it where it stands.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export const mermaid: Exporter = {
  options: [],
  losses: drawingLosses,
  export: (design) => {
    const { nodes, edges } = drawingParts(design)
    const lines = [
      'flowchart LR',
      `  %% ${singleLine(design.name)}`,
      ...nodes.flatMap(({ key, kind, name, about }) => {
        const [open, close] = SHAPES[kind] ?? ['[[', ']]']
        const node = `  ${key}${open}${label(name)}${close}`
        return about === '' ? [node] : [`  %% ${comment(`${name}: ${about}`)}`, node]
      }),
      ...edges.map(
        ({ from, to, isDashed, label: says }) =>
          `  ${from.key} ${isDashed ? '-.->' : '-->'}${says === undefined ? '' : `|${label(says)}|`} ${to.key}`,
      ),
    ]
    return [{ path: 'topology.mmd', text: `${lines.join('\n')}\n`, language: 'plaintext' }]
  },
}
