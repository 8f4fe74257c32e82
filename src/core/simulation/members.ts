/** What becomes of members: they crash, hang, leave, come back, and are put out. */
import { dropHeld, dropUncommitted, holdUncommitted, resumeHeld } from './commit'
import { postpone } from './coordinators'
import { isLeft, rebalance } from './rebalance'
import { batchSeconds, serve, settle, settleBusy, workSeconds } from './serve'
import type { MemberState } from './simulation'
import type { Consumer, GroupState, Member, World } from './state'
import { warmAt } from './streams-tasks'
import { aboutGroup, sayPartitions, sayTime, tell, tellOfMember } from './tell'

/** After so many a group is said to rebalance without end, and nothing more is planned for it. */
const MOST_PUT_OUT = 24

function become(world: World, group: GroupState, member: Member, state: MemberState, at: number): void {
  if (member.state === 'up' && state !== 'up') member.silentSince = at
  member.state = state
  member.life += 1
  for (const consumer of member.consumers) {
    consumer.overlongSince = null
    if (state !== 'stuck' && consumer.futile) consumer.futile.until = Math.min(consumer.futile.until, at)
  }
  group.changes.push({ atSeconds: at, member: member.index, state })
  world.isMarked = true
}

function serveMember(world: World, group: GroupState, member: Member, at: number): void {
  const first = group.protocol === 'share' ? group.consumers[0] : undefined
  for (const consumer of first ? [first] : member.consumers) serve(world, group, consumer, at)
}

const owned = (group: GroupState, { consumers }: Member): number =>
  group.protocol === 'share' ? 0 : consumers.reduce((count, consumer) => count + consumer.owned.length, 0)

/** A member is gone without a word: its partitions stand until its session is over. */
export function crash(world: World, group: GroupState, member: Member, at: number): void {
  if (member.state !== 'up') return
  if (group.protocol === 'share') lockInHand(world, group, at)
  else for (const consumer of member.consumers) dropUncommitted(group, consumer, at)
  become(world, group, member, 'crashed', at)
  member.expiresAt = at + group.sessionSeconds
  const count = owned(group, member)
  tell(
    world,
    at,
    aboutGroup(group),
    `${member.name} crashes${count === 0 ? '' : `: ${readsAll(group) ? 'it reads nothing, and the others read on, each of them all' : `nobody reads its ${sayPartitions(count)}`}`}`,
    'bad',
  )
  serveMember(world, group, member, at)
  expireLater(world, group, member)
}

/** What a member of a share group had taken is locked until the lock is over: nobody else may work on it. */
function lockInHand(world: World, group: GroupState, at: number): void {
  const up = group.members.filter(({ state }) => state === 'up').length
  // Who keeps up has a record in hand, who is behind the half of a poll.
  const isBehind = (group.consumers[0]?.behind ?? 0) > 0
  const seconds = isBehind ? Math.min(batchSeconds(group), group.lockSeconds) / 2 : workSeconds(group)
  const taken = new Map<number, number>()
  for (const slot of group.consumers[0]?.owned ?? []) {
    settle(group, slot, at)
    const records = Math.min(
      group.consumed[slot] ?? 0,
      ((group.outRate[slot] ?? 0) / Math.max(1, up)) * seconds,
    )
    if (records <= 0) continue
    taken.set(slot, records)
    group.consumed[slot] = (group.consumed[slot] ?? 0) - records
    group.locked[slot] = (group.locked[slot] ?? 0) + records
    group.redone += records
    if (!group.isExactlyOnce) group.repeated += records
  }
  world.agenda.plan(at + group.lockSeconds, (then) => {
    for (const [slot, records] of taken) {
      settle(group, slot, then)
      group.locked[slot] = Math.max(0, (group.locked[slot] ?? 0) - records)
      group.lag[slot] = (group.lag[slot] ?? 0) + records
    }
    if (group.consumers[0]) serve(world, group, group.consumers[0], then)
  })
}

