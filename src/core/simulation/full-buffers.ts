/**
 * A producer has one buffer for all topics that it writes to. What waits for one partition fills it, and while it is full
 * nothing comes in: partitions that take everything get nothing of that producer either.
 *
 * @see BufferPool.allocate, KafkaProducer.doSend; rd_kafka_curr_msgs_add of librdkafka
 */
import { type Buffer, limitsOf, type Writing } from './limits'
import { release, releaseAt } from './release'
import { OPEN, TOO_FEW, type TopicState, type World } from './state'
import { sayNodes, sayTime, tell } from './tell'
import { gateOf, settleWrites } from './writes'

/** Less than this share of a buffer is none, and so much of it is all. */
const LITTLE = 1e-9
const FULL = 1 - 1e-6

const settleAll = ({ topic }: Writing, at: number): void => {
  for (let partition = 0; partition < topic.partitions; partition += 1) settleWrites(topic, partition, at)
}

/** Records a second of a writing that a partition does not take, for want of a leader or of replicas in sync. */
const refusedRate = ({ topic, source }: Writing, partition: number, rate: number): number => {
  const state = topic.writable[partition]
  if (state === OPEN || (state === TOO_FEW && !source.waitsForAll)) return 0
  return rate * (topic.shares[partition] ?? 0)
}

/** Records a second of a writing that wait: what is refused, and what a quota holds back. */
function waitingRate(writing: Writing): number {
  const { topic, source } = writing
  const gate = topic.gated.includes(source) ? source.gate : undefined
  let rate = 0
  for (let partition = 0; partition < topic.partitions; partition += 1) {
    rate += refusedRate(writing, partition, source.rate)
    if (gate && topic.writable[partition] === OPEN && !gate.heldUp[partition])
      rate += source.rate * (topic.shares[partition] ?? 0) - (gate.sent[partition] ?? 0)
  }
  return rate
}

/** Records of a writing that wait, of those that share a topic each with its part. */
function waitingRecords(writing: Writing): number {
  const { topic, source } = writing
  let records = 0
  let strict = 0
  for (const other of topic.sources) if (other.waitsForAll) strict += other.rate
  for (let partition = 0; partition < topic.partitions; partition += 1) {
    const pending = topic.pending[partition] ?? 0
    const all = topic.writable[partition] === TOO_FEW ? strict : topic.rate
    if (pending > 0 && all > 0 && refusedRate(writing, partition, 1) > 0)
      records += (pending * source.rate) / all
    if (topic.gated.includes(source) && !source.gate?.heldUp[partition])
      records += source.gate?.backlog[partition] ?? 0
  }
  return records
}

/** Lets go who has room again; before anybody is held to anything else. */
export function freeBuffers(world: World, changed: Set<TopicState>, at: number): void {
  for (const buffer of limitsOf(world)?.buffers ?? []) {
    if (buffer.fullSince === null) continue
    sendReopened(buffer, changed, at)
    if (isStillFull(buffer)) continue
    const { fullSince } = buffer
    buffer.fullSince = null
    buffer.isClosed = false
    buffer.version += 1
    for (const { topic, source } of buffer.writings) {
      source.bufferShare = undefined
      const { gate } = source
      if (!gate || !topic.gated.includes(source)) continue
      for (let partition = 0; partition < topic.partitions; partition += 1)
        if (gate.heldUp[partition]) {
          gate.heldUp[partition] = 0
          gate.sent[partition] = source.rate * (topic.shares[partition] ?? 0)
        }
      changed.add(topic)
      // What a quota holds back goes at its rate; else all goes at once.
      if (buffer.quota) continue
      release(topic, gate.backlog, at)
      topic.gated = topic.gated.filter((other) => other !== source)
    }
    if (at > fullSince)
      tell(
        world,
        at,
        buffer.node,
        `${sayNodes([buffer.node])} has room in its ${nameOf(buffer)} again`,
        'good',
      )
  }
}

/** Sends at once what waited for a partition that takes writes again, unless a quota is in the way. */
function sendReopened({ writings, quota }: Buffer, changed: Set<TopicState>, at: number): void {
  for (const writing of writings) {
    settleAll(writing, at)
    const { topic, source } = writing
    const { gate } = source
    if (quota || !gate || !topic.gated.includes(source)) continue
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      if (topic.writable[partition] !== OPEN || gate.heldUp[partition]) continue
      releaseAt(topic, gate.backlog, partition, at)
      gate.heldUp[partition] = 1
      changed.add(topic)
    }
  }
}

/** Whether as much waits of what filled a buffer as it holds. What a group that stands has written is not counted. */
function isStillFull(buffer: Buffer): boolean {
  const { writings } = buffer
  if (buffer.isThrottledOnly && throughQuota(buffer) >= 1) return false
  let share = 0
  for (const writing of writings) {
    const { topic, source } = writing
    share += waitingRecords(writing) / source.holdsRecords
    if (source.group === undefined) continue
    for (let partition = 0; partition < topic.partitions; partition += 1)
      if (refusedRate(writing, partition, 1) > 0) return true
  }
  return share >= FULL
}

/** Fills buffers, and holds up with all that it writes who has a full one. */
export function fillBuffers(world: World, changed: Set<TopicState>, at: number): void {
  for (const buffer of limitsOf(world)?.buffers ?? []) {
    if (buffer.fullSince === null) fill(world, buffer, changed, at)
    else holdUp(buffer, changed, at)
  }
}

