/** How far this page can do without its host, and whether the host has a newer release. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export interface OfflineState {
  /**
   * Null until it is known that this page can be kept at all; one of the development server cannot.
   * `ready`: everything is cached, a reload included. `in-tab`: this browser caches nothing, but the tab
   * holds everything until it is closed. `unready`: something could not be fetched and is tried again.
   */
  readonly readiness: 'preparing' | 'ready' | 'in-tab' | 'unready' | null
  readonly isOutdated: boolean
}

export const offlineStore = createStore<OfflineState>(() => ({ readiness: null, isOutdated: false }))

export const useOffline = <Value>(selector: (state: OfflineState) => Value): Value =>
  useStore(offlineStore, selector)
