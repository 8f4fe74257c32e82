/** The room at the top of the inspector, under the name of what is selected: who plays something shows the moment there. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

const store = createStore<{ readonly element: HTMLElement | null }>(() => ({ element: null }))

export const useInspectorTop = (): HTMLElement | null => useStore(store, ({ element }) => element)

/** The `ref` of the element that is the room. */
export const setInspectorTop = (element: HTMLElement | null): void => store.setState({ element })
