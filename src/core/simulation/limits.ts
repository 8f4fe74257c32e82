/** What clients are held to: quotas of bytes, which every broker counts by itself, and transactions that have to end. */
import { type Held, heldToQuotas } from '../access/over-quota'
import type { Scenario } from '../model/design'
import type { DesignView } from '../views/views'
import type { Source } from './source'
import type { GroupState, TopicState, World } from './state'

/** One who writes, with each topic that it writes to. */
export interface Writing {
  readonly topic: TopicState
  readonly source: Source
}

/** A quota, and whom it holds back in this world. */
export interface OfQuota {
  readonly held: Held
  /** Bytes a second that one broker takes of them, or gives them. */
  readonly bytes: number
  isThrottling: boolean
  /** Since when, and until when, it held somebody back. */
  readonly spells: { fromSeconds: number; untilSeconds: number }[]
}

export interface WriteQuota extends OfQuota {
  readonly writings: readonly Writing[]
}

export interface ReadQuota extends OfQuota {
  readonly groups: readonly GroupState[]
}

/** Who writes in transactions, and whether one of them cannot be committed. */
export interface Transactions {
  readonly node: string
  readonly writings: readonly Writing[]
  isStuck: boolean
}

/** The buffer of all instances of one who writes, which all its topics share. */
export interface Buffer {
  readonly node: string
  readonly writings: readonly Writing[]
  /** How long a record waits in it until it is given up. */
  readonly holdsSeconds: number
  /** What throttles it as well. */
  readonly quota: WriteQuota | undefined
  /** Since when records wait in it, and since when it is full. */
  begins: number
  fullSince: number | null
  /** Whether nothing comes in; else as much as is given up. */
  isClosed: boolean
  /** Whether it is quotas alone that fill it. */
  isThrottledOnly: boolean
  /** Changes whenever it is looked at anew: what was planned before is stale. */
  version: number
}

export interface Limits {
  readonly writes: readonly WriteQuota[]
  readonly reads: readonly ReadQuota[]
  readonly transactions: readonly Transactions[]
  readonly buffers: readonly Buffer[]
  /** When readers were last held to their quotas. */
  readersAt: number
  /** Changes with every look at writers: what was planned before is stale. */
  version: number
}

const known = new WeakMap<World, Limits>()

/** Returns what clients of a world are held to; undefined where nobody is held to anything. */
export const limitsOf = (world: World): Limits | undefined => known.get(world)

/** Finds out once what clients of a world are held to. */
export function findLimits(world: World, view: DesignView): void {
  const limits = limitsIn(view, [...world.topics.values()], [...world.groups.values()], world.scenario)
  if (limits) known.set(world, limits)
}

/** Returns what is in force of a design; null where nobody is held to anything. */
function limitsIn(
  view: DesignView,
  topics: readonly TopicState[],
  groups: readonly GroupState[],
  { events }: Scenario,
): Limits | null {
  const writingsOf = (nodes: readonly string[]): readonly Writing[] =>
    topics.flatMap((topic) =>
      topic.sources.flatMap((source) =>
        source.node !== null && nodes.includes(source.node) && !source.isRefused ? [{ topic, source }] : [],
      ),
    )
  const held = heldToQuotas(view.design, {
    cluster: view.cluster,
    traffic: view.traffic,
    internalTopics: view.internalTopics,
    topics: view.topics,
  })
  const writes: WriteQuota[] = []
  const reads: ReadQuota[] = []
  for (const one of held) {
    const bytes = one.quota[one.limit]
    if (bytes === undefined) continue
    const found = { held: one, bytes, isThrottling: false, spells: [] }
    if (one.limit === 'producerByteRate') writes.push({ ...found, writings: writingsOf(one.nodes) })
    else
      reads.push({
        ...found,
        groups: groups.filter(
          ({ view: { id }, refusal }) => refusal === null && one.nodes.some((node) => node === id),
        ),
      })
  }
  // Nothing stands in the way of a writer unless a broker goes.
  const mayStick = events.some(({ kind }) => kind === 'broker-lost' || kind === 'rack-lost')
  const transactions = mayStick ? transactionsIn(topics, writingsOf) : []
  const buffers = mayStick || writes.length > 0 ? buffersIn(topics, writes) : []
  if ([writes, reads, transactions, buffers].every((all) => all.length === 0)) return null
  return { writes, reads, transactions, buffers, readersAt: 0, version: 0 }
}

function transactionsIn(
  topics: readonly TopicState[],
  writingsOf: (nodes: readonly string[]) => readonly Writing[],
): readonly Transactions[] {
  const nodes = new Set<string>()
  for (const { sources } of topics)
    for (const { node, isTransactional } of sources) if (node !== null && isTransactional) nodes.add(node)
  return [...nodes].map((node) => ({ node, writings: writingsOf([node]), isStuck: false }))
}

/** What each who writes holds of what is not taken, where that has a limit. */
function buffersIn(topics: readonly TopicState[], quotas: readonly WriteQuota[]): readonly Buffer[] {
  const writings = new Map<string, Writing[]>()
  for (const topic of topics)
    for (const source of topic.sources) {
      const { node, isRefused, holdsRecords } = source
      // Who writes in transactions stands with all that it writes anyway.
      if (node === null || isRefused || source.isTransactional || holdsRecords === Number.POSITIVE_INFINITY)
        continue
      const own = writings.get(node)
      if (own) own.push({ topic, source })
      else writings.set(node, [{ topic, source }])
    }
  return [...writings].map(([node, own]) => ({
    node,
    writings: own,
    holdsSeconds: Math.max(...own.map(({ source }) => source.holdsSeconds)),
    quota: quotas.find(({ held }) => held.nodes.some((other) => other === node)),
    begins: 0,
    fullSince: null,
    isClosed: false,
    isThrottledOnly: false,
    version: 0,
  }))
}
