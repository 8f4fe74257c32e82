/** Who coordinates each group, and what becomes of a group while nobody does. */
import { replicasOf } from '../facts/replicas-of'
import { stringHash } from '../kafka/java-collections'
import type { DesignView } from '../views/views'
import type { BrokerState } from './broker-state'
import { mostUncommitted, uncommitted } from './commit'
import { serveAll, settleWork, waitsForCommits } from './serve'
import type { GroupState, World } from './state'
import { aboutGroup, sayTime, tell } from './tell'

/** What a new coordinator needs to read back the offsets of its partition. An assumption: it depends on their number. */
const LOAD_SECONDS = 1

/** Java's Integer.MIN_VALUE, which has no absolute value. */
const LEAST_INTEGER = -2_147_483_648

/**
 * Returns who may coordinate a group, the broker that does first: the replicas of its partition of
 * `__consumer_offsets`, as a fresh cluster places them. None where that cannot be told.
 *
 * @see GroupCoordinatorService.partitionFor
 */
export function coordinatorsIn({ internalTopics }: DesignView): (groupId: string) => readonly number[] {
  const offsets = internalTopics.find(({ name }) => name === '__consumer_offsets')
  const placement = offsets && replicasOf(offsets)
  if (!offsets || !placement?.ok) return () => []
  return (groupId) => {
    const hash = stringHash(groupId)
    const partition = (hash === LEAST_INTEGER ? 0 : Math.abs(hash)) % offsets.partitions
    return placement.value.partitions[partition] ?? []
  }
}

const isUp = (world: World, id: number): boolean => world.brokers[id - 1]?.isUp === true

/** Takes the groups from a broker that it coordinates; nobody does until `missedAt`, when it is known to be gone. */
export function loseCoordinator(world: World, broker: BrokerState, missedAt: number, at: number): void {
  for (const group of world.groups.values()) {
    if (group.coordinator !== broker.id) continue
    group.coordinator = 0
    settleWork(group, at)
    group.uncoordinated ??= {
      since: at,
      worked: group.worked,
      probably: uncommitted(group, at),
      atMost: mostUncommitted(group, at),
    }
    if (missedAt > at) tell(world, at, aboutGroup(group), sayLost(group, broker), 'bad')
    if (waitsForCommits(group)) serveAll(world, group, at)
    world.agenda.plan(missedAt, (then) => elect(world, group, then))
  }
}

/** A broker that is back may coordinate groups again that nobody does. */
export function returnCoordinator(world: World, broker: BrokerState, at: number): void {
  for (const group of world.groups.values())
    if (group.coordinator === 0 && group.coordinators.includes(broker.id)) elect(world, group, at)
}

function elect(world: World, group: GroupState, at: number): void {
  const next = group.coordinators.find((id) => isUp(world, id))
  if (next === undefined || group.coordinator !== 0) return
  group.coordinator = next
  world.agenda.plan(at + LOAD_SECONDS, (then) => {
    if (group.coordinator === next) takeUp(world, group, next, then)
  })
}

function takeUp(world: World, group: GroupState, broker: number, at: number): void {
  if (group.uncoordinated === null) return
  const { since } = group.uncoordinated
  group.uncoordinated = null
  tell(
    world,
    at,
    aboutGroup(group),
    `Broker ${broker} coordinates ${group.name} now, ${sayTime(at - since)} later${waitsForCommits(group) ? ': it reads on' : ''}`,
    'good',
  )
  if (waitsForCommits(group)) serveAll(world, group, at)
  // Sessions begin anew with the coordinator that has loaded them.
  for (const act of group.postponed.splice(0)) act(at)
}

const sayLost = (group: GroupState, { id }: BrokerState): string =>
  waitsForCommits(group)
    ? `Broker ${id} also coordinates ${group.name}: nothing can be committed, and its members wait in their commits`
    : `Broker ${id} also coordinates ${group.name}: it reads on, and nothing is committed`

/** Whether something that only a coordinator does has to wait for one; it is done then. */
export function postpone(group: GroupState, act: (at: number) => void): boolean {
  if (group.uncoordinated === null) return false
  group.postponed.push(act)
  return true
}
