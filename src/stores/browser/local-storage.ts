/**
 * The only file that touches `localStorage` and `sessionStorage`. They may be missing, forbidden or full:
 * reading then finds nothing, and writing says that it failed. In a frame of another site they are left alone.
 */
import { IN_FOREIGN_FRAME } from './foreign-frame'

const PREFIX = 'surveyor.'

function reach(): Storage | null {
  try {
    return IN_FOREIGN_FRAME ? null : (globalThis.localStorage ?? null)
  } catch {
    return null
  }
}

export function readLocal(key: string): string | null {
  try {
    return reach()?.getItem(PREFIX + key) ?? null
  } catch {
    return null
  }
}

/** Has the browser load both: whoever reads first waits for that, and the page with it. */
export function awakenStorage(): void {
  readLocal('')
  readTab('')
}

/** Whether the text was kept. */
export function writeLocal(key: string, text: string): boolean {
  try {
    const storage = reach()
    storage?.setItem(PREFIX + key, text)
    return storage !== null
  } catch {
    return false
  }
}

export function removeLocal(key: string): void {
  try {
    reach()?.removeItem(PREFIX + key)
  } catch {
    // What cannot be reached holds nothing.
  }
}

/** What this tab keeps through a reload, and no other tab sees. */
export function readTab(key: string): string | null {
  try {
    if (IN_FOREIGN_FRAME) return null
    return globalThis.sessionStorage?.getItem(PREFIX + key) ?? null
  } catch {
    return null
  }
}

export function writeTab(key: string, text: string): void {
  try {
    if (IN_FOREIGN_FRAME) return
    globalThis.sessionStorage?.setItem(PREFIX + key, text)
  } catch {
    // A tab that keeps nothing opens what was open last in any tab.
  }
}

/** The keys that begin with a text. */
export function localKeys(start: string): readonly string[] {
  try {
    const storage = reach()
    if (storage === null) return []
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    return keys.filter((key) => key.startsWith(PREFIX + start)).map((key) => key.slice(PREFIX.length))
  } catch {
    return []
  }
}

/** Parses JSON that may be anything; undefined where it is none. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
