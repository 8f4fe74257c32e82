/** The drawing as an SVG of its own: what the screen shows of it, without the screen. */
import type { Analysis } from '@/core/analysis'
import { toneOf } from '@/core/delivery/words'
import { frameSize, NODE_SIZE, outsideOf } from '@/core/layout/node-size'
import type { Design } from '@/core/model/design'
import type { Size } from '@/core/model/kinds/kind'
import { svgMetadata } from '@/core/share/design-in-picture'
import type { NodeView } from '@/core/views/view-of'
import { HOOK_REACH, labelBeside, labelOn } from '../edges/curve'
import { EDGE_LOOKS } from '../edges/edge-looks'
import { edgeWidth } from '../edges/edge-width'
import { lineOf } from '../edges/line'
import { endsOf, placeLabels } from '../edges/place-labels'
import { spreadEnds } from '../edges/spread-ends'
import { reckoned, turnBox } from '../edges/turn'
import type { DrawnNumbers } from '../flow/drawn-numbers'
import type { FlowEdge, FlowNode } from '../flow/flow-types'
import { NUMBER_PARTS } from '../flow/number-parts'
import { type Bounds, boundsOf } from '../flow/scene'
import { toFlowEdges, toFlowNodes } from '../flow/to-flow'
import { canvasKind } from '../kinds/index'
import { fold } from '../marks/fold'
import { FOLDED_BOX, type MarkFlowNode, toMarkNodes, wordsOfMark } from '../marks/mark-nodes'
import { neverAlike } from '../nodes/never-alike'
import { ownNames } from '../nodes/own-names'
import { drawSystem } from './draw-system'
import { bodyOf } from './node-bodies'
import { box, element, type Pen, text } from './svg-parts'

export interface PictureOptions extends Pen {
  /** The nodes, marks and edges that it shows; all of them where nothing is said. */
  readonly ids?: ReadonlySet<string>
  readonly hasBackground: boolean
  /** What is put into its head: the fonts as CSS. */
  readonly fonts?: string
  /** The text of the design that it holds. */
  readonly holds?: string
}

export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** The height of a label. */
const LABEL = 12

/** What lies between the drawing and the border of the picture, in canvas pixels. */
const AIR = 24

