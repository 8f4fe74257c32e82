import type { Edge, Node, NodeProps } from '@xyflow/react'
import type { Severity } from '@/core/lint/finding'
import type { Delivery } from '@/core/model/design'
import type { ConsumerGroupView, ProducerView, TopicView } from '@/core/views/views'
import type { LabelPlace, Run } from '../edges/curve'

/** How many open findings a node has, by severity; absent where it has none. */
export type Badges = Readonly<Partial<Record<Severity, number>>>

export const NO_BADGES: Badges = {}

export type TopicFlowNode = Node<{ readonly view: TopicView; readonly badges: Badges }, 'topic'>
export type ProducerFlowNode = Node<{ readonly view: ProducerView; readonly badges: Badges }, 'producer'>
export type ConsumerGroupFlowNode = Node<
  { readonly view: ConsumerGroupView; readonly badges: Badges },
  'consumerGroup'
>
/** A drag gives a node other props each frame, and nothing that it shows. */
export const looksTheSame = (one: NodeProps<FlowNode>, other: NodeProps<FlowNode>): boolean =>
  one.data === other.data && one.selected === other.selected

export type FlowNode = TopicFlowNode | ProducerFlowNode | ConsumerGroupFlowNode

export type FlowEdge = Edge<
  {
    readonly kind: 'produces' | 'consumes' | 'deadLetter'
    /** Null for dead letters, which carry no guarantee of their own. */
    readonly delivery: Delivery | null
    /** Peak bytes per second. */
    readonly bytes: number
    readonly label: string
    readonly labelPlace: LabelPlace
    /** How far along its line the label stands, where that is not the usual place. */
    readonly labelShare?: number
    /** How far the line runs straight where it leaves and where it enters, to pass what stands between. */
    readonly run?: Run
    readonly description: string
  },
  'flow'
>
