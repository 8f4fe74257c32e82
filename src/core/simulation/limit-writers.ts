/** Holds those who write to their quotas, and to transactions that cannot be committed. */
import { fairShare } from './fair-share'
import { type Limits, limitsOf, type Transactions, type WriteQuota, type Writing } from './limits'
import { serveAll, serveReaders, settle } from './serve'
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
  for (const transactions of limits.transactions) hold(world, transactions, changed, at)
  for (const quota of limits.writes) throttle(world, limits, quota, changed, at)
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
    const group = source.group === undefined ? undefined : world.groups.get(source.group)
    if (group) {
      group.writeCap = isStuck ? 0 : Number.POSITIVE_INFINITY
      serveAll(world, group, at)
      continue
    }
    const gate = gateOf(topic, source)
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

/** What waited is written at once. */
function release(topic: TopicState, backlog: Float64Array, at: number): void {
  for (let partition = 0; partition < topic.partitions; partition += 1) {
    const records = backlog[partition] ?? 0
    if (records === 0) continue
    backlog[partition] = 0
    for (const { group, from } of topic.readers) {
      settle(group, from + partition, at)
      group.lag[from + partition] = (group.lag[from + partition] ?? 0) + records
    }
  }
}

interface Ask {
  readonly writing: Writing
  readonly partition: number
  /** Bytes a second; infinite where some of it waits already. */
  readonly bytes: number
}

const leaderOf = (topic: TopicState, partition: number): number => topic.leader[partition] ?? -1

function throttle(
  world: World,
  limits: Limits,
  quota: WriteQuota,
  changed: Set<TopicState>,
  at: number,
): void {
  const asked = new Map<number, Ask[]>()
  const groups = new Map<GroupState, Writing[]>()
  for (const writing of quota.writings) {
    const { topic, source } = writing
    const group = source.group === undefined ? undefined : world.groups.get(source.group)
    if (group) {
      groups.set(group, [...(groups.get(group) ?? []), writing])
      continue
    }
    if (isStuckIn(limits, source.node)) continue
    settleAll(writing, at)
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      if (topic.writable[partition] !== OPEN) continue
      const waits = isWaiting(writing, partition, quota)
      const bytes = waits
        ? Number.POSITIVE_INFINITY
        : source.rate * (topic.shares[partition] ?? 0) * topic.storedBytes
      if (bytes === 0) continue
      const leader = leaderOf(topic, partition)
      const asks = asked.get(leader)
      if (asks) asks.push({ writing, partition, bytes })
      else asked.set(leader, [{ writing, partition, bytes }])
    }
  }
  let isThrottling = false
  for (const asks of asked.values()) {
    const fair = fairShare(
      asks.map(({ bytes }) => bytes),
      quota.bytes,
    )
    for (const { writing, partition, bytes } of asks) {
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
  for (const [group, writings] of groups) if (capGroup(world, group, writings, quota, at)) isThrottling = true
  sayThrottling(world, quota, isThrottling, at)
}

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
    const offered = source.rate * (topic.shares[partition] ?? 0)
    if (Math.abs((gate.sent[partition] ?? 0) - offered) > ALIKE * offered) return
  }
  release(topic, gate.backlog, at)
  topic.gated = topic.gated.filter((other) => other !== source)
}

/** A group whose producers are throttled waits in send, and works no quicker than it may write. */
function capGroup(
  world: World,
  group: GroupState,
  writings: readonly Writing[],
  { bytes, held }: WriteQuota,
  at: number,
): boolean {
  const limits = limitsOf(world)
  if (limits && isStuckIn(limits, group.view.id)) return false
  const byBroker = new Map<number, number>()
  for (const { topic, source } of writings)
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const leader = leaderOf(topic, partition)
      const own = source.perRecord * (topic.shares[partition] ?? 0) * topic.storedBytes
      byBroker.set(leader, (byBroker.get(leader) ?? 0) + own)
    }
  const most = Math.max(0, ...byBroker.values())
  // Others under the same quota are taken to have their part of it.
  const cap = most === 0 ? Number.POSITIVE_INFINITY : bytes / held.nodes.length / most
  if (cap !== group.writeCap) {
    group.writeCap = cap
    serveAll(world, group, at)
  }
  return group.working >= cap * NEAR && group.behind > 0
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
