import { NODE_SIZE } from '../../layout/node-size'
import { placeAll } from '../../layout/place-all'
import type { Design, Position } from '../../model/design'
import { KINDS, nodesOf } from '../../model/kinds/index'
import { NODE_KINDS, nodeId } from '../../model/node-id'
import type { Exporter } from '../exporter'
import { wholeLine } from '../single-line'
import { drawingLosses, drawingParts } from './drawing-parts'

const attribute = (text: string): string =>
  text
    .replace(/[^\P{C}\n]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')

const STYLES: Readonly<Record<string, string>> = {
  producer: 'rounded=0;whiteSpace=wrap;',
  topic: 'shape=cylinder3;direction=south;boundedLbl=1;size=10;whiteSpace=wrap;',
  consumerGroup: 'rounded=1;arcSize=40;whiteSpace=wrap;',
}
const OTHER = 'shape=component;align=center;whiteSpace=wrap;'
const EDGE = 'edgeStyle=orthogonalEdgeStyle;rounded=1;html=0;endArrow=block;'

/**
 * A page for draw.io (diagrams.net), with every node where it stands, notes and areas, to go on drawing there.
 *
 * @see https://www.drawio.com/doc/faq/diagram-source-edit, mxGraphModel
 */
export const drawio: Exporter = {
  options: [],
  losses: (design) => [
    ...drawingLosses(design).filter(({ field }) => field !== 'layout'),
    ...(design.layout?.locked
      ? [{ at: 'design', field: 'layout', sentence: 'What is locked is not in it.' } as const]
      : []),
  ],
  export: (design) => {
    const cells = [...areas(design), ...notes(design), ...nodes(design), ...edges(design)]
    const text = `<mxfile host="surveyor">
  <diagram name="${attribute(wholeLine(design.name))}">
    <mxGraphModel grid="1" gridSize="10" page="0">
      <root>
        <mxCell id="0"/>
        <mxCell id="1" parent="0"/>
${cells.map((cell) => `        ${cell}\n`).join('')}      </root>
    </mxGraphModel>
  </diagram>
</mxfile>
`
    return [{ path: 'topology.drawio', text, language: 'xml' }]
  },
}

/** A cell, inside an object where something is shown while the pointer is over it. */
function box(
  id: string,
  value: string,
  style: string,
  [x, y]: Position,
  width: number,
  height: number,
  tooltip = '',
): string {
  const geometry = `<mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/>`
  const says = tooltip === '' ? ` id="${id}" value="${attribute(value)}"` : ''
  const cell = `<mxCell${says} style="${style}html=0;" vertex="1" parent="1">${geometry}</mxCell>`
  return tooltip === ''
    ? cell
    : `<UserObject label="${attribute(value)}" tooltip="${attribute(tooltip)}" id="${id}">${cell}</UserObject>`
}

const areas = (design: Design): string[] =>
  Object.values(design.layout?.areas ?? {}).map(({ title, at, size: [width, height], folded }, index) =>
    box(`a${index + 1}`, title, `swimlane;collapsible=1;${folded ? 'dashed=1;' : ''}`, at, width, height),
  )

const notes = (design: Design): string[] =>
  Object.values(design.layout?.notes ?? {}).map(({ text, at, size: [width, height] }, index) =>
    box(`t${index + 1}`, text, 'shape=note;align=left;verticalAlign=top;whiteSpace=wrap;', at, width, height),
  )

/** Where each stands in the design, or else where it would be arranged. */
function nodes(design: Design): string[] {
  const placed = placeAll(design)
  const drawn = new Map(drawingParts(design).nodes.map((node) => [nodeId(node.kind, node.name), node]))
  return NODE_KINDS.flatMap((kind) =>
    nodesOf(design, kind).map(({ name }) => {
      const id = nodeId(kind, name)
      const { width, height } = NODE_SIZE[kind]
      const says = `${name}\n${KINDS[kind].words.singular}`
      const { key = '', about = '' } = drawn.get(id) ?? {}
      return box(key, says, STYLES[kind] ?? OTHER, placed[id] ?? [0, 0], width, height, about)
    }),
  )
}

const edges = (design: Design): string[] =>
  drawingParts(design).edges.map(({ from, to, isDashed, label = '' }, index) => {
    const style = `${EDGE}${isDashed ? 'dashed=1;' : ''}`
    return `<mxCell id="e${index + 1}" value="${attribute(label)}" style="${style}" edge="1" parent="1" source="${from.key}" target="${to.key}"><mxGeometry relative="1" as="geometry"/></mxCell>`
  })
