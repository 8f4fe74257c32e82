import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type PriceSheet, readPriceSheet } from '@/core/prices/price-sheet'
import { readLocal, removeLocal, writeLocal } from '../browser/local-storage'

const KEY = 'price-sheet'

/** The sheet that this browser keeps; a text that is none any more is as good as none. */
function storedSheet(): PriceSheet | null {
  const text = readLocal(KEY)
  const sheet = text === null ? null : readPriceSheet(text)
  return sheet?.ok ? sheet.value : null
}

const priceSheetStore = createStore<{ readonly sheet: PriceSheet | null }>(() => ({ sheet: storedSheet() }))

/** The prices of this browser, for every design that is opened in it; null where there are none. */
export const usePriceSheet = (): PriceSheet | null => useStore(priceSheetStore, ({ sheet }) => sheet)

/** Takes a text as the price sheet of this browser. Returns a sentence where it is none, and then changes nothing. */
export function takePriceSheet(text: string): string | null {
  const sheet = readPriceSheet(text)
  if (!sheet.ok) return sheet.error
  priceSheetStore.setState({ sheet: sheet.value })
  return writeLocal(KEY, text) ? null : 'The browser does not keep it: it is there until the page is closed.'
}

export function dropPriceSheet(): void {
  removeLocal(KEY)
  priceSheetStore.setState({ sheet: null })
}
