import { DEFAULT_MEMBERS } from '../model/defaults'
import type { ScenarioEvent } from '../model/design'
import { uncommitted } from './commit'
import { comeBack, leave } from './members'
import { settle } from './serve'
import type { GroupState, World } from './state'
import { aboutGroup, sayRecords, tell } from './tell'

const CHECK_SECONDS = 30
const DEFAULT_COOLDOWN_SECONDS = 300
const DEFAULT_LAG = 10_000
/** A new member is there so long after it was asked for: starting a container takes about that. */
const START_SECONDS = 20

/**
 * Watches what Kafka's tools print of a group's lag and adds members while it is too large, never more than there are
 * partitions: the rebalances that this costs are the group's own.
 */
export function scaleGroup(world: World, group: GroupState, event: ScenarioEvent, from: number): void {
  const cooldown = event.cooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS
  const threshold = event.lagAbove ?? DEFAULT_LAG
  const ends = event.lastsSeconds === undefined ? world.length : from + event.lastsSeconds
  let scaledAt = Number.NEGATIVE_INFINITY
  const check = (at: number) => {
    if (at > ends) return
    if (at - scaledAt >= cooldown) {
      const lag = committedLag(group, at)
      if (lag > threshold) scaledAt = grow(world, group, event, lag, at) ? at : scaledAt
    }
    world.agenda.plan(at + Math.max(CHECK_SECONDS, world.gap), check)
  }
  check(from)
}

function grow(world: World, group: GroupState, event: ScenarioEvent, lag: number, at: number): boolean {
  const partitions = group.reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
  const running = group.members.filter(({ state }) => state === 'up').length
  const most = Math.min(event.mostMembers ?? partitions, Math.floor(partitions / group.threads))
  const added = group.members
    .filter(({ state }) => state === 'stopped')
    .slice(0, Math.max(0, Math.min(event.membersAdded ?? 1, most - running)))
  if (added.length === 0) return false
  const names = added.length === 1 ? '1 member' : `${added.length} members`
  tell(
    world,
    at,
    aboutGroup(group),
    `The autoscaler sees ${sayRecords(lag)} behind and adds ${names} to ${group.name}`,
  )
  world.agenda.plan(at + START_SECONDS, (then) => {
    for (const member of added) comeBack(world, group, member, then)
  })
  return true
}

/**
 * Adds members by hand: instances of a Streams application, tasks of a sink, members of a group. More of them than
 * partitions own nothing. Where it lasts, the same ones leave again at its end.
 */
export function addMembers(world: World, group: GroupState, event: ScenarioEvent, at: number): void {
  const drawn = group.view.group.reads === 'everything' ? 1 : (group.view.group.members ?? DEFAULT_MEMBERS)
  const added = group.members
    .filter(({ index, state }) => index > drawn && state === 'stopped')
    .slice(0, event.membersAdded ?? 1)
  if (added.length === 0) return
  const [few, many] = NOUNS[group.view.id.slice(0, group.view.id.indexOf(':'))] ?? ['member', 'members']
  tell(
    world,
    at,
    aboutGroup(group),
    `${group.name} gets ${added.length} ${added.length === 1 ? few : many} more`,
  )
  world.agenda.plan(at + START_SECONDS, (then) => {
    for (const member of added) comeBack(world, group, member, then)
  })
  const ends = at + (event.lastsSeconds ?? Number.POSITIVE_INFINITY)
  if (ends < world.length)
    world.agenda.plan(Math.max(ends, at + START_SECONDS), (then) => {
      for (const member of added) leave(world, group, member, then)
    })
}

const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  streamsApp: ['instance', 'instances'],
  connector: ['task', 'tasks'],
}

/** Records behind what the group committed last. */
export function committedLag(group: GroupState, at: number): number {
  let records = 0
  for (const { topic, from } of group.reads)
    for (let slot = from; slot < from + topic.partitions; slot += 1) {
      settle(group, slot, at)
      records += group.lag[slot] ?? 0
    }
  return records + uncommitted(group, at)
}
