/** How large what Kafka Streams makes by itself is, and what it writes beside a record's own bytes. All in bytes. */
import type { Window } from './processing'
import type { StoreFacts } from './store-facts'

/** A key whose size nobody states: a number, a short text or the bytes of a UUID. */
export const ASSUMED_KEY_BYTES = 16
/** What `count` puts out, a `Long`. @see LongSerializer */
export const COUNT_BYTES = 8

/** What a window adds to the key of a record that is put out. @see TimeWindowedSerializer, SessionWindowedSerializer */
export const windowBytes = (window: Window | undefined): number =>
  window === undefined ? 0 : window.kind === 'session' ? 16 : 8

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

/** The hash of a row, its version, its instruction and the partition that it is of. @see SubscriptionWrapperSerde */
const SUBSCRIPTION_BYTES = 1 + 1 + 16 + 4
/** The hash of the row that asked, the version and the partition. @see SubscriptionResponseWrapperSerde */
export const RESPONSE_BYTES = 1 + 16 + 4

/** What a join by a foreign key registers: two keys, and of the row that names the other nothing but its hash. */
export const REGISTRATION_BYTES = 2 * ASSUMED_KEY_BYTES + SUBSCRIPTION_BYTES
/** What is stored of that: under both keys, with the length of the first. @see CombinedKeySchema */
export const STORED_REGISTRATION_BYTES = REGISTRATION_BYTES + 4 + ASSUMED_KEY_BYTES