function expireLater(world: World, group: GroupState, member: Member): void {
  const { life } = member
  world.agenda.plan(member.expiresAt, (at) => {
    if (member.life !== life) return
    const anew = (then: number) => {
      member.expiresAt = then + group.sessionSeconds
      if (member.life === life) expireLater(world, group, member)
    }
    if (postpone(group, anew)) return
    const count = owned(group, member)
    become(world, group, member, 'dead', at)
    member.isCounted = false
    const dead = group.members.filter(({ state, expiresAt }) => state === 'dead' && expiresAt === at)
    const left = dead.reduce((sum, each) => sum + owned(group, each), 0)
    tellOfMember(world, group, at, member.name, {
      what: 'dead',
      tone: 'bad',
      one: `${member.name} is declared dead${sayLeft(group, count)}`,
      several: `are declared dead${sayLeft(group, left)}`,
    })
    rebalance(world, group, at, `${member.name} is dead`)
  })
}

const sayLeft = (group: GroupState, count: number): string =>
  count === 0 ? '' : `; ${whatBecomesOf(group, count)}`

/** Where every member reads everything one stands for each of them, and nothing moves. */
const readsAll = ({ view }: GroupState): boolean => view.group.reads === 'everything'

const whatBecomesOf = (group: GroupState, count: number): string =>
  readsAll(group)
    ? 'nothing moves to others'
    : isLeft(group)
      ? `${sayPartitions(count)} ${count === 1 ? 'moves' : 'move'}`
      : `nobody is left to read ${sayPartitions(count)}`

/** A member hangs while its heartbeats go on: it is put out when it has not polled for too long. */
export function hang(world: World, group: GroupState, member: Member, at: number): void {
  if (member.state !== 'up') return
  if (group.protocol === 'share') lockInHand(world, group, at)
  else for (const consumer of member.consumers) holdUncommitted(group, consumer, at)
  become(world, group, member, 'stuck', at)
  member.expiresAt = at + group.maxPollSeconds
  tell(world, at, aboutGroup(group), `${member.name} hangs; its heartbeats go on`, 'bad')
  serveMember(world, group, member, at)
  const { life } = member
  world.agenda.plan(member.expiresAt, (then) => {
    if (member.life !== life) return
    member.isCounted = false
    for (const consumer of member.consumers) dropHeld(group, consumer, then)
    tell(
      world,
      then,
      aboutGroup(group),
      `${member.name} has not polled for ${sayTime(group.maxPollSeconds)} (max.poll.interval.ms) and leaves the group`,
      'bad',
    )
    rebalance(world, group, then, `${member.name} does not poll`)
  })
}

/** A member says goodbye, having committed; a static one does not, so that its partitions wait for it. */
export function leave(world: World, group: GroupState, member: Member, at: number): void {
  if (member.state !== 'up') return
  become(world, group, member, 'stopped', at)
  serveMember(world, group, member, at)
  if (group.isStatic || !group.saysGoodbye) {
    member.expiresAt = at + group.sessionSeconds
    expireLater(world, group, member)
    return
  }
  member.isCounted = false
  rebalance(world, group, at, `${member.name} leaves`)
}

/** A member is up again: as a new one, or within its session as the same where it has an instance id. */
export function comeBack(world: World, group: GroupState, member: Member, at: number): void {
  if (member.state === 'up' || group.refusal !== null) return
  const wasCounted = member.isCounted
  const isSame = wasCounted && (group.isStatic || member.state === 'stuck')
  const isGhost = wasCounted && !isSame
  if (isGhost) group.ghosts.push(member.expiresAt)
  become(world, group, member, 'up', at)
  member.isCounted = true
  warmLater(world, group, member, at)
  if (isSame) {
    for (const consumer of member.consumers) resumeHeld(group, consumer, at)
    tellJoined(world, group, at, member, {
      what: 'back',
      one: 'is back before anybody missed it',
      several: 'are back before anybody missed them',
    })
    serveMember(world, group, member, at)
    return
  }
  tellJoined(world, group, at, member, { what: 'joins', one: 'joins', several: 'join' })
  if (group.protocol === 'share') serveMember(world, group, member, at)
  if (isGhost) hold(world, group, member, at)
  if (isGhost && group.protocol === 'consumer') joinLater(world, group, member)
  else rebalance(world, group, at, `${member.name} joins`)
}

