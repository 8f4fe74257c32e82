import { type ReactFlowState, useStore } from '@xyflow/react'
import { useMemo } from 'react'
import { goesDown } from '@/core/layout/direction'
import { hiddenByFolding } from '@/core/layout/folded-areas'
import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import type { FoldedArea } from '../marks/fold'
import { type MarkFlowNode, toMarkNodes } from '../marks/mark-nodes'
import type { Drawn } from './draw-whole'
import type { DrawnNumbers } from './drawn-numbers'
import { farScene } from './far-scene'
import { lockNodes } from './lock-nodes'
import { type AwayEdge, boxesOfAll, NOTHING_NEAR, nearOf, type PlacedBox } from './near'
import { boundsOf, groundsOf } from './scene'
import { flowNode, toFlowEdges } from './to-flow'
import { useNearArea } from './use-near-area'

/** Of drawings with more nodes React Flow is given what is near the view. */
const LARGEST_WHOLE = 1_000

/** Whether React Flow is given a part of the drawing alone. A folded area is drawn of all that it hides. */
export const isLargeDrawing = (design: Design): boolean =>
  nodeCount(design) > LARGEST_WHOLE && hiddenByFolding(design).size === 0

const NO_BOXES: readonly PlacedBox[] = []
const NO_MARKS: MarkFlowNode[] = []
const NO_AREAS: ReadonlyMap<string, FoldedArea> = new Map()
const isNeverHidden = () => false

/** The node from which an edge is being drawn: it must not go away while the view moves. */
const lineStart = ({ connection }: ReactFlowState) =>
  connection.inProgress ? connection.fromNode.id : undefined

interface Large extends Drawn {
  /** Edges that are painted beside React Flow's. */
  readonly away: readonly AwayEdge[]
  readonly count: number
}

/** Draws what is near the view, and what is selected wherever it stands; nothing where the drawing is not large. */
export function useLarge(
  design: Design,
  numbers: DrawnNumbers | undefined,
  selection: ReadonlySet<string>,
  canArrange: unknown,
): Large | null {
  const isLarge = isLargeDrawing(design)
  // biome-ignore lint/correctness/useExhaustiveDependencies: nodes without a position get one when arranging is loaded
  const boxes = useMemo(() => (isLarge ? boxesOfAll(design) : NO_BOXES), [isLarge, design, canArrange])
  const area = useNearArea(!isLarge)
  const start = useStore(lineStart)
  const { x, y, width, height } = area ?? { x: 0, y: 0, width: 0, height: 0 }
  const isNear = area !== null
  const inSight = useMemo(
    () => (isNear ? nearOf(design, boxes, { x, y, width, height }, NOTHING_NEAR.ids) : NOTHING_NEAR),
    [isNear, design, boxes, x, y, width, height],
  )
  const near = useMemo(() => {
    if (!isNear) return NOTHING_NEAR
    const wanted = new Set(start === undefined ? selection : [...selection, start])
    for (const id of wanted) if (inSight.ids.has(id)) wanted.delete(id)
    return wanted.size === 0 ? inSight : nearOf(design, boxes, { x, y, width, height }, wanted)
  }, [isNear, design, boxes, x, y, width, height, inSight, selection, start])
  const marks = useMemo(
    () => (isLarge ? toMarkNodes(design, NO_AREAS, isNeverHidden) : NO_MARKS),
    [isLarge, design],
  )
  const grounds = useMemo(() => groundsOf(marks), [marks])
  const nodes = useMemo(() => {
    const isDown = goesDown(design)
    const still = near.boxes.map((box) => flowNode(box.kind, box.node, [box.x, box.y], numbers, isDown))
    return lockNodes(design, isNear ? [...marks, ...still] : still)
  }, [design, isNear, marks, near.boxes, numbers])
  const edges = useMemo(() => toFlowEdges(design, numbers, near.edges), [design, numbers, near.edges])
  const bounds = useMemo(() => boundsOf([...boxes, ...grounds]), [boxes, grounds])
  const scene = useMemo(
    () =>
      isLarge && !isNear
        ? farScene(design, boxes, grounds, bounds, numbers)
        : { boxes, lines: NO_LINES, grounds, bounds },
    [isLarge, isNear, design, boxes, grounds, bounds, numbers],
  )
  if (!isLarge) return null
  return { nodes, edges, scene, away: near.away, count: boxes.length }
}

const NO_LINES: readonly never[] = []
