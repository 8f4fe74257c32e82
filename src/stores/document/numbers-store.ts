/**
 * The numbers beside the drawing: what the screen shows of an analysis as soon as there is one. What makes them
 * loads after the drawing; whoever cannot do without imports `analysis-store.ts`, which has them from its first line.
 */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Analysis } from '@/core/analysis'

interface Numbers {
  /** Undefined until they are loaded. */
  readonly analysis: Analysis | undefined
  /** They are older than the drawing, for longer than a moment. */
  readonly isLate: boolean
}

const numbersStore = createStore<Numbers>(() => ({ analysis: undefined, isLate: false }))

/** Shows other numbers, or says that those which are shown are older than the drawing. */
export const showNumbers = (numbers: Partial<Numbers>): void => numbersStore.setState(numbers)

/**
 * Reads what is shown of the analysis; undefined until the numbers are loaded. For a large design it may be a
 * moment older than the design.
 */
export const useNumbers = <Value>(selector: (analysis: Analysis) => Value): Value | undefined =>
  useStore(numbersStore, ({ analysis }) => analysis && selector(analysis))

/** Whether the numbers on the screen are older than the drawing, for longer than a moment. */
export const useIsLate = (): boolean => useStore(numbersStore, ({ isLate }) => isLate)
