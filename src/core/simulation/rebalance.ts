/** How partitions change hands: all at once, only those that move, or each as its owner gives it up. */
import { brokerNumber } from '../settings/resolve-settings'
import { assignPartitions } from './assign-partitions'
import { postpone } from './coordinators'
import { batchSeconds, serveAll, settle, settleBusy } from './serve'
import type { Consumer, GroupState, World } from './state'
import { restoreMoved } from './streams-tasks'
import { sayPartitions, sayRecords, sayTime, tellOf } from './tell'

/** Joining, syncing and the coordinator's own work, on a network without load. An assumption. */
const ROUND_TRIPS_SECONDS = 0.05

const BEFORE_SECONDS = 1e-4

/** The share of a heartbeat's interval after which the last of a few members has had its next. An assumption. */
const LAST_HEARD = 0.75

/** Gives every partition its first owner, with nobody waiting. */
export function assignFirst(world: World, group: GroupState): void {
  takeOver(world, group, group.refusal === null ? final(group) : new Int32Array(group.size).fill(-1), 0)
}

const final = (group: GroupState): Int32Array => {
  const { owners, afterwards } = assignPartitions(group, 0)
  return afterwards ?? owners
}

/**
 * Begins a rebalance, or adds to the one that is going on.
 *
 * @see ClassicGroup, ConsumerCoordinator; KIP-429; KIP-848
 */
export function rebalance(world: World, group: GroupState, at: number, reason: string): void {
  // In a share group nobody owns a partition: the others go on with what a member leaves.
  if (group.protocol === 'share' || group.refusal !== null) return
  if (postpone(group, (then) => rebalance(world, group, then, reason))) return
  const running = group.rebalancing
  if (running) {
    running.reasons.push(reason)
    if (running.stage === 'moving') running.isAgain = true
    else running.endsAt = Math.max(running.endsAt, waitsForSilent(group, at, running.endsAt))
    return
  }
  const isFirst = group.owner.every((owner) => owner < 0)
  const started = {
    at,
    reasons: [reason],
    before: group.owner.slice(),
    stage: 'joining' as const,
    endsAt: waitsForSilent(group, at, joined(group, at, isFirst)),
    isAgain: false,
    movingAt: at,
    rejoining: new Set<Consumer>(),
    pausedAt: at,
    paused: 0,
  }
  group.rebalancing = started
  if (group.protocol === 'eager' && !isFirst) {
    world.agenda.plan(Math.min(started.endsAt, at + group.heartbeatSeconds / 2), (then) => {
      if (group.rebalancing === started) pauseAll(world, group, then)
    })
  }
  planEnd(world, group, started.endsAt)
}

/** When the last members of a group have joined: they hear of it with their next heartbeat, and finish the poll in hand. */
function joined(group: GroupState, at: number, isFirst: boolean): number {
  if (isFirst && group.protocol !== 'consumer')
    return at + brokerNumber(group.view.cluster, 'group.initial.rebalance.delay.ms', 3_000) / 1000
  const isBusy = group.members.some(
    ({ state, consumers }) => state === 'up' && consumers.some(({ behind }) => behind > 0),
  )
  const batch = isBusy ? Math.min(group.maxPollSeconds, batchSeconds(group)) : 0
  // Each member hears of it by itself, on average with half a heartbeat's delay.
  if (group.protocol === 'consumer') return at + group.heartbeatSeconds / 2 + batch / 2 + ROUND_TRIPS_SECONDS
  return at + group.heartbeatSeconds * LAST_HEARD + batch + ROUND_TRIPS_SECONDS
}

/** A classic rebalance waits for members that it counts and does not hear. */
function waitsForSilent(group: GroupState, at: number, end: number): number {
  if (group.protocol === 'consumer') return end
  let latest = end
  for (const { state, isCounted, expiresAt } of group.members) {
    if (!isCounted || state === 'up') continue
    latest = Math.max(latest, Math.min(expiresAt, at + group.maxPollSeconds))
  }
  for (const ghost of group.ghosts) if (ghost > at) latest = Math.max(latest, ghost)
  return latest
}

function planEnd(world: World, group: GroupState, end: number): void {
  const running = group.rebalancing
  markBefore(world, group, end)
  world.agenda.plan(end, (at) => {
    if (!running || group.rebalancing !== running) return
    if (running.endsAt > at) planEnd(world, group, running.endsAt)
    else if (running.stage === 'joining') assign(world, group, at)
  })
}

/** A curve shows what could not be committed until a cooperative rebalance ends. */
function markBefore(world: World, group: GroupState, end: number): void {
  if (group.protocol === 'cooperative')
    world.agenda.plan(end - BEFORE_SECONDS, () => {
      world.isMarked = true
    })
}

function pauseAll(world: World, group: GroupState, at: number): void {
  const running = group.rebalancing
  if (!running) return
  running.pausedAt = at
  running.paused = group.owner.reduce((count, owner) => (owner >= 0 ? count + 1 : count), 0)
  for (const consumer of group.consumers) consumer.isPaused = true
  if (isLeft(group))
    tellOf(world, group, at, `All members of ${group.name} stop for a rebalance (eager)`, 'bad')
  serveAll(world, group, at)
}

