/** A drawing that goes down is reckoned as if it went to the right: turned, and what is found turned back. */
import { Position } from '@xyflow/react'
import type { FlowNode } from '../flow/flow-types'
import type { Bounds } from '../flow/scene'
import type { Curve, Run } from './curve'

const TURNED = {
  [Position.Top]: Position.Left,
  [Position.Bottom]: Position.Right,
  [Position.Left]: Position.Top,
  [Position.Right]: Position.Bottom,
} as const

const turnedNodes = new WeakMap<FlowNode, FlowNode>()

/** Returns a node with across and down exchanged; the same object each time. */
function turnNode(node: FlowNode): FlowNode {
  const known = turnedNodes.get(node)
  if (known) return known
  const turned = {
    ...node,
    position: { x: node.position.y, y: node.position.x },
    width: node.height,
    height: node.width,
    handles: node.handles?.map((handle) => ({
      ...handle,
      x: handle.y,
      y: handle.x,
      position: TURNED[handle.position],
    })),
  } as FlowNode
  turnedNodes.set(node, turned)
  return turned
}

/** Returns nodes as they are reckoned with: turned where the drawing goes down. */
export const reckoned = (nodes: readonly FlowNode[]): readonly FlowNode[] =>
  nodes[0]?.sourcePosition === Position.Bottom ? nodes.map(turnNode) : nodes

export const turnBox = ({ x, y, width, height }: Bounds): Bounds => ({
  x: y,
  y: x,
  width: height,
  height: width,
})

/** Returns a curve with across and down exchanged. */
export const turnCurve = ([x1, y1, a, b, c, d, x2, y2]: Curve): Curve => [y1, x1, b, a, d, c, y2, x2]

/** Returns the path of a curve that was reckoned turned. */
export const pathDown = ([x1, y1, a, b, c, d, x2, y2]: Curve, [out, into]: Run = [0, 0]): string =>
  `M${y1},${x1 - out} V${x1} C${b},${a} ${d},${c} ${y2},${x2} V${x2 + into}`
