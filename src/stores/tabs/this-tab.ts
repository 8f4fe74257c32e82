/** Who this tab is to the others, and which of the others are still there. */
import { readTab, writeTab } from '../browser/local-storage'
import { newId } from '../browser/new-id'

/** Whose work a stored content is: the tab, and the number of the change in it. */
export interface Writer {
  readonly tab: string
  readonly sequence: number
}

/** This page load. A reloaded tab is another one. */
export const THIS_TAB = newId()

const KEY = 'tab'
const LOCK = 'surveyor.tab.'

/** What this tab was before it was reloaded, or the tab that it is a duplicate of. */
const before = readTab(KEY)

/** A tab that was reloaded lets go of its lock well within this, though not always before the page is back. */
const LETTING_GO_MS = 1_000

/** Absent on pages that come over plain http from another machine. */
const locks = (): LockManager | undefined => globalThis.navigator?.locks

/** Holds a lock for as long as the page lives: the browser lets go of it whatever happens to the page. */
export function holdTab(): void {
  writeTab(KEY, THIS_TAB)
  locks()
    ?.request(LOCK + THIS_TAB, {}, () => new Promise(() => undefined))
    .catch(() => undefined)
}

/** Whether a tab keeps its lock: one that was duplicated does, one that was reloaded does not. */
async function livesOn(tab: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(LETTING_GO_MS)
    await locks()?.request(LOCK + tab, { signal }, () => undefined)
    return false
  } catch {
    return true
  }
}

/** The other tabs that are open now; none where the browser cannot tell. */
export async function otherTabs(): Promise<ReadonlySet<string>> {
  try {
    const { held = [] } = (await locks()?.query()) ?? {}
    const names = held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []))
    const others = new Set(names.filter((tab) => tab !== THIS_TAB))
    if (before !== null && others.has(before) && !(await livesOn(before))) others.delete(before)
    return others
  } catch {
    return new Set()
  }
}
