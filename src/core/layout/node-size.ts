import type { NodeKind } from '../model/node-id'

interface Size {
  readonly width: number
  readonly height: number
}

/** How large a node is drawn, in canvas pixels; one size a kind, so that nothing moves when numbers change. */
export const NODE_SIZE: Readonly<Record<NodeKind, Size>> = {
  producer: { width: 186, height: 58 },
  topic: { width: 218, height: 94 },
  consumerGroup: { width: 226, height: 86 },
}
