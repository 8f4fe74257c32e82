/** What places nodes that the document does not place: loaded when a drawing has one. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Design, Position } from '@/core/model/design'

type Arrange = (design: Design) => Readonly<Record<string, Position>>

const arrangerStore = createStore<{ readonly arrange: Arrange | null }>(() => ({ arrange: null }))

let loading: Promise<Arrange> | null = null

/** Loads what arranges. Rejects where it cannot be loaded; the next call tries again. */
export function loadArranger(): Promise<Arrange> {
  loading ??= import('@/core/layout/place-all').then(({ placeAll }) => {
    arrangerStore.setState({ arrange: placeAll })
    return placeAll
  })
  loading.catch(() => {
    loading = null
  })
  return loading
}

/** The positions of all nodes, arranged where the document has none, or null while what arranges is being loaded. */
export function arranged(design: Design): Readonly<Record<string, Position>> | null {
  const { arrange } = arrangerStore.getState()
  if (arrange) return arrange(design)
  loadArranger().catch(() => undefined)
  return null
}

/** Whether nodes without a position can be placed: a render when that changes. */
export const useArranger = (): boolean => useStore(arrangerStore, ({ arrange }) => arrange !== null)
