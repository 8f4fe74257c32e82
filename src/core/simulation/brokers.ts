/** What becomes of brokers and the partitions on them: leaders, replicas in sync, and which writes are taken. */

import type { BrokerState } from './broker-state'
import { loseCoordinator, returnCoordinator } from './coordinators'
import { setWritable } from './feed'
import { spreadKeyless } from './keyless'
import { loseWithBroker } from './losses'
import { outages, tellOutages } from './outages'
import { serveOwner, settle } from './serve'
import { NO_LEADER, OPEN, TOO_FEW, type TopicState, type World } from './state'
import { aboutBroker, sayNodes, sayTime, tell } from './tell'

/** How long a record is on its leader alone. An assumption: a follower's fetch on a network without load. */
const REPLICATION_SECONDS = 0.05
/** A replica is in sync again no sooner than this. An assumption. */
const LEAST_CATCH_UP_SECONDS = 1
/** How often the controller moves leaders back to where they were placed. @see leader.imbalance.check.interval.seconds */
const IMBALANCE_CHECK_SECONDS = 300

type Visit = (topic: TopicState, partition: number, replicas: readonly number[]) => void

function eachOn(world: World, broker: BrokerState, visit: Visit): void {
  for (const topic of world.topics.values()) {
    if (!topic.replicas) continue
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const replicas = topic.replicas[partition]
      if (replicas?.includes(broker.id)) visit(topic, partition, replicas)
    }
  }
}

const isUp = (world: World, id: number): boolean => world.brokers[id - 1]?.isFenced === false

/** Brokers are gone: at once known where they were stopped, after their sessions where they crashed. */
export function loseBrokers(
  world: World,
  brokers: readonly BrokerState[],
  isClean: boolean,
  at: number,
): void {
  const up = brokers.filter(({ isUp }) => isUp)
  const [first] = up
  if (!first) return
  const isOne = up.length === 1
  const becomes = isClean
    ? isOne
      ? 'is stopped and hands its leaders over'
      : 'are stopped and hand their leaders over'
    : `${isOne ? 'is lost; what it leads' : 'are lost; what they lead'} stands, and acks=all waits, until ${isOne ? 'it is' : 'they are'} missed after ${sayTime(world.brokerMissedSeconds)}`
  tell(world, at, aboutBroker(first), `${sayBrokers(up)} ${becomes}`, isClean ? 'plain' : 'bad')
  for (const broker of up) lose(world, broker, isClean, at)
}

/** `Broker 1 (rack-1)`, `Brokers 1, 4 and 7 (rack-1)`, `Brokers 1 and 2`. */
export function sayBrokers(brokers: readonly BrokerState[]): string {
  const racks = new Set(brokers.map(({ rack }) => rack))
  const [rack] = racks
  const where = racks.size === 1 && rack !== undefined ? ` (${rack})` : ''
  return `${brokers.length === 1 ? 'Broker' : 'Brokers'} ${sayNodes(brokers.map(({ id }) => String(id)))}${where}`
}

function lose(world: World, broker: BrokerState, isClean: boolean, at: number): void {
  broker.isUp = false
  broker.downSince = at
  broker.life += 1
  const { life } = broker
  if (isClean) {
    fence(world, broker, at)
    loseCoordinator(world, broker, at, at)
    return
  }
  eachOn(world, broker, (topic, partition) => {
    if (topic.leader[partition] === broker.id) loseUnreplicated(topic, partition, broker.id, at)
    stall(world, topic, partition, broker.id, at)
  })
  const missedAt = at + world.brokerMissedSeconds
  loseCoordinator(world, broker, missedAt, at)
  world.agenda.plan(missedAt, (then) => {
    if (broker.life === life) fence(world, broker, then)
  })
}

/** Until it is missed nobody leads what it led, and a leader waits for it in vain. */
function stall(world: World, topic: TopicState, partition: number, broker: number, at: number): void {
  if (topic.leader[partition] === broker) {
    topic.leader[partition] = -1
    setWritable(world, topic, partition, NO_LEADER, at)
    serveReadersOf(world, topic, partition, at)
  } else if (topic.inSync[partition]?.includes(broker) && topic.strict > 0) {
    setWritable(world, topic, partition, topic.strict < 1 ? TOO_FEW : NO_LEADER, at)
  }
}

/** What writers with acks=0 or 1 believed written and no follower had. */
function loseUnreplicated(topic: TopicState, partition: number, broker: number, at: number): void {
  if ((topic.replicas?.[partition]?.length ?? 1) < 2) return
  let rate = 0
  for (const source of topic.sources) if (source.losesUnreplicated) rate += source.rate
  const records = rate * (topic.shares[partition] ?? 0) * REPLICATION_SECONDS
  loseWithBroker(topic, broker, at, records)
  for (const { group, from } of topic.readers) {
    const slot = from + partition
    group.isTouched = true
    const unread = Math.min(group.lag[slot] ?? 0, records)
    group.lag[slot] = (group.lag[slot] ?? 0) - unread
    group.consumed[slot] = (group.consumed[slot] ?? 0) - (records - unread)
    group.lost[slot] = (group.lost[slot] ?? 0) + records
  }
}

function fence(world: World, broker: BrokerState, at: number): void {
  broker.isFenced = true
  const before = outages(world)
  eachOn(world, broker, (topic, partition, replicas) => {
    const inSync = topic.inSync[partition] ?? []
    const rest = inSync.filter((id) => id !== broker.id)
    if (rest.length < inSync.length) {
      if (world.hasEligibleReplicas) {
        if (rest.length < topic.minInSync) topic.eligible[partition]?.push(broker.id)
        topic.inSync[partition] = rest
      } else if (rest.length > 0) topic.inSync[partition] = rest
    }
    settleLeader(world, topic, partition, replicas, at)
  })
  tellOutages(world, before, at)
  noteBrokers(world, at)
  spreadKeyless(world, at)
}

