/** The drawing as plain boxes and lines, for what is too small to be elements: the overview and the minimap. */
import { toneOf } from '@/core/delivery/words'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Severity } from '@/core/lint/finding'
import type { MarkKind } from '@/core/model/marks'
import type { NodeKind } from '@/core/model/node-id'
import type { MarkFlowNode } from '../marks/mark-nodes'
import type { FlowEdge, FlowNode } from './flow-types'

export interface Box {
  readonly id: string
  /** A folded area is a box as the nodes are. */
  readonly kind: NodeKind | 'area'
  /** What it is called, where its id does not say so. */
  readonly title?: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly severity: Severity | null
}

export interface Line {
  readonly from: number
  readonly to: number
  /** The name of its colour: a guarantee, or soft ink for dead letters. */
  readonly colour: string
}

/** A note or an open area: ground under the boxes. */
export interface Ground extends Bounds {
  readonly kind: MarkKind
}

export interface Scene {
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
  readonly grounds: readonly Ground[]
  /** Around all of it. */
  readonly bounds: Bounds
}

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function sceneOf(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  marks: readonly MarkFlowNode[] = [],
): Scene {
  const folded = marks.flatMap((mark) => (mark.type === 'area' && mark.data.folded ? [mark] : []))
  const index = new Map([...nodes, ...folded].map(({ id }, at) => [id, at]))
  const boxes = [
    ...nodes.map(({ id, type, position, data: { badges } }) => ({
      id,
      kind: type,
      x: position.x,
      y: position.y,
      ...NODE_SIZE[type],
      severity: badges.error ? ('error' as const) : badges.warning ? ('warning' as const) : null,
    })),
    ...folded.map((mark) => ({
      id: mark.id,
      kind: mark.type,
      title: mark.data.area.title,
      ...boundsOfMark(mark),
      severity: null,
    })),
  ]
  const lines = edges.flatMap(({ source, target, data }) => {
    const from = index.get(source)
    const to = index.get(target)
    return from === undefined || to === undefined
      ? []
      : [{ from, to, colour: data?.guarantee ? toneOf(data.guarantee) : 'ink-soft' }]
  })
  const grounds = groundsOf(marks)
  return { boxes, lines, grounds, bounds: boundsOf([...boxes, ...grounds]) }
}

const boundsOfMark = ({ position, width = 0, height = 0 }: MarkFlowNode): Bounds => ({
  ...position,
  width,
  height,
})

/** The notes and the open areas among marks. */
export const groundsOf = (marks: readonly MarkFlowNode[]): readonly Ground[] =>
  marks.flatMap((mark) =>
    mark.type === 'area' && mark.data.folded ? [] : [{ kind: mark.type, ...boundsOfMark(mark) }],
  )

/** The rectangle around all boxes; a small one at the origin where there are none. */
export function boundsOf(boxes: readonly Bounds[]): Bounds {
  if (boxes.length === 0) return { x: 0, y: 0, width: 1, height: 1 }
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The box at a point of the canvas, the one drawn last where several overlap; `reach` widens what is tiny. */
export function boxAt(boxes: readonly Box[], x: number, y: number, reach = 0): Box | null {
  for (let at = boxes.length - 1; at >= 0; at -= 1) {
    const box = boxes[at]
    if (
      box &&
      x >= box.x - reach &&
      x <= box.x + box.width + reach &&
      y >= box.y - reach &&
      y <= box.y + box.height + reach
    ) {
      return box
    }
  }
  return null
}

/** Whether two rectangles have a point in common. */
export const overlaps = (one: Bounds, other: Bounds): boolean =>
  one.x <= other.x + other.width &&
  other.x <= one.x + one.width &&
  one.y <= other.y + other.height &&
  other.y <= one.y + one.height

/** The rectangle between two corners, whichever they are. */
export const boundsBetween = (x1: number, y1: number, x2: number, y2: number): Bounds => ({
  x: Math.min(x1, x2),
  y: Math.min(y1, y2),
  width: Math.abs(x2 - x1),
  height: Math.abs(y2 - y1),
})

/** Whether what lies in a corner of the view covers something while everything is in view, so that nothing else shows it. */
export const isInTheWay = ({ boxes, grounds, bounds }: Scene, view: Bounds, corner: Bounds): boolean =>
  bounds.x >= view.x &&
  bounds.y >= view.y &&
  bounds.x + bounds.width <= view.x + view.width &&
  bounds.y + bounds.height <= view.y + view.height &&
  [...boxes, ...grounds].some((box) => overlaps(box, corner))
