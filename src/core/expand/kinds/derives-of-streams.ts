import type { StreamsApp, Topic } from '../../model/design'
import { type ChainFlow, relayOf, topicsRead } from '../../model/follow-chain'
import type { Relay } from '../../model/kinds/kind'
import { ASSUMED_KEY_BYTES, COUNT_BYTES } from '../../model/made-records'
import { nodeId } from '../../model/node-id'
import { internalTopicsOfBuilt, type SizedInternalTopic } from '../../streams/internal-topics'
import type { Origin } from '../../streams/origin'
import { readProcessing } from '../../streams/read-processing'
import type { Lacking } from '../../streams/topology'
import { ProgramError, type RegisteredStore, type Topology, TopologyError } from '../../streams/topology'
import type { Because, DerivedTopic, PartitionsBy } from '../topology'
import {
  contentOf,
  entriesByKeys,
  loggedFlow,
  loggedRecordBytes,
  type StoreContent,
} from './content-of-stores'
import { type HeldBack, heldBack } from './held-back'
import { flowIntoRepartition, isCounted } from './store-flows'

/** `repartition.purge.interval.ms`: what was read of a repartition topic is deleted so often. */
const PURGE_MS = 30_000

/** A topology that Kafka would build, or why it would not. */
export type Built = { readonly ok: true; readonly topology: Topology } | NotBuilt

/** Why there is no topology: Kafka's builder throws, in its own words, or its types would not even take the program. */
export interface NotBuilt {
  readonly ok: false
  readonly error: string
  readonly by: 'builder' | 'types'
  /** The step at which it fails; undefined where it is none of them alone. */
  readonly origin: Origin | undefined
  /** The step that would make it fit, written before that one. */
  readonly lacks: Lacking | undefined
}

/** Builds the topology of an application, or says why there is none. */
export function buildTopology(app: StreamsApp): Built {
  try {
    return { ok: true, topology: readProcessing(app) }
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    const isProgram = error instanceof ProgramError
    return {
      ok: false,
      error: error.message,
      by: isProgram ? 'types' : 'builder',
      origin: error.origin,
      lacks: isProgram ? error.lacks : undefined,
    }
  }
}

const fedBy = (flow: ChainFlow, to: string): readonly Relay[] =>
  [...flow].map(([from, part]) => relayOf('internal', from, to, part))

interface Follows {
  readonly keys: number | undefined
  readonly bytes: number | undefined
}

function topicOf(
  { name, role, partitions, replicationFactor, config }: SizedInternalTopic,
  { keys, bytes }: Follows,
): Topic {
  // Kafka keeps a repartition topic for ever, and Streams deletes from it what it has read.
  const settings = role === 'repartition' ? { ...config, 'retention.ms': PURGE_MS } : config
  return {
    name,
    ...(partitions !== undefined && { partitions }),
    ...(replicationFactor > 0 && { replicationFactor }),
    key: { strategy: 'entity', ...(keys !== undefined && { cardinality: keys }) },
    ...(bytes !== undefined && { record: { averageBytes: bytes } }),
    config: settings,
    external: 'both',
  }
}

/**
 * Returns the repartition and changelog topics of an application, each with what flows into it; none where Kafka would
 * not build its topology, and those without known partitions where its topics have none stated.
 */
export function derivesOfStreams(
  app: StreamsApp,
  { topics }: { readonly topics: readonly Topic[] },
): readonly DerivedTopic[] {
  return derivedOf(app, topics).made
}

/**
 * Returns what an application writes for each record that it reads, no more of it than its caches and buffers give out;
 * undefined where Kafka would not build its topology.
 */
export const relaysOfStreams = (
  app: StreamsApp,
  { topics }: { readonly topics: readonly Topic[] },
): readonly Relay[] | undefined => derivedOf(app, topics).relays

function derivedOf(app: StreamsApp, topics: readonly Topic[]): Derived {
  const read = new Set(app.processing?.flatMap(topicsRead))
  const asked = topics.filter(({ name }) => read.has(name))
  const key = JSON.stringify(
    asked.map(({ name, partitions, key: by, record }) => [
      name,
      partitions,
      by?.strategy,
      by?.cardinality,
      record?.averageBytes,
    ]),
  )
  const before = cached.get(app)
  if (before?.key === key) return before
  const made = { key, ...derive(app, asked) }
  cached.set(app, made)
  return made
}

interface Derived {
  readonly made: readonly DerivedTopic[]
  readonly relays: readonly Relay[] | undefined
}

/** What was derived last of an application, and of which of its topics' fields. */
const cached = new WeakMap<StreamsApp, Derived & { readonly key: string }>()

function derive(app: StreamsApp, topics: readonly Topic[]): Derived {
  const built = app.processing && buildTopology(app)
  if (!built?.ok) return { made: [], relays: undefined }
  const held = heldBack(app, built.topology, topics)
  return {
    made: internalTopicsWith(app, built.topology, topics, held),
    relays: held.followed.relays,
  }
}