/** Brokers answer again: what has no leader may get it, the rest catches up. */
export function returnBrokers(world: World, brokers: readonly BrokerState[], at: number): void {
  const down = brokers.filter(({ isUp }) => !isUp)
  const [first] = down
  if (!first) return
  tell(
    world,
    at,
    aboutBroker(first),
    down.length === 1 ? `Broker ${first.id} is back` : `${sayBrokers(down)} are back`,
    'good',
  )
  for (const broker of down) comeBack(world, broker, at)
}

function comeBack(world: World, broker: BrokerState, at: number): void {
  const missed = at - broker.downSince
  const wasFenced = broker.isFenced
  broker.isUp = true
  broker.isFenced = false
  broker.life += 1
  const { life } = broker
  const before = outages(world)
  let bytes = 0
  eachOn(world, broker, (topic, partition, replicas) => {
    if (!wasFenced && topic.leader[partition] === -1 && topic.inSync[partition]?.includes(broker.id))
      topic.leader[partition] = broker.id
    bytes += topic.rate * (topic.shares[partition] ?? 0) * topic.storedBytes * missed
    settleLeader(world, topic, partition, replicas, at)
  })
  tellOutages(world, before, at)
  returnCoordinator(world, broker, at)
  noteBrokers(world, at)
  spreadKeyless(world, at)
  const seconds = Math.max(LEAST_CATCH_UP_SECONDS, bytes / world.catchUpBytesPerSecond)
  world.agenda.plan(at + seconds, (then) => {
    if (broker.life === life) catchUp(world, broker, then)
  })
}

function catchUp(world: World, broker: BrokerState, at: number): void {
  const before = outages(world)
  eachOn(world, broker, (topic, partition, replicas) => {
    const inSync = topic.inSync[partition] ?? []
    if (!inSync.includes(broker.id) && (topic.leader[partition] ?? -1) >= 0) {
      topic.inSync[partition] = [...inSync, broker.id]
      if (inSync.length + 1 >= topic.minInSync) topic.eligible[partition] = []
    }
    settleLeader(world, topic, partition, replicas, at)
  })
  tellOutages(world, before, at)
  const { life } = broker
  const check = (Math.floor(at / IMBALANCE_CHECK_SECONDS) + 1) * IMBALANCE_CHECK_SECONDS
  world.agenda.plan(check, (then) => {
    if (broker.life !== life) return
    eachOn(world, broker, (topic, partition, replicas) => {
      if (replicas[0] === broker.id && topic.inSync[partition]?.includes(broker.id))
        topic.leader[partition] = broker.id
    })
    noteBrokers(world, then)
  })
}

/** Elects a leader where there is none that answers: of those in sync, then of those that are eligible all the same. */
function settleLeader(
  world: World,
  topic: TopicState,
  partition: number,
  replicas: readonly number[],
  at: number,
): void {
  const inSync = topic.inSync[partition] ?? []
  const now = topic.leader[partition] ?? -1
  if (now < 0 || !isUp(world, now)) {
    const eligible = topic.eligible[partition] ?? []
    const next =
      replicas.find((id) => inSync.includes(id) && isUp(world, id)) ??
      replicas.find((id) => eligible.includes(id) && isUp(world, id)) ??
      -1
    topic.leader[partition] = next
    if (next >= 0 && !inSync.includes(next)) {
      topic.inSync[partition] = [next]
      topic.eligible[partition] = eligible.filter((id) => id !== next)
    }
  }
  const waits = replicas.some((id) => topic.inSync[partition]?.includes(id) && isUnnoticed(world, id))
  const leader = topic.leader[partition] ?? -1
  const count = topic.inSync[partition]?.length ?? 0
  const state =
    leader < 0
      ? NO_LEADER
      : count < topic.minInSync
        ? TOO_FEW
        : waits && topic.strict > 0
          ? topic.strict < 1
            ? TOO_FEW
            : NO_LEADER
          : OPEN
  if (topic.writable[partition] !== state) setWritable(world, topic, partition, state, at)
  if (leader !== now) serveReadersOf(world, topic, partition, at)
}

/** Whether a broker is gone and nobody knows yet. */
function isUnnoticed(world: World, id: number): boolean {
  const broker = world.brokers[id - 1]
  return broker !== undefined && !broker.isUp && !broker.isFenced
}

function serveReadersOf(world: World, topic: TopicState, partition: number, at: number): void {
  for (const { group, from } of topic.readers) {
    settle(group, from + partition, at)
    serveOwner(world, group, from + partition, at)
  }
}

/** Notes which broker is up and how many partitions each leads. */
export function noteBrokers(world: World, atSeconds: number): void {
  const leads = new Map<number, number>()
  for (const topic of world.topics.values())
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const id = topic.leader[partition] ?? -1
      leads.set(id, (leads.get(id) ?? 0) + 1)
    }
  for (const broker of world.brokers) {
    const count = leads.get(broker.id) ?? 0
    const last = broker.changes.at(-1)
    if (last?.isUp === broker.isUp && last.leads === count) continue
    broker.changes.push({ atSeconds, isUp: broker.isUp, leads: count })
  }
  world.brokerParts = null
  // Other brokers count what is written and read.
  world.isWritingChanged = true
  world.isReadingChanged = true
  world.isMarked = true
}
