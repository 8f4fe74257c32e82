import type { Step } from '@/core/compare/step'
import { hasNode } from '@/core/model/has-node'
import type { NodeId } from '@/core/model/node-id'
import { type Compared, lookAt } from '@/stores/document/compare-store'
import { documentStore } from '@/stores/document/document-store'
import { clearSelection, reveal, revealBox } from '@/stores/session/session-store'

/** Brings a node into view, also one that is not drawn any more. */
export function showNode(id: string, compared: Compared | null): void {
  const ghost = compared?.removed.get(id as NodeId)
  if (ghost) {
    clearSelection()
    revealBox(ghost)
  } else if (id !== 'cluster' && hasNode(documentStore.getState().design, id as NodeId)) reveal(id)
  else clearSelection()
}

/** Looks at a step, and at its node on the drawing. */
export function showStep(step: Step | undefined, compared: Compared | null): void {
  if (!step) return
  lookAt(step.id)
  showNode(step.at, compared)
}
