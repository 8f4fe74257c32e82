import { readLocal, readTab } from '../browser/local-storage'

/** The key under which this tab, and the browser, know the design that was open last. */
export const LAST_OPENED = 'last-opened'

/** The designs to try first: this tab's own, as after a reload, then whichever was opened last in any tab. */
export const lastOpened = (): readonly string[] =>
  [readTab(LAST_OPENED), readLocal(LAST_OPENED)].filter((id) => id !== null)