/** Tells of a member that is there again, unless its group is deployed: that is told as a whole. */
function tellJoined(
  world: World,
  group: GroupState,
  at: number,
  { name }: Member,
  { what, one, several }: { readonly what: string; readonly one: string; readonly several: string },
): void {
  if (group.isDeploying) world.isMarked = true
  else tellOfMember(world, group, at, name, { what, tone: 'good', one: `${name} ${one}`, several })
}

/** Brings tasks with state to a member that has just come once that is warm: at a probing rebalance. */
function warmLater(world: World, group: GroupState, member: Member, at: number): void {
  member.warmAt = warmAt(group, at)
  if (member.warmAt <= at) return
  const { life } = member
  world.agenda.plan(member.warmAt, (then) => {
    if (member.life === life) rebalance(world, group, then, `the state of ${member.name} is warm`)
  })
}

/** What the one before owned is not the new member's: nobody reads it until the coordinator gives up the old one. */
function hold(world: World, group: GroupState, member: Member, at: number): void {
  for (const consumer of member.consumers) consumer.isPaused = true
  member.heldSince = member.silentSince
  serveMember(world, group, member, at)
}

/** A coordinator that assigns by itself leaves to the old member what it had until its session is over. */
function joinLater(world: World, group: GroupState, member: Member): void {
  const { life } = member
  world.agenda.plan(member.expiresAt, (at) => {
    if (member.life !== life) return
    for (const consumer of member.consumers) consumer.isPaused = false
    serveMember(world, group, member, at)
    rebalance(world, group, at, `${member.name} joins`)
  })
}

/** A poll takes longer than max.poll.interval.ms: the member leaves, comes back when it is done, and all was for nothing. */
export function putOut(world: World, group: GroupState, consumer: Consumer, at: number): void {
  const { member } = consumer
  consumer.overlongSince = at
  settleBusy(group, consumer, at)
  consumer.futile = { from: at, until: at + batchSeconds(group) }
  serve(world, group, consumer, at)
  const { life } = member
  world.agenda.plan(at + group.maxPollSeconds, (then) => {
    if (member.life !== life || consumer.overlongSince === null || group.isEndless) return
    group.evictions += 1
    group.redone += group.maxPollRecords
    if (!group.isExactlyOnce) group.repeated += group.maxPollRecords
    if (group.evictions >= MOST_PUT_OUT) {
      group.isEndless = true
      for (const one of group.consumers)
        if (one.member.state === 'up') {
          settleBusy(group, one, then)
          one.futile = { from: then, until: Number.POSITIVE_INFINITY }
        }
      tell(
        world,
        then,
        aboutGroup(group),
        `${group.name} rebalances without end: no poll is done in time, and nothing is committed`,
        'bad',
      )
      return
    }
    const poll = `${sayTime(batchSeconds(group))} for a poll of ${group.maxPollRecords} records, over max.poll.interval.ms (${sayTime(group.maxPollSeconds)})`
    tellOfMember(world, group, then, member.name, {
      what: 'put out',
      tone: 'bad',
      one: `${member.name} needs ${poll}: it is put out and its work is done again`,
      several: `need ${poll}: they are put out and their work is done again`,
    })
    become(world, group, member, 'stuck', then)
    member.isCounted = false
    rebalance(world, group, then, `${member.name} polls too late`)
    const returned = member.life
    world.agenda.plan(at + batchSeconds(group), (later) => {
      if (member.life === returned) comeBack(world, group, member, later)
    })
  })
}
