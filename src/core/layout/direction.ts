import type { Design } from '../model/design'
import type { Size } from '../model/kinds/kind'
import type { NodeKind } from '../model/node-id'
import { NODE_SIZE } from './node-size'

/** Whether records go from top to bottom on the drawing, and not from left to right. */
export const goesDown = (design: Design): boolean => design.layout?.direction === 'down'

/** How a drawing is laid out, as if records went to the right: it is turned afterwards where they go down. */
export interface LayoutShape {
  readonly sizeOf: (kind: NodeKind) => Size
  /** How much wider than high the window is. */
  readonly window: number
}

/** As wide through high as a window. */
const WINDOW = 1.6

export const ACROSS: LayoutShape = { sizeOf: (kind) => NODE_SIZE[kind], window: WINDOW }

export const DOWN: LayoutShape = {
  sizeOf: (kind) => ({ width: NODE_SIZE[kind].height, height: NODE_SIZE[kind].width }),
  window: 1 / WINDOW,
}
