import type { NodeKind } from '../../model/node-id'
import { connector } from './connector'
import { consumerGroup } from './consumer-group'
import type { HopKind } from './hop-kind'
import { producer } from './producer'
import { streamsApp } from './streams-app'

/** What each kind of node does to the records that pass it. A topic's own part is `topic-hop.ts`. */
export const HOP_KINDS: { readonly [Kind in NodeKind]: HopKind<Kind> } = {
  producer,
  topic: {},
  consumerGroup,
  streamsApp,
  connector,
}
