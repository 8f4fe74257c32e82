/**
 * Design and numbers to React Flow's nodes and edges. Derived, never stored: a node whose position, view and badges
 * are what they were comes back as the same object, so that an edit renders what it touched. What has no numbers
 * yet is drawn as it is stated, where it will stand and as large as it will be.
 */
import { Position as Side } from '@xyflow/react'
import type { Guarantee } from '@/core/delivery/guarantee'
import { guaranteeWords } from '@/core/delivery/words'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { edgeSentence } from '@/core/graph/edge-words'
import { type Edge, edgesOf } from '@/core/graph/edges'
import { goesDown } from '@/core/layout/direction'
import { frameSize, NODE_SIZE, outsideOf } from '@/core/layout/node-size'
import type { Finding } from '@/core/lint/finding'
import type { Design, Position } from '@/core/model/design'
import { nodesOf } from '@/core/model/kinds/index'
import { NODE_KINDS, type NodeKind, type NodeOfKind, nodeId } from '@/core/model/node-id'
import { cachedPer } from '@/core/shared/cached-per'
import { countCauses } from '@/core/shared/count-causes'
import { formatRecordsPerSecond } from '@/core/shared/format'
import { NO_RATE } from '@/core/traffic/traffic'
import type { EdgeTraffic } from '@/core/views/edge-traffic'
import { type ViewOf, viewOf } from '@/core/views/view-of'
import { EDGE_LOOKS } from '../edges/edge-looks'
import type { HandleAt, Outside, OutsideAt } from '../kinds/canvas-kind'
import { canvasKind } from '../kinds/index'
import { knownPositionsOf } from './boxes'
import type { DrawnNumbers } from './drawn-numbers'
import { type Badges, type FlowEdge, type FlowNode, NO_BADGES } from './flow-types'

const badgesOfFindings = new WeakMap<readonly Finding[], Badges>()

export function badgesOf(findings: readonly Finding[] | undefined): Badges {
  if (!findings || findings.length === 0) return NO_BADGES
  const known = badgesOfFindings.get(findings)
  if (known) return known
  const badges = countCauses(findings)
  badgesOfFindings.set(findings, badges)
  return badges
}

const sameBadges = (one: Badges, other: Badges): boolean =>
  one === other || (one.error === other.error && one.warning === other.warning && one.info === other.info)

const HANDLE = 8
/** Handles lie inside the border of their node. */
const BORDER = 1
/** How far a handle that stands high or low is from the top or the bottom of its node. */
const LOW = 18 + BORDER

const heightOf = ({ height: at }: HandleAt, height: number): number =>
  at === 'high' ? LOW : at === 'low' ? height - LOW - HANDLE : (height - HANDLE) / 2

/** React Flow draws edges to nodes that are not on screen only where it is told where their handles are. */
function handlesOf(
  kind: NodeKind,
  isDown: boolean,
  outsideAt: OutsideAt | undefined,
): NonNullable<FlowNode['handles']> {
  const { width, height } = outsideAt ? frameSize(kind) : NODE_SIZE[kind]
  const left = outsideAt === 'left' ? outsideOf(kind) : 0
  const [along, across] = isDown ? [height, width] : [width, height]
  return canvasKind(kind).handles.map((handle) => {
    const isFirst = handle.side === 'left'
    const forth = isFirst ? BORDER : along - HANDLE - BORDER
    const beside = heightOf(handle, across)
    return {
      ...(handle.id !== undefined && { id: handle.id }),
      type: handle.type,
      position: isDown ? (isFirst ? Side.Top : Side.Bottom) : isFirst ? Side.Left : Side.Right,
      x: left + (isDown ? beside : forth),
      y: isDown ? forth : beside,
      width: HANDLE,
      height: HANDLE,
    }
  })
}

const knownHandles = new Map<string, NonNullable<FlowNode['handles']>>()

/** The handles of a node; the same list for all nodes that have them at the same positions. */
function handlesAt(
  kind: NodeKind,
  node: NodeOfKind<NodeKind>,
  isDown: boolean,
): NonNullable<FlowNode['handles']> {
  const outsideAt = (canvasKind(kind).outside as Outside<NodeKind> | undefined)?.side(node)
  const key = `${kind} ${isDown} ${outsideAt}`
  const before = knownHandles.get(key)
  if (before) return before
  const handles = handlesOf(kind, isDown, outsideAt)
  knownHandles.set(key, handles)
  return handles
}

const known = new WeakMap<object, FlowNode>()

const countOf = ({ error = 0, warning = 0, info = 0 }: Badges): number => error + warning + info

