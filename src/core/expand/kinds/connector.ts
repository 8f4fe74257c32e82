import { sideOf } from '../../model/kinds/connector'
import type { ExpandKind } from './expand-kind'

/** What the cluster keeps of a connector; the topics of its Connect cluster are told by `derivesOfConnect`. */
export const connector: ExpandKind<'connector'> = {
  offsets: (node) => (sideOf(node) === 'sink' ? (node.consumes?.length ?? 0) : 0),
}
