import type { NodeKind } from '@/core/model/node-id'
import type { CanvasKind } from './canvas-kind'
import { connector } from './connector'
import { consumerGroup } from './consumer-group'
import { producer } from './producer'
import { streamsApp } from './streams-app'
import { topic } from './topic'

/** How each kind of node looks on the canvas. */
export const CANVAS_KINDS = { producer, topic, consumerGroup, streamsApp, connector } satisfies {
  readonly [Kind in NodeKind]: CanvasKind<Kind>
}

/** How a kind looks, for code that treats all kinds alike. */
export const canvasKind = <Kind extends NodeKind>(kind: Kind): CanvasKind<Kind> =>
  (CANVAS_KINDS as { readonly [Of in NodeKind]: CanvasKind<Of> })[kind]
