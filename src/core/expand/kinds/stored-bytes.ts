/** What Kafka Streams stores beside a record's own bytes, in bytes. */
import { ASSUMED_KEY_BYTES } from '../../model/made-records'
import type { StoreFacts } from '../../streams/store-facts'

/**
 * Returns what a store adds to the key of a record, in its changelog too: when its window begins and a sequence number,
 * or when its session ends and begins.
 *
 * @see WindowKeySchema, SessionKeySchema
 */
export const keySuffixBytes = (kind: StoreFacts['kind']): number =>
  kind === 'session' ? 16 : kind === 'window' || kind === 'join-window' ? 12 : 0

/**
 * Returns what the DSL's own stores have beside each value: the time of its record. A changelog has it as the time of
 * the record, which every record has.
 *
 * @see TimestampedKeyValueStore, TimestampedWindowStore, VersionedKeyValueStore
 */
export const timestampBytes = (kind: StoreFacts['kind']): number =>
  kind === 'key-value' || kind === 'window' || kind === 'versioned' ? 8 : 0

/** Three references, whether the entry is dirty, and the offset, the time and the partition of its record. */
const CACHE_ENTRY_BYTES = 3 * 8 + 1 + 8 + 8 + 4

/**
 * Returns what an entry of a cache has beside what is stored of its record: the name of the topic that was read for it,
 * at its longest, and before a key with a window the segment that it is in.
 *
 * @see NamedCache.LRUNode, LRUCacheEntry, ProcessorRecordContext.residentMemorySizeEstimate, SegmentedCacheFunction
 */
export const cacheEntryBytes = (kind: StoreFacts['kind'], topics: readonly string[]): number =>
  CACHE_ENTRY_BYTES +
  Math.max(0, ...topics.map(({ length }) => length)) +
  (kind === 'window' || kind === 'session' ? 8 : 0)

/**
 * What the shared store of an outer join has beside a record without a partner yet, in its changelog too: before its key
 * the time and the side, before its value the side, and of the list that it stands in the kind, the length and its own size.
 *
 * @see TimestampedKeyAndJoinSideSerializer, LeftOrRightValueSerializer, ListSerializer
 */
export const UNMATCHED_BYTES = 8 + 1 + 1 + 1 + 4 + 4

/** The hash of a row, its version, its instruction and the partition that it is of. @see SubscriptionWrapperSerde */
const SUBSCRIPTION_BYTES = 1 + 1 + 16 + 4
/** The hash of the row that asked, the version and the partition. @see SubscriptionResponseWrapperSerde */
export const RESPONSE_BYTES = 1 + 16 + 4

/** What a join by a foreign key registers: two keys, and of the row that names the other nothing but its hash. */
export const REGISTRATION_BYTES = 2 * ASSUMED_KEY_BYTES + SUBSCRIPTION_BYTES
/** What is stored of that: under both keys, with the length of the first. @see CombinedKeySchema */
export const STORED_REGISTRATION_BYTES = REGISTRATION_BYTES + 4 + ASSUMED_KEY_BYTES
