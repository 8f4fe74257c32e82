import { readLocal, readTab } from '../browser/local-storage'
import { loadLastOpened } from './design-database'

/** The key under which this tab, and the browser, know the design that was open last. */
export const LAST_OPENED = 'last-opened'

/**
 * The designs to try first: this tab's own, as after a reload, then whichever was opened last in any tab. The
 * database knows it also where the browser was killed; `localStorage` where there is no database.
 */
export async function lastOpened(): Promise<readonly string[]> {
  const own = readTab(LAST_OPENED)
  const known = own === null ? await loadLastOpened().catch(() => null) : null
  return [own, known, readLocal(LAST_OPENED)].filter((id) => id !== null)
}

/** Whether this tab or browser noted a design as opened; `localStorage` may have lost the note where it was killed. */
export const wasOpenedHere = (): boolean => readTab(LAST_OPENED) !== null || readLocal(LAST_OPENED) !== null
