/** Which changes of this tab there are, and which of them are kept where the end of the tab does not reach them. */
import type { Design } from '@/core/model/design'
import { type DocumentState, openDesign } from '../document/document-store'
import { hasUnfinished } from '../document/unfinished'
import { THIS_TAB } from '../tabs/this-tab'
import { clearJournal, writeJournal } from './journal'
import { summaryOf } from './save-document'
import type { Share } from './stored-design'
import { packedHistory } from './stored-history'

/** The number of the newest change in this tab, and of the newest that the design itself has. */
let newest = 0
let newestInDesign = 0

/** The newest change that a draft or the journal has, by design. */
const stored = new Map<string, number>()

/** The newest change that is saved or given up, by design. */
const settled = new Map<string, number>()

/** The designs that another one took the place of while nothing had all of them. */
const homeless = new Set<string>()

/** The design that was opened without anyone asking for it: while it stays as it is nobody would miss it. */
let unasked: Design | null = null

/** The number of the newest change, what is unfinished included. */
export const newestChange = (): number => newest

/** The number of the newest change that the design itself has. */
export const newestEdit = (): number => newestInDesign

/** Counts a change of the design. What is unfinished counts once more: a save has the one and not the other. */
export function countEdit(): void {
  newest += 1
  newestInDesign = newest
  if (hasUnfinished()) newest += 1
}

/** Counts a change of what is unfinished. */
export function countUnfinished(): void {
  newest += 1
}

export const isUnasked = (design: Design): boolean => design === unasked

/** Opens a design where nothing else is to be shown. It is saved as any other. */
export function openUnasked(design: Design): void {
  unasked = design
  openDesign(design)
}

export const noteStored = (id: string, number: number): void => void stored.set(id, number)

export const hasStored = (id: string): boolean => stored.has(id)

export const isStored = (id: string, number: number): boolean => (stored.get(id) ?? 0) >= number

/** Whether a change was saved, or given up, by now. */
export const isOver = (id: string, number: number): boolean => (settled.get(id) ?? 0) >= number

/** This tab's work on a design up to a change. */
export const shareOf = (id: string, sequence: number): Share => ({ id, writer: { tab: THIS_TAB, sequence } })

/** Puts a state where no waiting is needed, unless it is kept already; whether it is kept then. */
export function keepLocally(shown: DocumentState, number: number): boolean {
  const { documentId, design } = shown
  if (!isStored(documentId, number) && writeJournal(summaryOf(shown, number), design, packedHistory(shown)))
    noteStored(documentId, number)
  return isStored(documentId, number)
}

/** Drops what the journal has up to a change: it is kept elsewhere, or not wanted any more. */
export function forgetStored(id: string, number: number): void {
  settled.set(id, Math.max(number, settled.get(id) ?? 0))
  if ((stored.get(id) ?? 0) > number) return
  stored.delete(id)
  homeless.delete(id)
  clearJournal(shareOf(id, number))
}

export const noteHomeless = (id: string): void => void homeless.add(id)
export const noteOpened = (id: string): void => void homeless.delete(id)
export const isAnyHomeless = (): boolean => homeless.size > 0
