import type { StreamsApp, Topic } from '../../model/design'
import { type ChainFlow, followChains, relayOf, topicsRead } from '../../model/follow-chain'
import type { Relay } from '../../model/kinds/kind'
import { nodeId } from '../../model/node-id'
import { internalTopicsOfBuilt, type SizedInternalTopic } from '../../streams/internal-topics'
import type { Origin } from '../../streams/origin'
import { type Chain, stepOf } from '../../streams/processing'
import { readProcessing } from '../../streams/read-processing'
import { ProgramError, type RegisteredStore, type Topology, TopologyError } from '../../streams/topology'
import type { DerivedTopic } from '../topology'

/** `repartition.purge.interval.ms`: what was read of a repartition topic is deleted so often. */
const PURGE_MS = 30_000
const NOTHING: ChainFlow = new Map()

/** A topology that Kafka would build, or why it would not. */
export type Built = { readonly ok: true; readonly topology: Topology } | NotBuilt

/** Why there is no topology: Kafka's builder throws, in its own words, or its types would not even take the program. */
export interface NotBuilt {
  readonly ok: false
  readonly error: string
  readonly by: 'builder' | 'types'
}

/** Builds the topology of an application, or says why there is none. */
export function buildTopology(app: StreamsApp): Built {
  try {
    return { ok: true, topology: readProcessing(app) }
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    return { ok: false, error: error.message, by: error instanceof ProgramError ? 'types' : 'builder' }
  }
}

/** Which side of a join a store is of. */
const OTHER_SIDE = /JOINOTHER|OUTEROTHER|-other-join/

const withOf = (chain: Chain | undefined, step: number): string | undefined => {
  const written = chain?.steps?.[step - 1]
  const { with: other } = (written === undefined ? {} : stepOf(written)) as { readonly with?: unknown }
  return typeof other === 'string' ? other : undefined
}

/** What flows into a store or a repartition topic: what its step takes in, what the other side of its join does, or what it puts out. */
export function flowAt(
  processing: readonly Chain[],
  origin: Origin | undefined,
  at: 'before' | 'after' | 'other',
): ChainFlow {
  if (!origin) return NOTHING
  const { flows, named } = followChains(processing)
  const { chain, step } = origin
  const other = withOf(processing[chain], step)
  if (at === 'other' || origin.isOther)
    return (other === undefined ? undefined : named.get(other)?.flow) ?? NOTHING
  return flows[chain]?.[at === 'after' ? step : Math.max(0, step - 1)] ?? NOTHING
}

/** What is put into a store, from each topic that the application reads. */
export const flowIntoStore = (
  processing: readonly Chain[],
  { name, kind, origin }: RegisteredStore,
): ChainFlow =>
  flowAt(
    processing,
    origin,
    kind !== 'join-window'
      ? kind === 'buffer' || isOfProcessor(processing, origin)
        ? 'before'
        : 'after'
      : OTHER_SIDE.test(name)
        ? 'other'
        : 'before',
  )

/** Whether a store is kept by a processor of the program's own: what it keeps is taken to be what it gets. */
function isOfProcessor(processing: readonly Chain[], origin: Origin | undefined): boolean {
  const written = origin && processing[origin.chain]?.steps?.[origin.step - 1]
  const op = written === undefined ? '' : stepOf(written).op
  return op === 'process' || op === 'processValues'
}

/** How many keys a store has at once: as its step states, else those of the topic that a table is read from. */
export function keysOfStore(
  processing: readonly Chain[],
  { origin }: RegisteredStore,
  topics: readonly Topic[],
): number | undefined {
  const chain = origin && processing[origin.chain]
  if (!chain || !origin) return undefined
  const written = chain.steps?.[origin.step - 1]
  const step = (written === undefined ? undefined : stepOf(written)) as
    | { readonly store?: { readonly keys?: number } }
    | undefined
  const stated = origin.step === 0 ? chain.store?.keys : step?.store?.keys
  if (stated !== undefined || origin.step > 0) return stated
  return topics.find(({ name }) => name === chain.table)?.key?.cardinality
}

const fedBy = (flow: ChainFlow, to: string): readonly Relay[] =>
  [...flow].map(([from, part]) => relayOf('internal', from, to, part))

function topicOf(
  { name, role, partitions, replicationFactor, config }: SizedInternalTopic,
  keys: number | undefined,
): Topic {
  // Kafka keeps a repartition topic for ever, and Streams deletes from it what it has read.
  const settings = role === 'repartition' ? { ...config, 'retention.ms': PURGE_MS } : config
  return {
    name,
    ...(partitions !== undefined && { partitions }),
    ...(replicationFactor > 0 && { replicationFactor }),
    key: { strategy: 'entity', ...(keys !== undefined && { cardinality: keys }) },
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
  const read = new Set(app.processing?.flatMap(topicsRead))
  const asked = topics.filter(({ name }) => read.has(name))
  const key = JSON.stringify(
    asked.map(({ name, partitions, key: by }) => [name, partitions, by?.cardinality]),
  )
  const before = cached.get(app)
  if (before?.key === key) return before.made
  const made = derive(app, asked)
  cached.set(app, { key, made })
  return made
}

/** What was derived last of an application, and of which of its topics' fields. */
const cached = new WeakMap<StreamsApp, { readonly key: string; readonly made: readonly DerivedTopic[] }>()

function derive(app: StreamsApp, topics: readonly Topic[]): readonly DerivedTopic[] {
  const { processing } = app
  const built = processing && buildTopology(app)
  if (!processing || !built?.ok) return []
  const { topology } = built
  const sized = internalTopicsOfBuilt(topology, app, topics)
  const sources = new Map(
    [...topology.nodes.values()].flatMap((node) =>
      node.kind === 'source' ? node.topics.map((topic) => [topic, node.name] as const) : [],
    ),
  )
  const prefix = `${app.applicationId ?? app.name}-`
  return sized.map((internal): DerivedTopic => {
    const store = internal.store === undefined ? undefined : topology.stores.get(internal.store)
    const source = sources.get(internal.name.slice(prefix.length)) ?? ''
    const flow = store
      ? flowIntoStore(processing, store)
      : flowAt(processing, topology.origins.get(source), 'before')
    return {
      topic: topicOf(internal, store && keysOfStore(processing, store, topics)),
      origin: { of: nodeId('streamsApp', app.name), role: internal.role },
      fedBy: fedBy(flow, internal.name),
    }
  })
}
