import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Diagnosis } from '@/core/diagnosis/diagnosis'

const store = createStore<{ readonly diagnosis: Diagnosis | null }>(() => ({ diagnosis: null }))

/** What was pasted of a real cluster, for the drawing to show. */
export const useDiagnosis = (): Diagnosis | null => useStore(store, ({ diagnosis }) => diagnosis)
export const showDiagnosis = (diagnosis: Diagnosis | null): void => store.setState({ diagnosis })
