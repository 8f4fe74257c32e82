/** The only file that reads or writes the page's address. */

/** What stands behind the `#`, without it; empty where nothing does. */
export const readFragment = (): string => globalThis.location?.hash.replace(/^#/, '') ?? ''

/** Takes the fragment out of the address without loading or leaving a step to go back to. */
export function clearFragment(): void {
  const { pathname, search } = globalThis.location
  globalThis.history.replaceState(globalThis.history.state, '', pathname + search)
}

/** Calls back when another fragment is typed or pasted into the address; what is returned ends that. */
export function onFragmentChange(listener: () => void): () => void {
  globalThis.addEventListener?.('hashchange', listener)
  return () => globalThis.removeEventListener?.('hashchange', listener)
}

/** The whole address of the page. */
export const readAddress = (): string => globalThis.location.href

/** The address of this page with a fragment, to send to someone. */
export function linkTo(fragment: string): string {
  const url = new URL(globalThis.location.href)
  url.hash = fragment
  return url.href
}

/** Loads the page anew, as the host or the service worker has it now. */
export const reloadPage = (): void => globalThis.location.reload()

/** Shorter than this and not like a link at all, a fragment is an anchor of the page. */
const LONGEST_ANCHOR = 40

/** Whether the address holds what may be a share link. */
export function hasLink(): boolean {
  const fragment = readFragment()
  return fragment.startsWith('v') || fragment.length > LONGEST_ANCHOR
}
