import type { Design } from '../model/design'
import { hasNode } from '../model/has-node'
import { lockedIds, withLocked } from '../model/locks'
import { hasMark } from '../model/marks'
import { countItems } from './count-items'
import type { Edit } from './edit'

const isThere = (design: Design, id: string): boolean => hasNode(design, id) || hasMark(design, id)

/**
 * Locks nodes and marks against being moved and deleted, or unlocks them. Ids of nothing are passed over; the very same
 * design where all of them are so already.
 */
export const lockItems = (ids: readonly string[], isLocked: boolean): Edit => ({
  label: `${isLocked ? 'Lock' : 'Unlock'} ${countItems(ids)}`,
  apply(design) {
    const locked = lockedIds(design)
    const changed = new Set(ids.filter((id) => locked.has(id) !== isLocked && isThere(design, id)))
    if (changed.size === 0) return design
    return withLocked(
      design,
      isLocked ? [...locked, ...changed] : [...locked].filter((id) => !changed.has(id)),
    )
  },
})
