/** Two copies of one design that wait to be made one. Never saved: the link can be opened again. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Design } from '@/core/model/design'

export interface Pending {
  /** The design that both copies grew out of. */
  readonly base: Design
  /** What that is called: a version, or a link by its time. */
  readonly baseName: string
  /** The other copy; mine is the open design. */
  readonly theirs: Design
  /** Opens the other copy as a design of its own. */
  readonly openTheirs: () => void
}

const mergeStore = createStore<{ readonly pending: Pending | null }>(() => ({ pending: null }))

export const usePendingMerge = (): Pending | null => useStore(mergeStore, ({ pending }) => pending)

export const askToMerge = (pending: Pending | null): void => mergeStore.setState({ pending })
