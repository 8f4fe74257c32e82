/** Holds those who write to their quotas, and to transactions that cannot be committed. */
import { fairShare } from './fair-share'
import { fillBuffers, freeBuffers } from './full-buffers'
import { type Limits, limitsOf, type Transactions, type WriteQuota, type Writing } from './limits'
import { release } from './release'
import { serveAll, serveReaders, workSeconds } from './serve'
import { type GroupState, OPEN, type TopicState, type World } from './state'
import { sayNodes, tell } from './tell'
import { sayThrottling } from './throttling'
import { gateOf, settleWrites } from './writes'

/** Less of a backlog than this is none. */
const NOTHING = 1e-6
/** Rates that differ by no more than this share are alike. */
const ALIKE = 1e-9
const NEAR = 0.999

/** Gives all who are held to something the rates that they may write at; does nothing where that is as it was. */
export function limitWriters(world: World, at: number): void {
  const limits = limitsOf(world)
  if (!limits || !world.isWritingChanged) return
  world.isWritingChanged = false
  const changed = new Set<TopicState>()
  freeBuffers(world, changed, at)
  for (const transactions of limits.transactions) hold(world, transactions, changed, at)
  const caps = new Map<GroupState, number>()
  for (const quota of limits.writes) throttle(world, limits, quota, { changed, caps }, at)
  fillBuffers(world, changed, at)
  capGroups(world, limits, caps, at)
  for (const topic of changed) serveReaders(world, topic, at)
  planNext(world, limits, at)
  world.isWritingChanged = false
}

const settleAll = ({ topic }: Writing, at: number): void => {
  for (let partition = 0; partition < topic.partitions; partition += 1) settleWrites(topic, partition, at)
}

/** One that stands already writes nothing, and is held by what holds it all the same. */
const isBlocked = ({ topic, source }: Writing, isStuck: boolean): boolean =>
  (isStuck || source.rate > 0) && topic.blockedShare > ALIKE

/** Who writes in transactions stands with all that it writes while one partition of it takes nothing: no transaction ends. */
function hold(world: World, transactions: Transactions, changed: Set<TopicState>, at: number): void {
  const { writings, node } = transactions
  const stands = writings.filter((writing) => isBlocked(writing, transactions.isStuck))
  const isStuck = stands.length > 0
  if (isStuck === transactions.isStuck) return
  transactions.isStuck = isStuck
  for (const writing of writings) {
    const { topic, source } = writing
    settleAll(writing, at)
    changed.add(topic)
    if (source.group !== undefined) continue
    const gate = gateOf(topic, source)
    gate.heldUp.fill(0)
    if (isStuck) gate.sent.fill(0)
    else {
      release(topic, gate.backlog, at)
      topic.gated = topic.gated.filter((other) => other !== source)
    }
  }
  const name = sayNodes([node])
  if (isStuck)
    tell(
      world,
      at,
      node,
      `No transaction of ${name} can be committed while ${stands.map(({ topic }) => topic.name).join(', ')} ${stands.length === 1 ? 'does' : 'do'} not take all of it: it stands for every partition, and readers with read_committed see nothing new`,
      'bad',
    )
  else tell(world, at, node, `Transactions of ${name} are committed again`, 'good')
}

interface Ask {
  readonly writing: Writing
  readonly partition: number
  /** A group, which is held back as a whole. */
  readonly group: GroupState | undefined
  /** Bytes a second; infinite where some of it waits already. */
  readonly bytes: number
}

const leaderOf = (topic: TopicState, partition: number): number => topic.leader[partition] ?? -1

/** What comes of holding writers back: topics that are written at another rate, and what groups may work on. */
interface Outcome {
  readonly changed: Set<TopicState>
  readonly caps: Map<GroupState, number>
}

function throttle(
  world: World,
  limits: Limits,
  quota: WriteQuota,
  { changed, caps }: Outcome,
  at: number,
): void {
  const asked = new Map<number, Ask[]>()
  for (const writing of quota.writings) {
    const { topic, source } = writing
    const group = source.group === undefined ? undefined : world.groups.get(source.group)
    if (isStuckIn(limits, source.node)) continue
    if (!group) settleAll(writing, at)
    const rate = group ? mostOf(group) * source.perRecord : source.rate
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      if (topic.writable[partition] !== OPEN || isHeldUp(writing, partition)) continue
      const share = topic.shares[partition] ?? 0
      const waits = group ? rate === Number.POSITIVE_INFINITY : isWaiting(writing, partition, quota)
      const bytes = waits ? Number.POSITIVE_INFINITY : rate * share * topic.storedBytes
      if (share === 0 || bytes === 0) continue
      const leader = leaderOf(topic, partition)
      const asks = asked.get(leader)
      if (asks) asks.push({ writing, partition, group, bytes })
      else asked.set(leader, [{ writing, partition, group, bytes }])
    }
  }
  let isThrottling = false
  for (const asks of asked.values()) {
    const fair = fairShare(
      asks.map(({ bytes }) => bytes),
      quota.bytes,
    )
    capByBroker(asks, fair, caps)
    for (const { writing, partition, group, bytes } of asks) {
      if (group) continue
      const { topic, source } = writing
      const may = Math.min(bytes, fair)
      const offered = source.rate * (topic.shares[partition] ?? 0)
      const isLess = may < bytes * (1 - ALIKE)
      if (isLess) isThrottling = true
      if (!isLess && !topic.gated.includes(source)) continue
      const gate = open(topic, source)
      const sent = isLess ? may / topic.storedBytes : offered
      if (gate.sent[partition] === sent) continue
      gate.sent[partition] = sent
      changed.add(topic)
    }
  }
  for (const writing of quota.writings) close(writing, quota, at)
  for (const [group, cap] of caps)
    if (quota.writings.some(({ source }) => source.group === group.name))
      if (group.behind > 0 && group.working >= Math.min(cap, group.writeCap) * NEAR) isThrottling = true
  sayThrottling(world, quota, isThrottling, at)
}

