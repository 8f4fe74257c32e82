import { clearSelection, reveal } from '@/stores/session/session-store'

/** Brings what a finding is about into view: its node, or with nothing selected the cluster. */
export function showSubject(at: string): void {
  if (at === 'cluster') clearSelection()
  else reveal(at)
}
