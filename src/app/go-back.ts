import type { NodeId } from '@/core/model/node-id'

/** Undoes or redoes a step, and leads to what it changed where nothing of that is in sight. */
export function goBack(step: () => readonly NodeId[]): void {
  const touched = step()
  void import('@/features/canvas/viewport/show-changed').then(
    ({ showChanged }) => showChanged(touched),
    () => undefined,
  )
}
