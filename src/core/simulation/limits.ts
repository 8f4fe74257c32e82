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

export interface Limits {
  readonly writes: readonly WriteQuota[]
  readonly reads: readonly ReadQuota[]
  readonly transactions: readonly Transactions[]
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
  // Nothing stands in the way of a transaction unless a broker goes.
  const mayStick = events.some(({ kind }) => kind === 'broker-lost' || kind === 'rack-lost')
  const transactions = mayStick ? transactionsIn(topics, writingsOf) : []
  if (writes.length === 0 && reads.length === 0 && transactions.length === 0) return null
  return { writes, reads, transactions, readersAt: 0, version: 0 }
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
