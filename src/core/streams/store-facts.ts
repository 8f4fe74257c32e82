import type { Store } from './processing'

/** A state store as the topology knows it; durations in milliseconds. */
export interface StoreFacts {
  readonly name: string
  readonly kind: 'key-value' | 'window' | 'session' | 'join-window' | 'versioned' | 'buffer'
  readonly isPersistent: boolean
  /** How long a window, a session or an old version is kept; undefined for key-value stores and buffers. */
  readonly retentionMs?: number
  readonly hasChangelog: boolean
  readonly changelogConfig: Readonly<Record<string, string>>
  /** What made it; two of one name are one store only where this is the same. */
  readonly owner: string
}

const NO_CONFIG = {}

/** The facts of a store that is kept by key: versioned where its history is stated. */
export function keyValueStore(name: string, store: Store | undefined, owner: string): StoreFacts {
  const history = store?.historyRetentionMs
  return {
    name,
    kind: history === undefined ? 'key-value' : 'versioned',
    ...(history !== undefined && { retentionMs: history }),
    ...common(store, owner),
  }
}

/** The facts of a store of windows, kept for `keptMs` where nothing else is stated. */
export const windowStore = (
  name: string,
  kind: 'window' | 'session' | 'join-window',
  retentionMs: number,
  store: Store | undefined,
  owner: string,
): StoreFacts => ({ name, kind, retentionMs: store?.retentionMs ?? retentionMs, ...common(store, owner) })

/** The facts of a buffer in memory, as suppressing and versioned joins have one. */
export const bufferStore = (name: string, isPersistent: boolean, owner: string): StoreFacts => ({
  name,
  kind: 'buffer',
  ...common(undefined, owner),
  isPersistent,
})

const common = (store: Store | undefined, owner: string) => ({
  isPersistent: store?.type !== 'memory',
  hasChangelog: store?.changelog ?? true,
  changelogConfig: store?.changelogConfig ?? NO_CONFIG,
  owner,
})
