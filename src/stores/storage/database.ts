/** The only file that touches IndexedDB: its tables, how they are opened, and how a write ends. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { DesignSummary } from './stored-design'

/**
 * `contents` holds the saved content of a design under its id and, under keys that are lists, its pieces, the
 * drafts of it, and what is settled. Tables of their own would raise the version, and a tab of an older release
 * could save no more.
 */
interface Schema extends DBSchema {
  summaries: { key: string; value: DesignSummary }
  contents: { key: string | (string | number)[]; value: unknown }
}

const NAME = 'surveyor'
const VERSION = 1
const BOTH = ['summaries', 'contents'] as const

/** The keys that begin with these parts: a list comes after every number and text. */
export const under = (...parts: string[]) => IDBKeyRange.bound(parts, [...parts, []])

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

/** Begins to open the database, for whoever asks it first. */
export const openDatabase = (): void => void database().catch(() => undefined)

type Stores = ('summaries' | 'contents')[]
export type Reading = IDBPTransaction<Schema, Stores, 'readonly' | 'readwrite'>
export type Writing = IDBPTransaction<Schema, Stores, 'readwrite'>

export const reading = async () => (await database()).transaction([...BOTH] as Stores)
export const writing = async () => (await database()).transaction([...BOTH] as Stores, 'readwrite')

/** Whether a write failed for want of room. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError'

/**
 * Waits for the writes of a transaction. On a full disk most of them say only that they were ended, and which
 * one says why differs by browser.
 */
export async function written(transaction: Writing, writes: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled([...writes, transaction.done])
  const faults = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  if (faults.length > 0) throw faults.find(isDiskFull) ?? faults[0]
}