/** `Topic orders`: a node in words until there is more to say. */
function statedWords(kind: NodeKind, name: string): string {
  const word = KIND_WORDS[kind]
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${name}`
}

/** A node as React Flow has it; the same object while it looks and stands as it did. */
export function flowNode<Kind extends NodeKind>(
  kind: Kind,
  node: NodeOfKind<Kind>,
  [x, y]: Position,
  numbers: DrawnNumbers | undefined,
  isDown: boolean,
): FlowNode {
  const id = nodeId(kind, node.name)
  const view: ViewOf<Kind> | undefined = numbers && viewOf(numbers.analysis.views, kind, node.name)
  const badges = badgesOf(numbers?.analysis.findingsByNode.get(id))
  const before = known.get(node)
  if (
    before?.id === id &&
    before.position.x === x &&
    before.position.y === y &&
    (before.sourcePosition === Side.Bottom) === isDown &&
    before.data.numbers?.view === view &&
    sameBadges(before.data.badges, badges)
  ) {
    return before
  }
  const made = {
    id,
    type: kind,
    position: { x, y },
    ...NODE_SIZE[kind],
    measured: NODE_SIZE[kind],
    handles: handlesAt(kind, node, isDown),
    ...(isDown && { sourcePosition: Side.Bottom, targetPosition: Side.Top }),
    ariaLabel:
      numbers && view
        ? numbers.parts.describeView(kind, view, countOf(badges))
        : statedWords(kind, node.name),
    data: {
      node,
      numbers: numbers && view && { view, Body: numbers.parts.kindNumbers(kind).Body },
      badges,
    },
  } as unknown as FlowNode
  known.set(node, made)
  return made
}

/** The nodes that have a position: those without one follow when arranging is loaded. */
export function toFlowNodes(design: Design, numbers?: DrawnNumbers): FlowNode[] {
  const positionOf = knownPositionsOf(design)
  const isDown = goesDown(design)
  const nodes: FlowNode[] = []
  for (const kind of NODE_KINDS) {
    for (const node of nodesOf(design, kind)) {
      const position = positionOf(nodeId(kind, node.name))
      if (position) nodes.push(flowNode(kind, node, position, numbers, isDown))
    }
  }
  return nodes
}

const NOTHING_KNOWN: EdgeTraffic = { rate: NO_RATE, guarantee: null }

/** An edge in words, with what is known of its traffic. */
function sentenceOf(edge: Edge, label: string, guarantee: Guarantee | null): string {
  const isRate = label !== '' && EDGE_LOOKS[edge.kind].share === undefined
  const number = isRate ? `${label} at peak` : label
  const known = guarantee === null ? [number] : [number || 'no traffic yet', guaranteeWords(guarantee)]
  return [edgeSentence(edge), ...known].filter(Boolean).join(', ')
}

const knownEdges = new WeakMap<Edge, FlowEdge>()

/** Its rate at peak, or what its kind shows instead. */
function labelOf(edge: Edge, { rate }: EdgeTraffic, numbers: DrawnNumbers | undefined): string {
  const { share } = EDGE_LOOKS[edge.kind]
  if (share) return numbers ? share(edge, numbers.analysis) : ''
  return rate.peakRecords > 0 ? formatRecordsPerSecond(rate.peakRecords) : ''
}

/** Where edges of a kind that is drawn aside end: the kind and the topic. */
const endOf = ({ kind, topic }: Edge): string => `${kind} ${topic}`

/** The topics at which several edges end that are drawn aside. */
const sharedEnds = cachedPer((edges: readonly Edge[]): ReadonlySet<string> => {
  const [seen, shared] = [new Set<string>(), new Set<string>()]
  for (const edge of edges)
    if (EDGE_LOOKS[edge.kind].isAside) (seen.has(endOf(edge)) ? shared : seen).add(endOf(edge))
  return shared
})

/** What is drawn aside crosses the drawing; its edges pass under the rates that stand on the others. */
function underneathFirst(edges: readonly Edge[]): readonly Edge[] {
  const isAside = ({ kind }: Edge) => EDGE_LOOKS[kind].isAside
  return [...edges.filter(isAside), ...edges.filter((edge) => !isAside(edge))]
}

/** The edges of a design, or some of them. */
export function toFlowEdges(
  design: Design,
  numbers?: DrawnNumbers,
  some: readonly Edge[] = edgesOf(design),
): FlowEdge[] {
  const shared = sharedEnds(edgesOf(design))
  const isDown = goesDown(design)
  return underneathFirst(some).map((edge) => {
    const { isAside, word, handles } = EDGE_LOOKS[edge.kind]
    const traffic = numbers?.parts.trafficOn(edge, numbers.analysis.views) ?? NOTHING_KNOWN
    const { rate, guarantee } = traffic
    const own = labelOf(edge, traffic, numbers)
    const isAlone = isAside && !shared.has(endOf(edge))
    const label = isAlone ? `${word} ${own}`.trim() : own
    const before = knownEdges.get(edge)
    if (
      before?.data?.bytes === rate.peakBytes &&
      before.data.guarantee === guarantee &&
      before.data.label === label &&
      (before.data.isDown ?? false) === isDown
    ) {
      return before
    }
    const says = sentenceOf(edge, own, guarantee)
    const made: FlowEdge = {
      id: edge.id,
      type: 'flow',
      source: edge.from,
      target: edge.to,
      ...handles,
      ariaLabel: says,
      // Tab visits the edges after the nodes, as the canvas leads it.
      domAttributes: { tabIndex: -1 },
      data: {
        kind: edge.kind,
        guarantee,
        bytes: rate.peakBytes,
        records: rate.peakRecords,
        label,
        number: own,
        says,
        ...(isDown && { isDown }),
        labelPosition: !isAside ? 'over' : isAlone ? 'beside' : 'start',
      },
    }
    knownEdges.set(edge, made)
    return made
  })
}
