/** The only file that touches `BroadcastChannel`: what tabs tell each other about stored designs. */
import type { Writer } from './this-tab'

/** Revision and writer are for tabs of earlier releases, which take them at their word. */
type TabMessage =
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

/** The design that a message speaks of; null where it is none of ours. */
function designOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null
  const { kind, id } = message as Partial<TabMessage>
  return (kind === 'saved' || kind === 'deleted') && typeof id === 'string' ? id : null
}

/**
 * Hears which design another tab saved or deleted, never this one. No more is taken from a message: what became
 * of the design only the database knows, and any page of this host could send one.
 */
export function onTabMessage(listener: (id: string) => void): void {
  reach()?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const id = designOf(data)
    if (id !== null) listener(id)
  })
}
