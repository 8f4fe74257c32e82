import type { MarkId } from '@/core/model/marks'
import type { NodeId } from '@/core/model/node-id'
import { reveal, startRenaming } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'

/** Whether a node is an element on the page now: neither out of view nor part of the overview. */
const isOnPage = (id: NodeId | MarkId): boolean =>
  canvasHandle()?.element.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`) != null

/** Opens a node's name, or the words of a mark, for typing, where it stands; comes near first where it is too far to be read. */
export function rename(id: NodeId | MarkId): void {
  if (!isOnPage(id)) reveal(id)
  startRenaming(id)
}