/** The same of a topology that is built already, with the topics that it reads. */
export function internalTopicsWith(
  app: StreamsApp,
  topology: Topology,
  topics: readonly Topic[],
  held: HeldBack,
): readonly DerivedTopic[] {
  const { processing = [] } = app
  const sized = internalTopicsOfBuilt(topology, app, topics)
  const sources = new Map(
    [...topology.nodes.values()].flatMap((node) =>
      node.kind === 'source' ? node.topics.map((topic) => [topic, node.name] as const) : [],
    ),
  )
  const prefix = `${app.applicationId ?? app.name}-`
  const of = nodeId('streamsApp', app.name)
  const partitionsBy = partitionsOfAll(app, topology, topics)
  return sized.map((internal): DerivedTopic => {
    const { name, role } = internal
    const store = internal.store === undefined ? undefined : topology.stores.get(internal.store)
    const counted = internal.partitions === undefined && {
      partitionsBy: partitionsBy(name),
    }
    if (store) {
      const { flow, because, livesMs, ...follows } = changelogOf(app, store, internal.config, topics, held)
      return {
        topic: topicOf(internal, follows),
        origin: { of, role, because, ...(livesMs !== undefined && { livesMs }) },
        fedBy: fedBy(flow, name),
        ...counted,
      }
    }
    const source = sources.get(name.slice(prefix.length)) ?? ''
    const flow = flowIntoRepartition(processing, held.followed, name, topology.origins.get(source), topics)
    return {
      topic: topicOf(internal, { keys: undefined, bytes: undefined }),
      origin: { of, role },
      fedBy: fedBy(flow, name),
      ...counted,
    }
  })
}

/**
 * Returns what the partitions of each internal topic follow from, where those of the topics are still to be found. Where
 * Kafka refuses to start the application, since joined topics differ, there is none yet: it is taken to have the most
 * that one of them has.
 */
function partitionsOfAll(app: StreamsApp, topology: Topology, topics: readonly Topic[]) {
  const names = topics.map((topic) => topic.name)
  let last: { readonly key: string; readonly found: ReadonlyMap<string, number | undefined> } | undefined
  return (name: string): PartitionsBy => ({
    topics: names,
    count: (inEffect) => {
      const counted = names.map((topic) => ({ name: topic, partitions: inEffect(topic) }))
      const key = counted.map(({ partitions }) => partitions).join()
      if (last?.key !== key) {
        const sized = internalTopicsOfBuilt(topology, app, counted)
        last = { key, found: new Map(sized.map((topic) => [topic.name, topic.partitions])) }
      }
      const most = Math.max(0, ...counted.map(({ partitions = 0 }) => partitions))
      return last.found.get(name) ?? (most > 0 ? most : undefined)
    },
  })
}

/** What stands in a changelog beside the records that are put into a store. */
const besideName = ({ livesMs }: StoreContent): string =>
  livesMs === undefined ? 'window in the key' : 'time, side and list of the record'

/** What a changelog holds: of each key, in each window that begins within its retention, the last record. */
function changelogOf(
  app: StreamsApp,
  store: RegisteredStore,
  config: Readonly<Record<string, string>>,
  topics: readonly Topic[],
  held: HeldBack,
): Follows & {
  readonly flow: ChainFlow
  readonly because: readonly Because[]
  readonly livesMs?: number | undefined
} {
  const { processing = [] } = app
  const content = contentOf(app, store, topics, held)
  const retentionMs = Number(config['retention.ms'] ?? content.keptMs)
  const entries = entriesByKeys(store, content, retentionMs, processing)
  const bytes = loggedRecordBytes(content, topics)
  const { loggedBytes, loggedMost, livesMs } = content
  return {
    flow: loggedFlow(content),
    keys: entries && entries.keys * entries.windows,
    bytes,
    livesMs,
    because: [
      ...(entries && entries.windows > 1
        ? [
            { name: 'keys of the store', value: entries.keys, unit: 'keys', origin: 'user' } as const,
            {
              name: 'windows kept of each',
              value: entries.windows,
              unit: 'count',
              origin: 'derived',
            } as const,
          ]
        : []),
      ...(loggedBytes > 0
        ? [{ name: besideName(content), value: loggedBytes, unit: 'bytes', origin: 'default' } as const]
        : []),
      ...(isCounted(processing, store) ? COUNTED : []),
      ...(loggedMost !== undefined
        ? [
            {
              name: 'written at most: each key, or window of a key, once a commit',
              value: loggedMost,
              unit: 'records/s',
              origin: 'derived',
            } as const,
          ]
        : []),
    ],
  }
}

const COUNTED: readonly Because[] = [
  { name: 'key', value: ASSUMED_KEY_BYTES, unit: 'bytes', origin: 'assumption' },
  { name: 'count', value: COUNT_BYTES, unit: 'bytes', origin: 'default' },
]
