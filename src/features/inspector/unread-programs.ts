import { localKeys, readLocal, removeLocal, writeLocal } from '@/stores/browser/local-storage'

/**
 * Texts that do not read as a program yet, by design and application: they wait in this browser, through a reload too,
 * until they read or are taken back.
 */
const START = 'unread-program '
/** Beyond these the oldest names are given up: a text of a design that is long gone is nobody's. */
const MOST = 50

export const unreadProgram = (place: string): string | null => readLocal(START + place)

export function keepUnread(place: string, typed: string): void {
  const keys = localKeys(START)
  for (const key of keys.length >= MOST ? keys.slice(0, keys.length - MOST + 1) : []) removeLocal(key)
  writeLocal(START + place, typed)
}

export const forgetUnread = (place: string): void => removeLocal(START + place)
