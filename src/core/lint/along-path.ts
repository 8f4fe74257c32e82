import type { NodeId } from '../model/node-id'
import type { PathView } from './rule'

/** Returns the nodes that a finding about a path speaks of: from the one where it is weak to the reader at its end. */
export const alongPath = (weak: NodeId, { view, read }: PathView): readonly NodeId[] => [
  ...new Set([weak, read.topic.id, view.id]),
]
