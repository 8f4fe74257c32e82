/**
 * The only file that touches IndexedDB. A design is two records, written in one transaction: its summary,
 * which lists read, and its content, which can be large. See storage.decision-log.md.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Writer } from '../tabs/this-tab'

export interface DesignSummary {
  readonly id: string
  readonly name: string
  readonly nodes: number
  /** Milliseconds since 1970. */
  readonly updatedAt: number
  /** Grows by one with every save. */
  readonly revision: number
  /** What wrote it; see `check-stored.ts`. */
  readonly format: string
  readonly writer: Writer
}

export interface StoredDesign {
  readonly summary: DesignSummary
  readonly content: unknown
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly summary: DesignSummary }
  /** Another tab saved in between; nothing was written. */
  | { readonly kind: 'conflict'; readonly summary: DesignSummary }

interface Schema extends DBSchema {
  summaries: { key: string; value: DesignSummary }
  contents: { key: string; value: unknown }
}

const NAME = 'surveyor'
const VERSION = 1
const BOTH = ['summaries', 'contents'] as const

/** A browser that has not answered by then is taken not to answer at all. */
const OPENING_MS = 5_000

let connection: Promise<IDBPDatabase<Schema>> | null = null

const afterwards = (ms: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`IndexedDB did not open within ${ms} ms`)), ms)
  })

function connect(): Promise<IDBPDatabase<Schema>> {
  const forget = () => {
    connection = null
  }
  const opening = openDB<Schema>(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore('summaries', { keyPath: 'id' })
      database.createObjectStore('contents')
    },
    blocking(_current, _blocked, event) {
      // A newer build in another tab wants to change the tables: give way, and open again when needed.
      forget()
      ;(event.target as IDBDatabase).close()
    },
    terminated: forget,
  })
  // A late answer is used as well. Until it comes nobody waits a second time, and after a refusal it is asked anew.
  opening.then(() => {
    connection = opening
  }, forget)
  return Promise.race([opening, afterwards(OPENING_MS)])
}

function database(): Promise<IDBPDatabase<Schema>> {
  connection ??= connect()
  return connection
}

/** Whether a write failed for want of room. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError'

/**
 * Waits for the writes of a transaction. On a full disk most of them say only that they were ended, and which
 * one says why differs by browser.
 */
async function written(transaction: { done: Promise<void> }, writes: Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled([...writes, transaction.done])
  const faults = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  if (faults.length > 0) throw faults.find(isDiskFull) ?? faults[0]
}

/** Whether stored work is an earlier or the same state of a draft by the same tab. */
const isAncestor = (stored: Writer, draft: Writer) =>
  stored.tab === draft.tab && stored.sequence <= draft.sequence

const isLater = (stored: Writer, draft: Writer) =>
  stored.tab === draft.tab && stored.sequence > draft.sequence

/**
 * Writes a draft, whose `revision` is the stored one that it grew out of, if the stored revision is still the one that it grew out of, or is that very tab's own
 * earlier work. Reading and writing are one transaction, so two tabs cannot both pass. A design that was
 * deleted meanwhile is written anew.
 */
export async function saveDraft({ summary, content }: StoredDesign): Promise<SaveOutcome> {
  const transaction = (await database()).transaction(BOTH, 'readwrite')
  const summaries = transaction.objectStore('summaries')
  const stored = await summaries.get(summary.id)
  if (stored && isLater(stored.writer, summary.writer)) return { kind: 'saved', summary: stored }
  if (stored && stored.revision !== summary.revision && !isAncestor(stored.writer, summary.writer))
    return { kind: 'conflict', summary: stored }
  const saved = { ...summary, revision: (stored?.revision ?? summary.revision) + 1 }
  await written(transaction, [
    summaries.put(saved),
    transaction.objectStore('contents').put(content, summary.id),
  ])
  return { kind: 'saved', summary: saved }
}

/** One design, or null where there is none of that id. */
export async function loadStored(id: string): Promise<StoredDesign | null> {
  const transaction = (await database()).transaction(BOTH)
  const [summary, content] = await Promise.all([
    transaction.objectStore('summaries').get(id),
    transaction.objectStore('contents').get(id),
    transaction.done,
  ])
  return summary ? { summary, content } : null
}

export const loadSummary = async (id: string): Promise<DesignSummary | null> =>
  (await (await database()).get('summaries', id)) ?? null

/** All designs, the latest change first. */
export async function loadSummaries(): Promise<readonly DesignSummary[]> {
  const summaries = await (await database()).getAll('summaries')
  return summaries.sort((one, other) => other.updatedAt - one.updatedAt)
}

/** Deletes a design and returns it as it was, to be put back. */
export async function deleteStored(id: string): Promise<StoredDesign | null> {
  const transaction = (await database()).transaction(BOTH, 'readwrite')
  const [summaries, contents] = [transaction.objectStore('summaries'), transaction.objectStore('contents')]
  const [summary, content] = await Promise.all([summaries.get(id), contents.get(id)])
  await Promise.all([summaries.delete(id), contents.delete(id), transaction.done])
  return summary ? { summary, content } : null
}

/** Puts a deleted design back, unless something was saved under its id since. */
export async function restoreStored({ summary, content }: StoredDesign): Promise<void> {
  const transaction = (await database()).transaction(BOTH, 'readwrite')
  const summaries = transaction.objectStore('summaries')
  if (await summaries.get(summary.id)) return
  await written(transaction, [
    summaries.put(summary),
    transaction.objectStore('contents').put(content, summary.id),
  ])
}
