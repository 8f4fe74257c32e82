import type { ScenarioEvent } from '../model/design'
import { formatCountOf } from '../shared/format'
import { endAt } from './endings'
import { howLong } from './how-long'
import { comeBack, leave } from './members'
import { noteEnd } from './noted'
import type { GroupState, World } from './state'
import { aboutGroup, sayPartitions, sayTime, tell } from './tell'

/** A new member is there so long after the old one was told to go: starting a container takes about that. */
const RESTART_SECONDS = 10

/** A rebalance that another follows at once is looked at again after so long. */
const WAIT_SECONDS = 0.1

/** Members are replaced one after the other; what that costs is told at the end. */
export function deploy(world: World, event: ScenarioEvent, group: GroupState, at: number): void {
  const members = group.members.filter(({ state }) => state === 'up')
  const seconds = howLong(event, members.length)
  const each = seconds / Math.max(1, members.length)
  noteEnd(world, event, at + seconds)
  if (members.length === 0) {
    tell(world, at, aboutGroup(group), `${group.name} has no member that runs: nothing is deployed`)
    return
  }
  tell(world, at, aboutGroup(group), `${group.name} is deployed, one member after the other`)
  group.isDeploying = true
  const first = world.rebalances.length
  for (const [order, member] of members.entries()) {
    const begins = at + each * order
    world.agenda.plan(begins, (then) => leave(world, group, member, then))
    endAt(world, begins + Math.min(each, RESTART_SECONDS), (then) => comeBack(world, group, member, then))
  }
  endAt(world, at + seconds, (then) => sayDeployed(world, group, { first, each }, then))
}

/** Tells what a deployment cost once the last of its rebalances is over. */
function sayDeployed(
  world: World,
  group: GroupState,
  deployed: { readonly first: number; readonly each: number },
  at: number,
): void {
  const { rebalancing } = group
  if (rebalancing && group.members.every(({ state }) => state === 'up' || state === 'stopped')) {
    endAt(world, Math.max(at, rebalancing.endsAt) + WAIT_SECONDS, (then) =>
      sayDeployed(world, group, deployed, then),
    )
    return
  }
  group.isDeploying = false
  const own = world.rebalances.slice(deployed.first).filter(({ group: name }) => name === group.name)
  const moved = own.reduce((sum, rebalanced) => sum + rebalanced.moved, 0)
  // What nothing moves from is unread until its member is back.
  const least = own.length === 0 && group.protocol !== 'share' ? Math.min(deployed.each, RESTART_SECONDS) : 0
  const pause = own.reduce((most, { pauseSeconds }) => Math.max(most, pauseSeconds), least)
  const unread = pause > 0 ? `, unread for up to ${sayTime(pause)}` : ''
  tell(
    world,
    at,
    aboutGroup(group),
    `${group.name} is deployed: ${formatCountOf(own.length, 'rebalance')}, ${sayPartitions(moved)} moved${unread}`,
    'good',
  )
}
