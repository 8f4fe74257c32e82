/** What a store takes of memory, and what the cache before it lets through. */
import type { CacheOfStore } from '../expand/kinds/held-back'
import { MIB } from '../shared/units'
import { figure, input } from '../sizing/figures'
import type { Figure } from '../sizing/sizing'
import type { RegisteredStore } from '../streams/topology'

/** A RocksDB store of one task: 50 MiB of block cache and three memtables of 16 MiB. @see RocksDBStore */
const ROCKSDB_BYTES = 98 * MIB
/** A window or session store is cut into segments, each a RocksDB of its own, of which so many live at once. */
const LIVE_SEGMENTS = 3

/**
 * Returns the memory of all tasks of a store: outside of the Java heap for RocksDB, in it for a store in memory. Undefined
 * where nothing says how many tasks there are, or how much is in the heap.
 */
export function memoryOf(
  { kind, isPersistent }: RegisteredStore,
  tasks: number,
  size: Figure | undefined,
): Figure | undefined {
  if (!isPersistent)
    return size && figure(size.value, 'bytes', `all of it, in the Java heap: ${size.formula}`, size.inputs)
  if (tasks === 0) return undefined
  const segments = kind === 'key-value' ? 1 : LIVE_SEGMENTS
  return figure(
    tasks * segments * ROCKSDB_BYTES,
    'bytes',
    'tasks × segments × (50 MiB cache + 3 × 16 MiB memtables)',
    [
      input('tasks', tasks, 'count', 'derived'),
      input('segments', segments, 'count', 'default'),
      input('RocksDB of one task', ROCKSDB_BYTES, 'bytes', 'default'),
    ],
  )
}

/** Returns records a second that a cache lets through at most. */
export const passesOnOf = (cache: CacheOfStore | undefined): Figure | undefined =>
  cache &&
  figure(
    cache.most,
    'records/s',
    `distinct keys${cache.windows > 1 ? ' × windows of each that change between two commits' : ''} ÷ commit.interval.ms, or every update where those are fewer`,
    [
      input('distinct keys', cache.keys, 'keys', 'user'),
      ...(cache.windows > 1 ? [input('windows of each', cache.windows, 'count', 'derived')] : []),
      input('commit.interval.ms', cache.commitMs, 'ms', cache.commitOrigin),
    ],
  )
