import type { Exporter } from '../exporter'
import { singleLine, wholeLine } from '../single-line'
import { drawingLosses, drawingParts } from './drawing-parts'

/** Between quotes: PlantUML has no escape for a quote, and reads `<`, `~` and `\n` in a label as its own. */
const label = (text: string): string =>
  `"${wholeLine(text).replace(/["<>~\\&#%$!'`]/g, (sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`)}"`

const SHAPES: Readonly<Record<string, string>> = {
  producer: 'rectangle',
  topic: 'queue',
  consumerGroup: 'card',
}

/**
 * A component diagram for PlantUML, as wikis and documents as code draw it.
 *
 * @see https://plantuml.com/deployment-diagram
 */
export const plantuml: Exporter = {
  options: [],
  losses: drawingLosses,
  export: (design) => {
    const { nodes, edges } = drawingParts(design)
    const lines = [
      '@startuml',
      `' ${singleLine(design.name)}`,
      'left to right direction',
      ...nodes.flatMap(({ key, kind, name, about }) => {
        const node = `${SHAPES[kind] ?? 'component'} ${label(name)} as ${key}`
        return about === '' ? [node] : [`' ${wholeLine(`${name}: ${about}`)}`, node]
      }),
      ...edges.map(
        ({ from, to, isDashed, label: says }) =>
          `${from.key} ${isDashed ? '..>' : '-->'} ${to.key}${says === undefined ? '' : ` : ${says}`}`,
      ),
      '@enduml',
    ]
    return [{ path: 'topology.puml', text: `${lines.join('\n')}\n`, language: 'plaintext' }]
  },
}
