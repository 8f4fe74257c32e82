import type { Design } from '@/core/model/design'
import { placeLabels } from '../edges/place-labels'
import { spreadEnds } from '../edges/spread-ends'
import { fold } from '../marks/fold'
import { type DrawnNode, toMarkNodes, wordsOfMark } from '../marks/mark-nodes'
import type { DrawnNumbers } from './drawn-numbers'
import type { FlowEdge } from './flow-types'
import { lockNodes } from './lock-nodes'
import { type Scene, sceneOf } from './scene'
import { toFlowEdges, toFlowNodes } from './to-flow'

/** What there is to draw: what React Flow is given, but for what is selected, and the whole of it as boxes. */
export interface Drawn {
  readonly nodes: DrawnNode[]
  readonly edges: FlowEdge[]
  readonly scene: Scene
}

/** Draws all of a drawing. */
export function drawWhole(design: Design, numbers: DrawnNumbers | undefined): Drawn {
  const folded = fold(design, toFlowNodes(design, numbers), toFlowEdges(design, numbers), numbers)
  const still = folded.nodes
  const marks = toMarkNodes(design, folded.areas, folded.isHidden)
  const edges = placeLabels(spreadEnds(folded.edges, still), still, marks.map(wordsOfMark))
  return { nodes: lockNodes(design, [...marks, ...still]), edges, scene: sceneOf(still, edges, marks) }
}
