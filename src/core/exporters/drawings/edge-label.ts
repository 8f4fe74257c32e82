import type { EdgeKind } from '../../model/node-id'
import { isDashed } from './drawing-parts'

/** Returns what stands at an edge that neither writes nor reads plainly; undefined where the arrow says all. */
export const edgeLabel = (kind: EdgeKind): string | undefined =>
  isDashed(kind) ? kind.replace(/([A-Z])/g, ' $1').toLowerCase() : undefined
