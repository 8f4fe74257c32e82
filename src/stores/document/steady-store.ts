import { createStore, type StoreApi } from 'zustand/vanilla'
import { reportFault } from '../browser/report-fault'

/**
 * A store whose listeners cannot keep a change, or each other from hearing of it: one that throws is reported
 * and the next one is called. Whether work is saved must not hang on who listens too, or on who came first.
 */
export function createSteadyStore<State>(initial: State): StoreApi<State> {
  const store = createStore<State>(() => initial)
  return {
    ...store,
    subscribe: (listener) =>
      store.subscribe((state, before) => {
        try {
          listener(state, before)
        } catch (fault) {
          reportFault(fault)
        }
      }),
  }
}
