/** The only file that touches `BroadcastChannel`: what tabs tell each other about stored designs. */
import type { Writer } from './this-tab'

export type TabMessage =
  | { readonly kind: 'saved'; readonly id: string; readonly revision: number; readonly writer: Writer }
  | { readonly kind: 'deleted'; readonly id: string }

let channel: BroadcastChannel | null | undefined

/** Null where the browser has none; a tab then finds out when it is looked at again or saves. */
function reach(): BroadcastChannel | null {
  try {
    channel ??= typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('surveyor')
  } catch {
    channel = null
  }
  return channel
}

export const tellTabs = (message: TabMessage): void => reach()?.postMessage(message)

/** Hears the other tabs, never this one. */
export function onTabMessage(listener: (message: TabMessage) => void): void {
  reach()?.addEventListener('message', (event: MessageEvent<TabMessage>) => listener(event.data))
}
