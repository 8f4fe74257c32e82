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
  endAt(world, at + seconds, (then) => {
    group.isDeploying = false
    const own = world.rebalances.slice(first).filter((rebalanced) => rebalanced.group === group.name)
    const moved = own.reduce((sum, rebalanced) => sum + rebalanced.moved, 0)
    const pause = own.reduce((most, { pauseSeconds }) => Math.max(most, pauseSeconds), 0)
    tell(
      world,
      then,
      aboutGroup(group),
      `${group.name} is deployed: ${formatCountOf(own.length, 'rebalance')}, ${sayPartitions(moved)} moved, unread for up to ${sayTime(pause)}`,
      'good',
    )
  })
}
