/** What brokers take in and send at a moment: writes to what they lead, copies of what they follow, and reads. */
import type { BrokerPart } from './broker-state'
import type { GroupState, TopicState, World } from './state'
import { heldBack } from './writes'

/** Returns who leads and follows which share of each topic; topics that are not placed on brokers are left out. */
export function partsOfBrokers(world: World): NonNullable<World['brokerParts']> {
  const parts = new Map<TopicState, readonly BrokerPart[]>()
  for (const topic of world.topics.values()) {
    if (!topic.replicas) continue
    const own = new Map<number, BrokerPart>()
    const of = (broker: number): BrokerPart => {
      const known = own.get(broker)
      if (known) return known
      const made: BrokerPart = { broker, leads: 0, follows: 0, copies: 0 }
      own.set(broker, made)
      return made
    }
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const leader = topic.leader[partition] ?? -1
      if (leader < 0) continue
      const share = topic.shares[partition] ?? 0
      of(leader).leads += share
      for (const replica of topic.inSync[partition] ?? []) {
        if (replica === leader) continue
        of(replica).follows += share
        of(leader).copies += share
      }
    }
    parts.set(topic, [...own.values()])
  }
  return parts
}

export interface BrokerLoads {
  /** Bytes a second, by the index of the broker. */
  readonly bytesIn: Float64Array
  readonly bytesOut: Float64Array
}

/** Returns what each broker takes in and sends a second, as records are stored; `readOf` is what a group reads a second. */
export function loadsOfBrokers(
  world: World,
  parts: NonNullable<World['brokerParts']>,
  readOf: (group: GroupState) => number,
): BrokerLoads {
  const bytesIn = new Float64Array(world.brokers.length)
  const bytesOut = new Float64Array(world.brokers.length)
  for (const [topic, own] of parts) {
    const held = topic.gated.reduce((sum, source) => sum + heldBack(topic, source), 0)
    const written = Math.max(0, topic.rate * (1 - topic.blockedShare) - held) * topic.storedBytes
    let read = 0
    for (const { group } of topic.readers)
      read += readOf(group) * shareOf(group, topic) * timesRead(group) * topic.storedBytes
    if (written === 0 && read === 0) continue
    for (const { broker, leads, follows, copies } of own) {
      const at = broker - 1
      if (!world.brokers[at]?.isUp) continue
      bytesIn[at] = (bytesIn[at] ?? 0) + written * (leads + follows)
      bytesOut[at] = (bytesOut[at] ?? 0) + written * copies + read * leads
    }
  }
  return { bytesIn, bytesOut }
}

/** Of what a group reads the share that is of one topic, as the traffic of its topics is. */
function shareOf({ reads }: GroupState, topic: TopicState): number {
  if (reads.length === 1) return 1
  let all = 0
  for (const read of reads) all += read.topic.rate
  return all === 0 ? 1 / reads.length : topic.rate / all
}

/** Where every member reads everything one stands for all. */
const timesRead = ({ view: { group } }: GroupState): number =>
  group.reads === 'everything' ? (group.members ?? 1) : 1
