/** Who coordinates each group, and what becomes of a group while nobody does. */
import { replicasOf } from '../facts/replicas-of'
import { stringHash } from '../kafka/java-collections'
import type { DesignView } from '../views/views'
import type { BrokerState } from './broker-state'
import { mostUncommitted, uncommitted } from './commit'
import { serveAll, settleWork, waitsForCommits } from './serve'
import type { StoryLine } from './simulation'
import type { GroupState, World } from './state'
import { aboutBroker, aboutGroup, sayNodes, sayTime, tell } from './tell'

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
  const left: GroupState[] = []
  for (const group of world.groups.values()) {
    if (group.coordinator !== broker.id) continue
    left.push(group)
    group.coordinator = 0
    settleWork(group, at)
    group.uncoordinated ??= {
      since: at,
      worked: group.worked,
      probably: uncommitted(group, at),
      atMost: mostUncommitted(group, at),
    }
    if (waitsForCommits(group)) serveAll(world, group, at)
    world.agenda.plan(missedAt, (then) => elect(world, group, then))
  }
  if (left.length > 0 && missedAt > at) tellLost(world, left, broker, at)
}

/** What is told together: groups whose coordinators are lost at one moment. */
const lostAtOnce = new WeakMap<
  StoryLine,
  { readonly brokers: readonly BrokerState[]; readonly groups: readonly GroupState[] }
>()

function tellLost(world: World, left: readonly GroupState[], broker: BrokerState, at: number): void {
  const { story } = world
  const index = story.findLastIndex((line) => line.atSeconds === at && lostAtOnce.has(line))
  const before = story[index]
  const known = before && lostAtOnce.get(before)
  const groups = [...(known?.groups ?? []), ...left]
  const brokers = [...(known?.brokers ?? []), broker]
  const [first] = groups
  const about = groups.length === 1 && first ? aboutGroup(first) : aboutBroker(brokers[0] ?? broker)
  const sentence = sayLost(groups, brokers)
  if (before) {
    const line = { ...before, about, sentence }
    story[index] = line
    lostAtOnce.set(line, { brokers, groups })
    return
  }
  const lines = story.length
  tell(world, at, about, sentence, 'bad')
  const line = story[lines]
  if (line) lostAtOnce.set(line, { brokers, groups })
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
  tellTakenUp(world, group, broker, { since, at })
  if (waitsForCommits(group)) serveAll(world, group, at)
  // Sessions begin anew with the coordinator that has loaded them.
  for (const act of group.postponed.splice(0)) act(at)
}

function sayLost(groups: readonly GroupState[], brokers: readonly BrokerState[]): string {
  const [waiting, others] = [
    groups.filter(waitsForCommits),
    groups.filter((group) => !waitsForCommits(group)),
  ]
  const names = sayNodes(groups.map(({ view }) => view.id))
  const becomes =
    others.length === 0
      ? `nothing can be committed, and ${groups.length === 1 ? 'its' : 'their'} members wait in their commits`
      : waiting.length === 0
        ? `${groups.length === 1 ? 'it reads' : 'they read'} on, and nothing is committed`
        : `nothing can be committed; ${sayNodes(waiting.map(({ view }) => view.id))} ${waiting.length === 1 ? 'waits' : 'wait'} in commits, ${sayNodes(others.map(({ view }) => view.id))} ${others.length === 1 ? 'reads' : 'read'} on`
  const who =
    brokers.length === 1
      ? `Broker ${brokers[0]?.id} also coordinates`
      : `Brokers ${sayNodes(brokers.map(({ id }) => String(id)))} also coordinate`
  return `${who} ${names}: ${becomes}`
}

/** What is told together: groups that have a coordinator again at one moment, after the same time. */
const toldAtOnce = new WeakMap<
  StoryLine,
  { readonly brokers: ReadonlySet<number>; readonly groups: readonly GroupState[] }
>()

function tellTakenUp(
  world: World,
  group: GroupState,
  broker: number,
  { since, at }: { since: number; at: number },
): void {
  const { story } = world
  const index = story.findLastIndex((line) => line.atSeconds === at && toldAtOnce.has(line))
  const before = story[index]
  const known = before && toldAtOnce.get(before)
  const groups = [...(known?.groups ?? []), group]
  const brokers = new Set([...(known?.brokers ?? []), broker])
  const later = sayTime(at - since)
  const ids = [...brokers].toSorted((one, other) => one - other)
  const who =
    ids.length === 1 ? `Broker ${ids[0]} coordinates` : `Brokers ${sayNodes(ids.map(String))} coordinate`
  const waited = groups.some(waitsForCommits)
  const reads = waited ? `: ${groups.length === 1 ? 'it reads' : 'all read'} on` : ''
  const sentence = `${who} ${sayNodes(groups.map(({ view }) => view.id))} now, ${later} later${reads}`
  if (known) {
    const line = { ...before, about: `broker:${ids[0]}`, sentence }
    story[index] = line
    toldAtOnce.set(line, { brokers, groups })
    return
  }
  const lines = story.length
  tell(world, at, aboutGroup(group), sentence, 'good')
  const line = story[lines]
  if (line) toldAtOnce.set(line, { brokers, groups })
}

/** Whether something that only a coordinator does has to wait for one; it is done then. */
export function postpone(group: GroupState, act: (at: number) => void): boolean {
  if (group.uncoordinated === null) return false
  group.postponed.push(act)
  return true
}
