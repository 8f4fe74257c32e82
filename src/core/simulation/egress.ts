/** What brokers send at most: where more is asked for, every partition of theirs gets as much as a fair share allows. */
import { formatBytesPerSecond } from '../shared/format'
import type { BrokerState } from './broker-state'
import { fairShare } from './fair-share'
import { serveAll } from './serve'
import type { GroupState, TopicState, World } from './state'
import { aboutBroker, tell } from './tell'
import { writtenRate } from './writes'

/** Records older than this are read from disk and no longer from memory. An assumption. */
const IN_MEMORY_SECONDS = 60
/** Groups that are held back by one broker turn to others; so many rounds settle that within a hundredth. */
const ROUNDS = 3
const SLACK = 1.001

interface Load {
  /** Bytes a second that replicas and, where disks are limited, writers take before any reader. */
  taken: number
  written: number
  readonly reads: number[]
  readonly coldReads: number[]
}

/** Keeps every broker within its network, and its disks where their throughput is stated; does nothing where all is. */
export function limitEgress(world: World, at: number): void {
  if (!world.isReadingChanged || (at > 0 && at - world.limitedAt < world.limitGap)) return
  world.isReadingChanged = false
  const wereLimited = world.brokers.filter(({ readCap }) => readCap < Number.POSITIVE_INFINITY)
  if (wereLimited.length === 0) {
    if (!mayBeOver(world)) return
    world.limitedAt = at
    const now = loads(world)
    if (!world.brokers.some((broker, index) => isOver(world, now[index], broker))) return
  }
  world.limitedAt = at
  for (const broker of world.brokers) broker.readCap = Number.POSITIVE_INFINITY
  serveReading(world, at)
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = loads(world)
    let isChanged = false
    for (const [index, broker] of world.brokers.entries()) {
      const load = asked[index]
      if (!load || !isOver(world, load, broker)) continue
      broker.readCap = Math.min(broker.readCap, capOf(world, load))
      isChanged = true
    }
    if (!isChanged) break
    serveReading(world, at)
  }
  tellLimits(world, wereLimited, at)
  world.isReadingChanged = false
}

/** Bytes that brokers move for each record of a topic and a group, all in lists: they are summed up again and again. */
interface Weights {
  readonly topics: readonly TopicState[]
  readonly written: Float64Array
  readonly groups: readonly GroupState[]
  readonly read: Float64Array
}

const known = new WeakMap<World, Weights>()

function weightsOf(world: World): Weights {
  const before = known.get(world)
  if (before) return before
  const topics = [...world.topics.values()]
  const groups = [...world.groups.values()]
  const weights = {
    topics,
    written: Float64Array.from(topics, ({ storedBytes, view }) => storedBytes * view.replicationFactor),
    groups,
    read: Float64Array.from(groups, ({ reads, view }) => {
      const most = reads.reduce((largest, { topic }) => Math.max(largest, topic.storedBytes), 0)
      return most * (view.group.reads === 'everything' ? (view.group.members ?? 1) : 1)
    }),
  }
  known.set(world, weights)
  return weights
}

/** Whether all brokers together do more than one of them could: if not, none is over. */
function mayBeOver(world: World): boolean {
  const { topics, written, groups, read } = weightsOf(world)
  let bytes = 0
  for (let at = 0; at < topics.length; at += 1) bytes += (topics[at]?.rate ?? 0) * (written[at] ?? 0)
  for (let at = 0; at < groups.length; at += 1) bytes += (groups[at]?.working ?? 0) * (read[at] ?? 0)
  return bytes > Math.min(world.egress, world.diskBytes)
}

function tellLimits(world: World, before: readonly BrokerState[], at: number): void {
  for (const broker of world.brokers) {
    const [was, is] = [before.includes(broker), broker.readCap < Number.POSITIVE_INFINITY]
    if (is && !was)
      tell(
        world,
        at,
        aboutBroker(broker),
        `Broker ${broker.id} sends all that it can (${formatBytesPerSecond(Math.min(world.egress, world.diskBytes))}${world.isEgressStated ? '' : ', assumed'}): readers get less than they could do`,
        'bad',
      )
    else if (was && !is) tell(world, at, aboutBroker(broker), `Broker ${broker.id} has room again`, 'good')
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

const isOver = (world: World, load: Load | undefined, broker: BrokerState): boolean =>
  load !== undefined &&
  broker.isUp &&
  (load.taken + sum(load.reads) > world.egress * SLACK ||
    (load.coldReads.length > 0 && load.written + sum(load.coldReads) > world.diskBytes * SLACK))

/** What each reader of a partition gets at most, so that all together get what there is. */
function capOf(world: World, { taken, written, reads, coldReads }: Load): number {
  const byNetwork = fairShare(reads, Math.max(0, world.egress - taken))
  const byDisk =
    coldReads.length === 0
      ? Number.POSITIVE_INFINITY
      : fairShare(coldReads, Math.max(0, world.diskBytes - written))
  return Math.min(byNetwork, byDisk)
}

function loads(world: World): readonly Load[] {
  const all = world.brokers.map((): Load => ({ taken: 0, written: 0, reads: [], coldReads: [] }))
  for (const topic of world.topics.values()) {
    if (!topic.replicas) continue
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const bytes = writtenRate(topic, partition) * topic.storedBytes
      const leader = topic.leader[partition] ?? -1
      const followers = (topic.inSync[partition]?.length ?? 1) - 1
      for (const id of topic.inSync[partition] ?? []) {
        const load = all[id - 1]
        if (load) load.written += bytes
      }
      const led = all[leader - 1]
      if (!led) continue
      led.taken += bytes * followers
      for (const { group, from } of topic.readers) addRead(led, group, from + partition, topic.storedBytes)
    }
  }
  return all
}

function addRead(load: Load, group: GroupState, slot: number, recordBytes: number): void {
  const copies = group.view.group.reads === 'everything' ? (group.view.group.members ?? 1) : 1
  const bytes = (group.outRate[slot] ?? 0) * recordBytes * copies
  if (bytes <= 0) return
  load.reads.push(bytes)
  if ((group.lag[slot] ?? 0) > (group.inRate[slot] ?? 0) * IN_MEMORY_SECONDS + 1) load.coldReads.push(bytes)
}

function serveReading(world: World, at: number): void {
  for (const group of world.groups.values()) serveAll(world, group, at)
}
