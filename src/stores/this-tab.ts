/** Who this tab is to the others, and which of the others are still there. */
import { readTab, writeTab } from './local-storage'
import { newId } from './new-id'

/** This page load. A reloaded tab is another one. */
export const THIS_TAB = newId()

const KEY = 'tab'
const LOCK = 'surveyor.tab.'

/** What this tab was before it was reloaded; its lock may take a moment to go. */
const before = readTab(KEY)

/** Absent on pages that come over plain http from another machine. */
const locks = (): LockManager | undefined => globalThis.navigator?.locks

/** Holds a lock for as long as the page lives: the browser lets go of it whatever happens to the page. */
export function holdTab(): void {
  writeTab(KEY, THIS_TAB)
  locks()
    ?.request(LOCK + THIS_TAB, () => new Promise(() => undefined))
    .catch(() => undefined)
}

/** The other tabs that are open now; none where the browser cannot tell. */
export async function otherTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks()?.query()) ?? {}
  const names = held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []))
  return new Set(names.filter((tab) => tab !== before && tab !== THIS_TAB))
}
