import type { NodeId } from '../../model/node-id'
import type { Change, Disagreement, Preference } from './lay-fields'

/** Everything that is noted while facts are drawn. */
export interface Drawing {
  readonly prefer: Preference
  readonly disagreements: Disagreement[]
  readonly added: NodeId[]
  readonly changes: Change[]
}
