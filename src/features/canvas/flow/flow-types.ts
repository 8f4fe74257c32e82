import type { Edge, Node, NodeProps } from '@xyflow/react'
import type { Guarantee } from '@/core/delivery/guarantee'
import type { Severity } from '@/core/lint/finding'
import type { EdgeKind, NodeKind, NodeOfKind } from '@/core/model/node-id'
import type { ViewOf } from '@/core/views/view-of'
import type { LabelPosition, Run, Shift } from '../edges/curve'
import type { KindNumbers } from '../kinds/canvas-kind'

/** How many open findings a node has, by severity; absent where it has none. */
export type Badges = Readonly<Partial<Record<Severity, number>>>

export const NO_BADGES: Badges = {}

/** The numbers of a node, and what shows them. */
export interface NodeNumbers<Kind extends NodeKind> {
  readonly view: ViewOf<Kind>
  readonly Body: KindNumbers<Kind>['Body']
}

export interface NodeData<Kind extends NodeKind> {
  /** As the document has it. */
  readonly node: NodeOfKind<Kind>
  /** Undefined until it is analysed: it is drawn as it is stated. */
  readonly numbers: NodeNumbers<Kind> | undefined
  readonly badges: Badges
}

/** A node as React Flow has it, of any kind. */
export type FlowNode = {
  [Kind in NodeKind]: Node<NodeData<Kind> & Record<string, unknown>, Kind>
}[NodeKind]

/** A drag gives a node other props each frame, and nothing that it shows. */
export const looksTheSame = (one: NodeProps<FlowNode>, other: NodeProps<FlowNode>): boolean =>
  one.data === other.data &&
  one.selected === other.selected &&
  one.draggable === other.draggable &&
  one.sourcePosition === other.sourcePosition

export type FlowEdge = Edge<
  {
    readonly kind: EdgeKind
    /** What is guaranteed up to its end; null until that is known, and for dead letters, which have no guarantee of their own. */
    readonly guarantee: Guarantee | null
    /** Peak bytes per second. */
    readonly bytes: number
    /** Peak records per second. */
    readonly records: number
    readonly label: string
    /** The label without the word before it. */
    readonly number: string
    /** What a tooltip says: the edge in words, and that its rate is the one at peak. */
    readonly says: string
    readonly labelPosition: LabelPosition
    /** Whether it leaves its node downwards and enters the other from above; else to the right. */
    readonly isDown?: boolean
    /** How far along its line the label stands, where that is not the usual one. */
    readonly labelShare?: number
    /** How far the line runs straight where it leaves and where it enters, to pass what stands between. */
    readonly run?: Run
    /** The height at which a line that runs back passes what stands between; across, where it goes down. */
    readonly lane?: number
    /** How far its two ends stand from the middle of their handles. */
    readonly shift?: Shift
  },
  'flow'
>