function fill(world: World, buffer: Buffer, changed: Set<TopicState>, at: number): void {
  let full = 0
  let growth = 0
  buffer.version += 1
  const rates = new Map<Writing, number>()
  for (const writing of buffer.writings) {
    settleAll(writing, at)
    const { holdsRecords } = writing.source
    full += waitingRecords(writing) / holdsRecords
    const rate = Math.max(0, waitingRate(writing) / holdsRecords)
    rates.set(writing, rate)
    growth += rate
  }
  // Of one topic alone it is all: nothing is shared.
  if (buffer.writings.length > 1)
    for (const [{ source }, rate] of rates) source.bufferShare = growth > 0 ? rate / growth : undefined
  if (growth <= LITTLE) {
    buffer.begins = at
    return
  }
  if (full <= LITTLE) buffer.begins = at
  if (full >= FULL) {
    close(world, buffer, changed, at)
    return
  }
  // What is given up before makes room.
  const fillsAt = at + (1 - full) / growth
  if (fillsAt - buffer.begins >= buffer.holdsSeconds) return
  const { version } = buffer
  world.agenda.plan(fillsAt, () => {
    if (buffer.version === version) world.isWritingChanged = true
  })
}

const nameOf = ({ writings: [first] }: Buffer): string =>
  first?.source.family === 'java'
    ? 'buffer.memory'
    : first?.source.family === 'librdkafka'
      ? 'queue'
      : 'buffer'

const FOR_EVER_SECONDS = 1e6

const sayPatience = (seconds: number): string =>
  seconds > FOR_EVER_SECONDS ? 'until there is room' : `up to ${sayTime(seconds)}`

/** Nothing more comes in, until the oldest are given up: then as much as came in when it filled, for as long. */
function close(world: World, buffer: Buffer, changed: Set<TopicState>, at: number): void {
  buffer.fullSince = at
  const filling = Math.max(0, at - buffer.begins)
  const who = sayNodes([buffer.node])
  const [first] = buffer.writings
  const topics = [
    ...new Set(buffer.writings.filter((one) => waitingRecords(one) > 0).map(({ topic }) => topic.name)),
  ]
  const becomes =
    first?.source.group !== undefined
      ? 'its send waits, and it reads nothing'
      : first?.source.blocksSeconds === 0
        ? 'every call fails at once'
        : `send waits ${sayPatience(first?.source.blocksSeconds ?? 0)}`
  const isHealthy = buffer.writings.some(({ topic, source }) => {
    const gate = topic.gated.includes(source) ? source.gate : undefined
    return topic.writable.subarray(0, topic.partitions).some((state, partition) => {
      const offered = source.rate * (topic.shares[partition] ?? 0)
      return state === OPEN && offered > 0 && (gate?.sent[partition] ?? offered) >= offered * FULL
    })
  })
  tell(
    world,
    at,
    buffer.node,
    `The ${nameOf(buffer)} of ${who} is full of records that wait for ${sayNodes(topics.map((topic) => `topic:${topic}`))}: ${becomes}${isHealthy ? ', also for partitions that take writes' : ''}`,
    'bad',
  )
  const turn = (isClosed: boolean, then: number) => {
    buffer.isClosed = isClosed
    const { version } = buffer
    const next = isClosed ? Math.max(LITTLE, buffer.holdsSeconds - filling) : Math.max(LITTLE, filling)
    if (then + next >= world.length) return
    world.agenda.plan(then + next, (later) => {
      if (buffer.version !== version) return
      turn(!isClosed, later)
      world.isWritingChanged = true
    })
  }
  buffer.version += 1
  buffer.isThrottledOnly = buffer.writings.every(({ topic }) => topic.blockedShare === 0)
  if (!buffer.isThrottledOnly) turn(true, at)
  holdUp(buffer, changed, at)
}

/** Gives the partitions that take everything what comes through a full buffer. */
function holdUp(buffer: Buffer, changed: Set<TopicState>, at: number): void {
  const through = throughOf(buffer)
  for (const writing of buffer.writings) {
    const { topic, source } = writing
    if (source.group !== undefined) continue
    settleAll(writing, at)
    const isNew = !topic.gated.includes(source)
    const gate = gateOf(topic, source)
    if (isNew) changed.add(topic)
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      if (topic.writable[partition] !== OPEN) {
        gate.heldUp[partition] = 0
        continue
      }
      const offered = source.rate * (topic.shares[partition] ?? 0)
      const isHeld =
        gate.heldUp[partition] === 1 ||
        isNew ||
        isFree(gate.sent[partition] ?? 0, offered, gate.backlog[partition] ?? 0)
      if (!isHeld && !buffer.isThrottledOnly) continue
      if (isHeld) gate.heldUp[partition] = 1
      const sent = offered * through
      if (gate.sent[partition] === sent) continue
      gate.sent[partition] = sent
      changed.add(topic)
    }
  }
}

const isFree = (sent: number, offered: number, backlog: number): boolean =>
  backlog === 0 && sent >= offered * FULL

/** The share of what is offered that comes into a full buffer: nothing for a while, or as much as quotas let out. */
const throughOf = (buffer: Buffer): number =>
  buffer.isThrottledOnly ? throughQuota(buffer) : buffer.isClosed ? 0 : 1

/** The share of what is offered that leaves at the broker which is over the quota by most: no more of anything comes in. */
function throughQuota({ node, quota }: Buffer): number {
  if (!quota) return 1
  const all = new Map<number, number>()
  const own = new Set<number>()
  for (const { topic, source } of quota.writings)
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const leader = topic.leader[partition] ?? -1
      const bytes = source.rate * (topic.shares[partition] ?? 0) * topic.storedBytes
      if (bytes === 0 || topic.writable[partition] !== OPEN) continue
      all.set(leader, (all.get(leader) ?? 0) + bytes)
      if (source.node === node) own.add(leader)
    }
  let through = 1
  for (const leader of own) through = Math.min(through, quota.bytes / (all.get(leader) ?? 1))
  return through
}