function assign(world: World, group: GroupState, at: number): void {
  const running = group.rebalancing
  if (!running) return
  for (const consumer of group.consumers) consumer.isPaused = false
  const { owners, afterwards } = assignPartitions(group, at)
  const target = afterwards ?? owners
  if (group.protocol === 'eager') {
    takeOver(world, group, target, at)
    end(world, group, at)
    return
  }
  const first = afterwards ? owners : withheld(group, target)
  const waiting = first.reduce((count, owner, slot) => (owner !== target[slot] ? count + 1 : count), 0)
  takeOver(world, group, first, at)
  if (waiting === 0) {
    end(world, group, at)
    return
  }
  running.stage = 'moving'
  running.movingAt = at
  for (const [slot, owner] of running.before.entries()) {
    const giver = group.consumers[owner]
    if (giver && first[slot] !== owner) running.rejoining.add(giver)
  }
  running.pausedAt = at
  running.paused = waiting
  const later =
    group.protocol === 'consumer'
      ? at + group.heartbeatSeconds / 2 + ROUND_TRIPS_SECONDS
      : waitsForSilent(group, at, joined(group, at, false))
  markBefore(world, group, later)
  world.agenda.plan(later, (moment) => {
    if (group.rebalancing !== running) return
    takeOver(world, group, target, moment)
    end(world, group, moment)
  })
}

/** A partition comes to its new owner once the old one, if it has one that answers, has given it up. */
const withheld = (group: GroupState, target: Int32Array): Int32Array =>
  target.map((owner, slot) => {
    const now = group.owner[slot] ?? -1
    const isHeld = now >= 0 && now !== owner && group.consumers[now]?.member.isCounted === true
    return isHeld ? -1 : owner
  })

/** Makes consumers the owners of what they are given; members that are not up own and do nothing. */
function takeOver(world: World, group: GroupState, owners: Int32Array, at: number): void {
  for (const consumer of [...group.consumers, group.nobody]) {
    settleBusy(group, consumer, at)
    consumer.working = 0
    consumer.owned = []
    consumer.version += 1
  }
  let skipped = 0
  for (const { topic, from } of group.reads) {
    for (let slot = from; slot < from + topic.partitions; slot += 1) {
      settle(group, slot, at)
      const owner = owners[slot] ?? -1
      if (owner >= 0 && group.neverRead.delete(slot) && group.beginsAtEnd) skipped += skip(group, slot)
      const consumer = group.consumers[owner] ?? group.nobody
      if (group.owner[slot] !== owner) {
        group.working -= group.outRate[slot] ?? 0
        group.outRate[slot] = 0
      }
      group.owner[slot] = owner
      consumer.owned.push(slot)
    }
  }
  if (skipped >= 1)
    tellOf(
      world,
      group,
      at,
      `${group.name} begins at the end of the new partitions (auto.offset.reset latest): ${sayRecords(skipped)} written before are never read`,
      'bad',
    )
  restoreMoved(world, group, at)
  remember(group, at)
  world.isMarked = true
  serveAll(world, group, at)
}

/** Leaves out what a partition has unread; returns how many records that is. */
function skip(group: GroupState, slot: number): number {
  const records = group.lag[slot] ?? 0
  group.lag[slot] = 0
  group.lost[slot] = (group.lost[slot] ?? 0) + records
  group.skipped += records
  return records
}

/** More changes of owners than anybody plays through are not kept. */
const MOST_KEPT = 2_000_000

function remember(group: GroupState, atSeconds: number): void {
  if (group.ownership.length * group.size > MOST_KEPT) return
  const owners: number[] = []
  for (const { topic, from } of group.reads)
    for (let slot = from; slot < from + topic.size; slot += 1)
      owners.push(
        group.protocol === 'share' && group.refusal === null
          ? 1 + (slot % group.members.length)
          : (group.consumers[group.owner[slot] ?? -1]?.member.index ?? 0),
      )
  group.ownership.push({ atSeconds, owners })
}

/** Whether the group has a member at all, as its coordinator counts. */
export const isLeft = ({ members }: GroupState): boolean => members.some(({ isCounted }) => isCounted)

function end(world: World, group: GroupState, at: number): void {
  const running = group.rebalancing
  if (!running) return
  group.rebalancing = null
  const reason = running.reasons[0] ?? ''
  let moved = 0
  let unreadFrom = running.paused > 0 ? running.pausedAt : at
  let paused = group.protocol === 'eager' ? running.paused : 0
  for (let slot = 0; slot < group.size; slot += 1) {
    const [before, now] = [running.before[slot] ?? -1, group.owner[slot] ?? -1]
    const member = group.consumers[before]?.member
    if (before === now) {
      // Who came back within the rebalance has again what it had, and nobody read that meanwhile.
      const since = member?.heldSince ?? null
      if (since === null) continue
      unreadFrom = Math.min(unreadFrom, since)
      if (group.protocol !== 'eager') paused += 1
      continue
    }
    moved += 1
    if (group.protocol !== 'eager') paused += 1
    if (member && member.state !== 'up') unreadFrom = Math.min(unreadFrom, member.silentSince)
  }
  for (const member of group.members) member.heldSince = null
  const pauseSeconds = paused === 0 ? 0 : at - unreadFrom
  world.rebalances.push({
    group: group.name,
    atSeconds: running.at,
    endsAtSeconds: at,
    reason,
    protocol: group.protocol,
    moved,
    paused,
    pauseSeconds,
  })
  const pause = paused > 0 && pauseSeconds > 0 ? `, unread for up to ${sayTime(pauseSeconds)}` : ''
  tellOf(
    world,
    group,
    at,
    !isLeft(group)
      ? `${group.name} has no member left: nothing is read`
      : moved === 0
        ? `${group.name} has rebalanced: nothing moves${pause}`
        : `${group.name} has rebalanced: ${sayPartitions(moved)} ${moved === 1 ? 'moves' : 'move'}${pause}`,
  )
  if (running.isAgain) rebalance(world, group, at, running.reasons.at(-1) ?? reason)
}
