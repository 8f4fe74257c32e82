/** What was last read from files or a text, for the dialog that shows it. Never saved, never undone. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ImportedFiles } from '@/core/importers/import-files'
import type { Source } from '@/core/importers/source'
import { openDialog, sessionStore } from './session-store'

export interface Reading {
  readonly sources: readonly Source[]
  readonly imported: ImportedFiles
  /** Whether it waits to be added to the open design or opened as one of its own. */
  readonly isPending: boolean
}

const readingStore = createStore<{ readonly reading: Reading | null }>(() => ({ reading: null }))

export const useReading = (): Reading | null => useStore(readingStore, ({ reading }) => reading)

/** What was read last; null where nothing was. */
export const currentReading = (): Reading | null => readingStore.getState().reading

let isForNew = false

/** What is read while the dialog that was just opened stays open becomes a design of its own, whatever is drawn. */
export function readForNew(): void {
  openDialog('open')
  isForNew = true
  const stop = sessionStore.subscribe(({ dialog }) => {
    if (dialog === 'open') return
    isForNew = false
    stop()
  })
}

/** Whether what is read is meant to become a design of its own. */
export const isReadForNew = (): boolean => isForNew

export const keepReading = (reading: Reading | null): void => readingStore.setState({ reading })