/** Records a second that a group would work on: all that it can while it is behind. */
function mostOf(group: GroupState): number {
  if (group.behind === 0) return group.working
  const seconds = workSeconds(group)
  const up = group.members.filter(({ state }) => state === 'up').length
  return seconds === 0 ? Number.POSITIVE_INFINITY : (up * group.threads) / seconds
}

/** Caps groups whose producers are throttled at a broker: they wait in send, and work no quicker than they may write. */
function capByBroker(asks: readonly Ask[], fair: number, caps: Map<GroupState, number>): void {
  if (fair === Number.POSITIVE_INFINITY) return
  const mays = new Map<GroupState, { may: number; own: number; asked: number }>()
  for (const { writing, partition, group, bytes } of asks) {
    if (!group) continue
    const { topic, source } = writing
    const sum = mays.get(group) ?? { may: 0, own: 0, asked: 0 }
    sum.may += Math.min(bytes, fair)
    sum.asked += bytes
    sum.own += source.perRecord * (topic.shares[partition] ?? 0) * topic.storedBytes
    mays.set(group, sum)
  }
  for (const [group, { may, own, asked }] of mays)
    if (may < asked * (1 - ALIKE))
      caps.set(group, Math.min(caps.get(group) ?? Number.POSITIVE_INFINITY, may / own))
}

/** Has every group work no quicker than it may write: by quotas, transactions and full buffers. */
function capGroups(
  world: World,
  { transactions, buffers }: Limits,
  caps: ReadonlyMap<GroupState, number>,
  at: number,
): void {
  const standing = new Set([
    ...transactions.flatMap(({ node, isStuck }) => (isStuck ? [node] : [])),
    ...buffers.flatMap(({ node, fullSince, isClosed }) => (fullSince !== null && isClosed ? [node] : [])),
  ])
  for (const group of world.groups.values()) {
    const cap = standing.has(group.view.id) ? 0 : (caps.get(group) ?? Number.POSITIVE_INFINITY)
    if (cap === group.writeCap) continue
    group.writeCap = cap
    serveAll(world, group, at)
  }
}

const isHeldUp = ({ topic, source }: Writing, partition: number): boolean =>
  topic.gated.includes(source) && source.gate?.heldUp[partition] === 1

const isStuckIn = ({ transactions }: Limits, node: string | null): boolean =>
  transactions.some((one) => one.node === node && one.isStuck)

/** Whether more waits than what is written within a millionth of a second. */
const isWaiting = ({ topic, source }: Writing, partition: number, { bytes }: WriteQuota): boolean =>
  (source.gate?.backlog[partition] ?? 0) > NOTHING * Math.max(1, bytes / topic.storedBytes)

/** A gate that lets everything through until it is told otherwise. */
function open(topic: TopicState, source: Writing['source']) {
  const isNew = !topic.gated.includes(source)
  const gate = gateOf(topic, source)
  if (isNew)
    for (let partition = 0; partition < topic.size; partition += 1)
      gate.sent[partition] = source.rate * (topic.shares[partition] ?? 0)
  return gate
}

/** Takes a gate away that holds nothing back. */
function close(writing: Writing, quota: WriteQuota, at: number): void {
  const { topic, source } = writing
  const { gate } = source
  if (!gate || !topic.gated.includes(source)) return
  for (let partition = 0; partition < topic.partitions; partition += 1) {
    if (topic.writable[partition] !== OPEN || isWaiting(writing, partition, quota)) return
    if (gate.heldUp[partition]) return
    const offered = source.rate * (topic.shares[partition] ?? 0)
    if (Math.abs((gate.sent[partition] ?? 0) - offered) > ALIKE * offered) return
  }
  release(topic, gate.backlog, at)
  topic.gated = topic.gated.filter((other) => other !== source)
}

/** Looks again when the first of what waits is gone. */
function planNext(world: World, limits: Limits, at: number): void {
  limits.version += 1
  const { version } = limits
  let soonest = Number.POSITIVE_INFINITY
  for (const { writings } of limits.writes)
    for (const { topic, source } of writings) {
      const { gate } = source
      if (!gate || !topic.gated.includes(source)) continue
      for (let partition = 0; partition < topic.partitions; partition += 1) {
        const backlog = gate.backlog[partition] ?? 0
        const drain = (gate.sent[partition] ?? 0) - source.rate * (topic.shares[partition] ?? 0)
        if (backlog > 0 && drain > NOTHING && topic.writable[partition] === OPEN)
          soonest = Math.min(soonest, backlog / drain)
      }
    }
  if (soonest === Number.POSITIVE_INFINITY) return
  world.agenda.plan(at + soonest, () => {
    if (limits.version === version) world.isWritingChanged = true
  })
}
