/** How large the records are that Kafka Streams makes by itself, in bytes. */
import type { Window } from '../streams/processing'

/** A key whose size nobody states: a number, a short text or the bytes of a UUID. */
export const ASSUMED_KEY_BYTES = 16
/** What `count` puts out, a `Long`. @see LongSerializer */
export const COUNT_BYTES = 8

/** What a window adds to the key of a record that is put out. @see TimeWindowedSerializer, SessionWindowedSerializer */
export const windowBytes = (window: Window | undefined): number =>
  window === undefined ? 0 : window.kind === 'session' ? 16 : 8
