/** What was pasted of a real cluster: the first listing, and the same some time later. Never leaves the browser. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export interface PastedListing {
  readonly text: string
  /** When it was taken, as it was typed: a time, or how long after the first. */
  readonly taken: string
}

export const NO_LISTING: PastedListing = { text: '', taken: '' }

interface PastedListings {
  readonly listings: readonly [first: PastedListing, second: PastedListing]
  /** Whether the last one came over the drawing: the panel shows what it means when it opens. */
  readonly isNew: boolean
}

const store = createStore<PastedListings>(() => ({ listings: [NO_LISTING, NO_LISTING], isNew: false }))

export const usePastedListings = (): PastedListings['listings'] => useStore(store, ({ listings }) => listings)
export const useHasNewListing = (): boolean => useStore(store, ({ isNew }) => isNew)

const change = (index: 0 | 1, by: Partial<PastedListing>): void =>
  store.setState(({ listings: [first, second] }) => ({
    listings: index === 0 ? [{ ...first, ...by }, second] : [first, { ...second, ...by }],
  }))

export const putListing = (index: 0 | 1, text: string): void => change(index, { text })
export const putTaken = (index: 0 | 1, taken: string): void => change(index, { taken })

/** Takes what was pasted over the drawing: the first, or the next after it; a third takes the place of the second. */
export const addListing = (text: string): void => {
  const [{ text: first }] = store.getState().listings
  putListing(first.trim() === '' ? 0 : 1, text)
  store.setState({ isNew: true })
}

export const seeListings = (): void => store.setState({ isNew: false })
