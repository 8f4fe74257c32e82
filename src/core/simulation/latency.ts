/** How long a record takes along a path: drawn at random over the whole scenario, from one seed. */
import { indexNotAfter } from '../shared/index-not-after'
import { seededRandom } from '../shared/random'
import { offeredUntil } from './feed'
import type { GroupSeries, Samples } from './samples'
import { workSeconds } from './serve'
import type { PathLatency } from './simulation'
import type { GroupState, TopicState, World } from './state'

const DRAWS = 600
/** Moments that a path is looked at by itself, and draws for each. */
const STEPS = 24
const DRAWS_OF_STEP = 100
const MOST_PATHS = 24
const MOST_HOPS = 6
/** Sending, writing and replicating a batch, and fetching it, on a network without load. An assumption. */
const NETWORK_SECONDS = 0.008

interface Hop {
  readonly topic: TopicState
  readonly group: GroupState
  readonly read: number
  readonly lingerSeconds: number
}

interface Path {
  readonly nodes: readonly string[]
  readonly hops: readonly Hop[]
}

/** The median and the 99th percentile of every path from a producer to a group that passes nothing on. */
export function latencies(world: World, samples: Samples, seed: number): readonly PathLatency[] {
  const even = seededRandom(seed ^ 0x5bd1e995)
  return pathsOf(world).map(({ nodes, hops }) => {
    const along = (began: number): number => {
      let at = began
      for (const hop of hops) at += secondsOf(hop, samples, at, even)
      return at - began
    }
    const whole = quantiles(DRAWS, () => along(moment(hops[0], even, world.length)))
    const step = world.length / STEPS
    const over = Array.from({ length: STEPS }, (_, index) => ({
      atSeconds: (index + 0.5) * step,
      ...quantiles(DRAWS_OF_STEP, (share) => along((index + share) * step)),
    }))
    return { nodes, ...whole, over }
  })
}

function quantiles(draws: number, draw: (share: number) => number) {
  const drawn = Float64Array.from({ length: draws }, (_, index) => draw((index + 0.5) / draws))
  drawn.sort()
  const quantile = (share: number) => drawn[Math.floor(share * draws)] ?? 0
  return { p50Seconds: quantile(0.5), p99Seconds: quantile(0.99) }
}

/** A moment at which a record is written: the more traffic, the likelier. */
function moment(hop: Hop | undefined, even: () => number, length: number): number {
  if (!hop) return 0
  const total = offeredUntil(hop.topic, length)
  const wanted = even() * total
  let low = 0
  let high = length
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    if (offeredUntil(hop.topic, middle) < wanted) low = middle
    else high = middle
  }
  return low
}

function secondsOf(
  { topic, group, read, lingerSeconds }: Hop,
  samples: Samples,
  at: number,
  even: () => number,
): number {
  const series = samples.groups.get(group)
  const partition = pick(topic.shares, even())
  const slot = (group.reads[read]?.from ?? 0) + partition
  const wait = series ? waitOf(topic, partition, slot, series, samples.partitionSeconds, at) : 0
  const work = workSeconds(group)
  const queue = series ? queueSeconds(group, slot, series, indexNotAfter(samples.seconds, at), even) : 0
  return lingerSeconds * even() + NETWORK_SECONDS + wait + queue + work
}

function pick(shares: Float64Array, drawn: number): number {
  let sum = 0
  for (let at = 0; at < shares.length; at += 1) {
    sum += shares[at] ?? 0
    if (drawn < sum) return at
  }
  return 0
}

/** Seconds until what is written now is read, by the fluid: until then as much is read as was written so far. */
function waitOf(
  topic: TopicState,
  partition: number,
  slot: number,
  series: GroupSeries,
  seconds: readonly number[],
  at: number,
): number {
  const share = topic.shares[partition] ?? 0
  const written = offeredUntil(topic, at) * share
  const readBy = (index: number) =>
    offeredUntil(topic, seconds[index] ?? 0) * share - series.slots.get(index, slot)
  const first = indexNotAfter(seconds, at)
  const last = seconds.length - 1
  let after = first
  while (after < last && readBy(after) < written - 1e-9) after += 1
  if (after === first) return 0
  const [from, to] = [seconds[after - 1] ?? 0, seconds[after] ?? 0]
  const [before, then] = [readBy(after - 1), readBy(after)]
  const share1 = then <= before ? 1 : Math.min(1, (written - before) / (then - before))
  return Math.max(0, from + (to - from) * share1 - at)
}

/** What waits before it although there is no lag: in an M/M/1 queue the time is exponential. */
function queueSeconds(
  group: GroupState,
  slot: number,
  series: GroupSeries,
  point: number,
  even: () => number,
): number {
  const owner = group.owner[slot] ?? -1
  const capacity = series.capacities.get(point, owner)
  const arrival = series.arrivals.get(point, owner)
  if (!Number.isFinite(capacity) || capacity <= arrival || arrival === 0) return 0
  const busy = arrival / capacity
  return even() > busy ? 0 : -Math.log(1 - even()) / (capacity - arrival)
}

function pathsOf(world: World): readonly Path[] {
  const paths: Path[] = []
  const follow = (topic: TopicState, lingerSeconds: number, before: Path) => {
    for (const { group, from } of topic.readers) {
      if (group.refusal !== null) continue
      if (paths.length >= MOST_PATHS || before.nodes.includes(group.view.id)) continue
      const read = group.reads.findIndex((candidate) => candidate.from === from)
      const path: Path = {
        nodes: [...before.nodes, `topic:${topic.name}`, group.view.id],
        hops: [...before.hops, { topic, group, read, lingerSeconds }],
      }
      const writes = group.view.writer?.writes ?? []
      if (writes.length === 0 || path.hops.length >= MOST_HOPS) paths.push(path)
      for (const write of path.hops.length < MOST_HOPS ? writes : []) {
        const next = world.topics.get(write.topic.name)
        const linger = (group.view.writer?.settings.number('linger.ms') ?? 0) / 1000
        if (next && next.readers.length > 0) follow(next, linger, path)
        else if (paths.length < MOST_PATHS) paths.push(path)
      }
    }
  }
  for (const topic of world.topics.values())
    for (const { kind, id, settings } of topic.view.writers)
      if ((kind === 'producer' || kind === 'connector') && !world.refused.has(id))
        follow(topic, settings.number('linger.ms') / 1000, { nodes: [id], hops: [] })
  return paths
}
