import type { NodeKind } from '../../model/node-id'
import type { ViewKind } from '../view-kind'
import { connector } from './connector'
import { consumerGroup } from './consumer-group'
import { producer } from './producer'
import { streamsApp } from './streams-app'
import { topic } from './topic'

/** How the view of each kind of node is made. */
export const VIEW_KINDS: { readonly [Kind in NodeKind]: ViewKind<Kind> } = {
  producer,
  topic,
  consumerGroup,
  streamsApp,
  connector,
}
