import type { Edge, Node } from '@xyflow/react'
import type { TopicView } from '@/core/views/views'

/** An internal topic as React Flow has it, with its name as it is shown. */
export type InternalFlowNode = Node<{ readonly topic: TopicView; readonly shown: string }, 'internal'>

/** The edge from what it is made for. */
export type InternalFlowEdge = Edge<Record<string, never>, 'internal'>
