/**
 * The processing of a Kafka Streams application as a person tells it: chains of the operations of Kafka's own DSL, in
 * the order in which the program calls them. The order matters: it numbers whatever is given no name.
 */

/** What is said of every kind of window. */
interface OfWindow {
  /** What late records are waited for, in milliseconds; none where left out. */
  readonly graceMs?: number
  /** `emitStrategy(EmitStrategy.onWindowClose())`: each window goes on once, when it closes; at every update where left out. */
  readonly emit?: 'windowCloses'
}

/** How long a window is, in milliseconds. */
export type Window = OfWindow &
  (
    | { readonly kind: 'tumbling'; readonly sizeMs: number }
    | { readonly kind: 'hopping'; readonly sizeMs: number; readonly advanceMs: number }
    | { readonly kind: 'sliding'; readonly differenceMs: number }
    | { readonly kind: 'session'; readonly gapMs: number }
  )

/** How far apart in time the records of two joined streams may be, in milliseconds. */
export interface JoinWindow {
  readonly beforeMs: number
  readonly afterMs: number
  readonly graceMs?: number
}

/** What `Materialized` or `StreamJoined` says of a store. */
export interface Store {
  /** `Materialized.as`: without it the store and its changelog have a numbered name. */
  readonly name?: string
  readonly type?: 'rocksdb' | 'memory'
  /** Distinct keys at any one time, in one window where it is windowed: for its size. */
  readonly keys?: number
  /** For windows and sessions; Kafka keeps the window and its grace where this is left out. */
  readonly retentionMs?: number
  /** `Stores.persistentVersionedKeyValueStore`: how far back old versions are kept. */
  readonly historyRetentionMs?: number
  /** False is `withLoggingDisabled`: no changelog, and nothing to restore from. */
  readonly changelog?: boolean
  /** False is `withCachingDisabled`: every update goes on at once, and the cache joins none. */
  readonly caching?: boolean
  /** `withLoggingEnabled`: settings of the changelog topic that win over what Kafka sets. */
  readonly changelogConfig?: Readonly<Record<string, string>>
}

interface Named {
  /** `Named`, `Grouped`, `Joined`, `Produced`, … `.as`. */
  readonly named?: string
  /** Records put out per record taken in, for the traffic; 1 where left out. */
  readonly recordsPerRecord?: number
  /** The size of a record that is put out, in bytes; that of the record taken in where left out. */
  readonly averageBytes?: number
  /** The window of this step, or that it has none, nobody has said: it was read from a description, which never tells. */
  readonly assumed?: boolean
}

/** Operations that change nothing but records. */
export type PlainOperation =
  | 'filter'
  | 'filterNot'
  | 'map'
  | 'mapValues'
  | 'flatMap'
  | 'flatMapValues'
  | 'selectKey'
  | 'peek'
  | 'foreach'
  | 'print'

export interface Branch {
  /** By which a later chain goes on from this branch. */
  readonly id: string
  /** `Branched.as`. */
  readonly named?: string
  /** The share of the records that it takes, for the traffic; what is left is even among branches that say none. */
  readonly share?: number
}

export type Step = Named &
  (
    | { readonly op: PlainOperation; readonly store?: Store }
    | {
        readonly op: 'process' | 'processValues'
        /** A store that it brings along, as `StreamsBuilder.addStateStore` adds it. */
        readonly store?: Store
        /** Stores that are there already. */
        readonly stores?: readonly string[]
      }
    | { readonly op: 'merge'; readonly with: string }
    | { readonly op: 'split'; readonly branches: readonly Branch[]; readonly defaultBranch?: Branch }
    | { readonly op: 'groupByKey' | 'groupBy' }
    | { readonly op: 'windowedBy'; readonly window: Window }
    | { readonly op: 'count' | 'reduce' | 'aggregate'; readonly store?: Store }
    | { readonly op: 'cogroup'; readonly with?: readonly string[] }
    | {
        readonly op: 'suppress'
        readonly until?: 'windowCloses' | 'timeLimit'
        readonly timeLimitMs?: number
      }
    | {
        readonly op: 'join' | 'leftJoin' | 'outerJoin'
        readonly with: string
        /** Between two streams. */
        readonly window?: JoinWindow
        /** Between two tables by a key that the left one names: `KTable.join(other, foreignKeyExtractor, …)`. */
        readonly foreignKey?: boolean
        /** A stream waits so long for the versioned table that it is joined with. */
        readonly graceMs?: number
        readonly store?: Store
      }
    | { readonly op: 'repartition'; readonly partitions?: number }
    | { readonly op: 'to'; readonly topic: string }
    | { readonly op: 'toTable'; readonly store?: Store }
    | { readonly op: 'toStream' }
  )

/** A step without options may be written by its name alone: `toStream`. */
export type WrittenStep =
  | Step
  | PlainOperation
  | 'process'
  | 'processValues'
  | 'groupByKey'
  | 'groupBy'
  | 'count'
  | 'reduce'
  | 'aggregate'
  | 'cogroup'
  | 'suppress'
  | 'repartition'
  | 'toTable'
  | 'toStream'

/** A chain of steps; exactly one of `stream`, `pattern`, `table`, `globalTable` and `from` says where it begins. */
export interface Chain {
  /** By which later chains name what this one ends in. */
  readonly id?: string
  readonly stream?: string | readonly string[]
  readonly pattern?: string
  readonly table?: string
  readonly globalTable?: string
  readonly from?: string
  /** `Consumed.as`. */
  readonly named?: string
  /** Of a table or a global table. */
  readonly store?: Store
  readonly steps?: readonly WrittenStep[]
}

/** What decides the names of a Streams application's internal topics and how its tasks are cut. */
export interface StreamsApp {
  /** `application.id`; the name where left out. */
  readonly applicationId?: string | undefined
  readonly name: string
  readonly processing?: readonly Chain[] | undefined
  /** A description that stands for its processing, of which only the topics are known. */
  readonly topology?: string | undefined
  readonly config?: Readonly<Record<string, unknown>> | undefined
}

/** A step as an object, however it is written. */
export const stepOf = (written: WrittenStep): Step =>
  typeof written === 'string' ? { op: written } : written
