import type { Design } from '../model/design'
import type { NodeId } from '../model/node-id'
import { wholeLine } from './single-line'

/**
 * The findings that the design accepts at a node or at the cluster, a comment each: the rule and the whole
 * reason, since whoever reads the export asks why.
 */
export const acceptedAt = (design: Design, at: NodeId | 'cluster'): string[] =>
  (design.suppressions ?? [])
    .filter((acceptance) => acceptance.at === at)
    .map(({ rule, reason }) => `Accepted: ${wholeLine(rule)}. ${wholeLine(reason)}`)