/** Returns a picture of the drawing, or of some of it; null where there is nothing to show. */
export function drawPicture(design: Design, analysis: Analysis, options: PictureOptions): Picture | null {
  const { ids, hasBackground, fonts, holds, colour } = options
  const isShown = (id: string) => ids === undefined || ids.has(id)
  const numbers: DrawnNumbers = { analysis, parts: NUMBER_PARTS }
  const folded = fold(design, toFlowNodes(design, numbers), toFlowEdges(design, numbers), numbers)
  const nodes = folded.nodes.filter(({ id }) => isShown(id))
  const marks = toMarkNodes(design, folded.areas, folded.isHidden).filter(({ id }) => isShown(id))
  const boxes = [...nodes.map(boxOfNode), ...marks.map(boxOfMark)]
  if (boxes.length === 0) return null
  const drawn = new Set([...nodes, ...marks].map(({ id }) => id))
  const lines = placeLabels(
    spreadEnds(folded.edges, folded.nodes),
    folded.nodes,
    marks.map(wordsOfMark),
  ).filter(({ source, target }) => drawn.has(source) && drawn.has(target))
  const bounds = boundsOf([...boxes, ...lines.flatMap((line) => lanesOf(line, nodes))])
  const [x, y] = [bounds.x - AIR, bounds.y - AIR]
  const [width, height] = [bounds.width + 2 * AIR, bounds.height + 2 * AIR]
  const content = [
    holds === undefined ? '' : svgMetadata(holds),
    fonts === undefined ? '' : element('style', {}, fonts),
    hasBackground ? box(x, y, width, height, { fill: colour('ground') }) : '',
    ...marks.filter(({ type }) => type === 'area').map((mark) => drawMark(mark, options)),
    ...lines.map((line) => drawLine(line, [...nodes, ...marks], options)),
    ...drawNodes(nodes, options),
    ...marks.filter(({ type }) => type === 'note').map((mark) => drawMark(mark, options)),
  ]
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${x} ${y} ${width} ${height}`, width, height },
    content.join('\n'),
  )
  return { svg, width, height }
}

const boxOfNode = ({ position, type }: FlowNode): Bounds => ({ ...position, ...NODE_SIZE[type] })

const boxOfMark = (mark: MarkFlowNode): Bounds => ({
  ...mark.position,
  ...(mark.type === 'area' && mark.data.folded
    ? FOLDED_BOX
    : { width: mark.width ?? 0, height: mark.height ?? 0 }),
})

/** What a line covers that runs back around nodes: its lane with the label over it, and the hooks at both ends. */
function lanesOf(edge: FlowEdge, nodes: readonly FlowNode[]): readonly Bounds[] {
  const { lane, isDown } = edge.data ?? {}
  if (lane === undefined) return []
  const ends = endsOf(edge, new Map(reckoned(nodes).map((node) => [node.id, node])))
  if (!ends) return []
  const [from, to] = [ends.end.at[0] - HOOK_REACH, ends.start.at[0] + HOOK_REACH]
  const covered = { x: from, y: lane - LABEL, width: to - from, height: 2 * LABEL }
  return [isDown ? turnBox(covered) : covered]
}

function drawLine(edge: FlowEdge, nodes: readonly (FlowNode | MarkFlowNode)[], { colour }: Pen): string {
  const { data } = edge
  const nodeOf = new Map(reckoned(nodes as readonly FlowNode[]).map((node) => [node.id, node]))
  const ends = endsOf(edge, nodeOf)
  if (!data || !ends) return ''
  const { start, end } = ends
  const { curve, path: d } = lineOf(start, end, data)
  const { isAside } = EDGE_LOOKS[data.kind]
  const width = isAside ? 1.2 : edgeWidth(data.bytes)
  const labelAt = data.isDown ? labelBeside : labelOn
  const label = labelAt(curve, data.label, width, data.labelPosition, data.labelShare, data.run?.[1])
  const path = element('path', {
    d,
    fill: 'none',
    stroke: colour(data.guarantee ? toneOf(data.guarantee) : 'ink-soft'),
    'stroke-width': width,
    'stroke-dasharray': isAside ? '4 3' : undefined,
    'stroke-opacity': isAside ? undefined : 0.85,
  })
  const words =
    label === null
      ? ''
      : text(label.x, label.y, data.label, { fill: colour('ink-soft'), anchor: label.anchor })
  return path + words
}

function drawNodes(nodes: readonly FlowNode[], pen: Pen): readonly string[] {
  const named = nodes.map(({ id, type, data: { node, badges } }) => ({
    id,
    kind: type,
    name: id.slice(id.indexOf(':') + 1),
    badges: Object.keys(badges).length,
    isWhole: type === 'connector' && canvasKind(type).outside?.side(node) === undefined,
  }))
  const others = neverAlike(named)
  return nodes.map((node, at) => {
    const own = named[at]
    const name = others.get(node.id)?.near ?? (own ? ownNames(own).near : '')
    return drawNode(node, name, pen)
  })
}

const SEVERITIES = ['error', 'warning', 'info'] as const
const BADGE = 18

function drawNode(node: FlowNode, name: string, pen: Pen): string {
  const { type, position } = node
  const side = type === 'connector' ? canvasKind(type).outside?.side(node.data.node) : undefined
  const size = side ? frameSize(type) : NODE_SIZE[type]
  const frame = element(
    'g',
    { transform: `translate(${position.x + (side === 'left' ? outsideOf(type) : 0)} ${position.y})` },
    drawFrame(node, name, size, pen),
  )
  if (!side || type !== 'connector') return frame
  const { node: connector, numbers } = node.data
  const system = drawSystem(connector, side, numbers?.view, NODE_SIZE[type].width, pen)
  return frame + element('g', { transform: `translate(${position.x} ${position.y})` }, system)
}

function drawFrame(
  { type, data: { numbers, badges } }: FlowNode,
  name: string,
  size: Size,
  pen: Pen,
): string {
  const { colour } = pen
  const { width, height } = size
  const { left } = canvasKind(type).shape
  const radius = left === 'round' ? 16 : left === 'chamfered' ? 9 : 5
  const shown = SEVERITIES.filter((severity) => badges[severity] !== undefined)
  const marks = shown.map((severity, at) => {
    const x = width - 11 - (shown.length - at) * (BADGE + 4) + 4
    return (
      box(x, 8, BADGE, 16, { fill: colour(`${severity}-ground`), radius: 8 }) +
      text(x + BADGE / 2, 20, String(badges[severity]), {
        fill: colour(severity),
        weight: 600,
        anchor: 'middle',
      })
    )
  })
  const content = [
    box(0.5, 0.5, width - 1, height - 1, { fill: colour('raised'), stroke: colour('line-strong'), radius }),
    text(11, 21, name, { fill: colour('ink'), size: 12, weight: 600, font: 'mono' }),
    ...marks,
    numbers ? bodyOf(type, numbers.view as NodeView, size, pen) : '',
  ]
  return content.join('')
}

/** About the width of a letter of a note, and the height of its lines. */
const NOTE_LETTER = 6.6
const NOTE_LINE = 18

/** The lines of a text in a width, without Markdown's signs. */
function linesOf(words: string, width: number): readonly string[] {
  const most = Math.max(8, Math.floor(width / NOTE_LETTER))
  return words
    .replace(/[*`#>]/g, '')
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${most}}(\\s|$)|\\S{1,${most}}`, 'g')) ?? [''])
    .map((line) => line.trimEnd())
}

function drawMark(mark: MarkFlowNode, { colour }: Pen): string {
  const { width, height } = boxOfMark(mark)
  const frame = { fill: colour('sunk'), stroke: colour('line-strong') }
  const ink = colour('ink')
  const parts: string[] = []
  if (mark.type === 'note') {
    const lines = linesOf(mark.data.note.text, width - 20).slice(0, Math.floor((height - 12) / NOTE_LINE))
    parts.push(box(0, 0, width, height, frame))
    parts.push(...lines.map((line, at) => text(11, 22 + at * NOTE_LINE, line, { fill: ink, size: 13 })))
  } else {
    const { area, folded } = mark.data
    const title = area.title === '' ? 'Untitled area' : area.title
    parts.push(box(0, 0, width, height, { ...frame, radius: 5, ...(folded && { dash: '4 3' }) }))
    parts.push(text(11, folded ? 21 : 17, title, { fill: ink, size: 13, weight: 600 }))
    if (folded)
      parts.push(
        ...[
          ...linesOf(folded.contents, width - 20).slice(0, 2),
          ...[folded.traffic, folded.topics].filter(Boolean),
        ]
          .toReversed()
          .map((line, at) => text(11, height - 10 - at * 15, line, { fill: colour('ink-soft') })),
      )
  }
  return element('g', { transform: `translate(${mark.position.x} ${mark.position.y})` }, parts.join(''))
}
