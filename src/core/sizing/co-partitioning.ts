import type { Topic } from '../model/design'
import { filterStretches } from '../shared/stretches'
import { statedKeys } from './stated-keys'

interface NamedCount {
  readonly name: string
  readonly partitions: number
}

/** What the topics that one is to be joined with ask of its partition count. */
export interface CoPartners {
  /** The largest count that a person chose for one of them. */
  readonly chosen: NamedCount | undefined
  /** The largest lower bound, before rounding, of those that get their count from Surveyor. */
  readonly needed: NamedCount | undefined
  /** The fewest distinct keys of those that get their count from Surveyor. */
  readonly keys: number
  /** The one with the most partitions in effect. */
  readonly most: NamedCount
}

/** A count that a set of joined topics settles on, and the partner whose count or need comes nearest to setting it. */
interface Settled {
  readonly count: number
  readonly from?: { readonly partner: NamedCount; readonly isChosen: boolean; readonly binds: boolean }
}

type Round = (lowerBound: number, keys: number) => number

/** The distinct keys of a topic, as far as they are stated and used. */
export const distinctKeys = (topic: Topic): number =>
  (topic.key?.strategy === 'none' ? undefined : statedKeys(topic)) ?? Number.POSITIVE_INFINITY

/**
 * The count of a topic that gets it from Surveyor: bounds first, of all that are joined, then rounding. A
 * partner's chosen count that suffices for all of them is taken exactly.
 *
 * @see org.apache.kafka.streams.processor.internals.CopartitionedTopicsEnforcer: a join needs equal counts
 */
export function settleCount(
  own: number,
  keys: number,
  partners: Omit<CoPartners, 'most'> | undefined,
  round: Round,
): Settled {
  const { chosen, needed } = partners ?? {}
  const need = Math.max(own, needed?.partitions ?? 0)
  if (chosen && need <= chosen.partitions) {
    return { count: chosen.partitions, from: { partner: chosen, isChosen: true, binds: true } }
  }
  const count = round(need, Math.min(keys, partners?.keys ?? Number.POSITIVE_INFINITY))
  if (needed && needed.partitions > own) {
    return { count, from: { partner: needed, isChosen: false, binds: true } }
  }
  const larger = (chosen?.partitions ?? 0) >= (needed?.partitions ?? 0) ? chosen : needed
  return larger ? { count, from: { partner: larger, isChosen: larger === chosen, binds: false } } : { count }
}

/** The two largest of some counts, so that each topic can be told the largest of the others. */
class TopTwo {
  first: NamedCount | undefined
  second: NamedCount | undefined

  add(one: NamedCount): void {
    if (this.first === undefined || one.partitions > this.first.partitions) {
      this.second = this.first
      this.first = one
    } else if (this.second === undefined || one.partitions > this.second.partitions) this.second = one
  }

  without(name: string): NamedCount | undefined {
    return this.first?.name === name ? this.second : this.first
  }
}

/** The topics of one chain of joins. */
class Joined {
  readonly names: string[] = []
  readonly chosen = new TopTwo()
  readonly needed = new TopTwo()
  /** Negated, so that the largest is the fewest. */
  readonly keys = new TopTwo()

  add(topic: Topic, need: number): void {
    const { name, partitions = 'auto' } = topic
    this.names.push(name)
    if (partitions !== 'auto') {
      this.chosen.add({ name, partitions })
      return
    }
    this.needed.add({ name, partitions: need })
    this.keys.add({ name, partitions: -distinctKeys(topic) })
  }

  partnersOf(name: string, autoCount: number): CoPartners {
    const chosen = this.chosen.without(name)
    const needed = this.needed.without(name)
    const auto = needed && { name: needed.name, partitions: autoCount }
    const most = auto && auto.partitions > (chosen?.partitions ?? 0) ? auto : chosen
    return {
      chosen,
      needed,
      keys: -(this.keys.without(name)?.partitions ?? Number.NEGATIVE_INFINITY),
      most: most ?? { name, partitions: 0 },
    }
  }

  /** What all that get their count from Surveyor get. */
  autoCount(round: Round): number {
    const { first: needed } = this.needed
    if (needed === undefined) return 0
    const keys = -(this.keys.first?.partitions ?? Number.NEGATIVE_INFINITY)
    return settleCount(needed.partitions, keys, { chosen: this.chosen.first, needed, keys }, round).count
  }
}

/**
 * For every topic that must be co-partitioned with others, what they ask of it. The relation is taken as
 * symmetric and transitive, as a chain of joins is. `joined` are sets of topics that are joined beside what the topics
 * say themselves. Linear in the topics.
 *
 * @see org.apache.kafka.streams.processor.internals.CopartitionedTopicsEnforcer
 */
export function findCoPartners(
  topics: readonly Topic[],
  needOf: (topic: Topic, at: number) => number,
  round: Round,
  joined: readonly (readonly string[])[] = [],
): ReadonlyMap<string, CoPartners> {
  if (toBeJoined(topics).length === 0 && joined.length === 0) return NONE
  const rootOf = joinedTo(topics, joined)
  const sets = new Map<string, Joined>()
  for (const [at, topic] of topics.entries()) {
    const root = rootOf(topic.name)
    if (root === undefined) continue
    const set = sets.get(root) ?? new Joined()
    sets.set(root, set)
    set.add(topic, needOf(topic, at))
  }
  const partners = new Map<string, CoPartners>()
  for (const set of sets.values()) {
    if (set.names.length < 2) continue
    const autoCount = set.autoCount(round)
    for (const name of set.names) partners.set(name, set.partnersOf(name, autoCount))
  }
  return partners
}

/** The topic that stands for all that one is joined with, by name; undefined for one that is joined with none. */
function joinedTo(
  topics: readonly Topic[],
  joined: readonly (readonly string[])[],
): (name: string) => string | undefined {
  const names = new Set(topics.map((topic) => topic.name))
  const parent = new Map<string, string>()
  const find = (name: string): string => {
    let root = name
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    for (let at = name; at !== root; ) {
      const up = parent.get(at) ?? root
      parent.set(at, root)
      at = up
    }
    return root
  }
  const unite = (one: string, other: string) => {
    if (!names.has(other)) return
    const root = find(one)
    parent.set(root, root)
    parent.set(find(other), root)
  }
  for (const topic of topics) for (const other of topic.coPartitionedWith ?? []) unite(topic.name, other)
  for (const group of joined) {
    const [first, ...others] = group.filter((name) => names.has(name))
    if (first !== undefined) for (const other of others) unite(first, other)
  }
  return (name) => (parent.has(name) ? find(name) : undefined)
}

/** Whether two topics' partners ask the same of them. */
export function sameCoPartners(one: CoPartners | undefined, other: CoPartners | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return (
    one.keys === other.keys &&
    sameCount(one.chosen, other.chosen) &&
    sameCount(one.needed, other.needed) &&
    sameCount(one.most, other.most)
  )
}

const sameCount = (one: NamedCount | undefined, other: NamedCount | undefined): boolean =>
  one?.name === other?.name && one?.partitions === other?.partitions

const toBeJoined = filterStretches(({ coPartitionedWith = [] }: Topic) => coPartitionedWith.length > 0)

const NONE: ReadonlyMap<string, CoPartners> = new Map()
