/** What each kind of event of a scenario does, and when. */
import type { ScenarioEvent, ScenarioEventKind } from '../model/design'
import { addPartitions } from './add-partitions'
import type { BrokerState } from './broker-state'
import { loseBrokers, returnBrokers, sayBrokers } from './brokers'
import { addWorkers, loseWorker } from './connect-workers'
import { failTask, takeSnapshot } from './connectors'
import { deploy } from './deploy'
import { endAt, groupOf, lasts, namesWhatIsDrawn, tellWithoutEnd } from './endings'
import { comeBack, crash, hang, leave } from './members'
import { concernsAnybody, multiply } from './multiply'
import { noteTaken } from './noted'
import { addMembers, scaleGroup } from './scale-group'
import { serveAll, serveOwner, settleBusy } from './serve'
import type { GroupState, Member, World } from './state'
import { aboutBroker, aboutGroup, tell } from './tell'

type Actor = (world: World, event: ScenarioEvent) => void

/** A ramp and a wave are made of so many steps. */
const STEPS = 24
const DEFAULT_FACTOR = 3

/** Plans all that a scenario says; an event that names nothing that is drawn does nothing. */
export function planEvents(world: World): void {
  for (const event of world.scenario.events) {
    if (isOfRefused(world, event) || !namesWhatIsDrawn(world, event)) continue
    world.begun.add(event)
    ACTORS[event.kind](world, event)
    tellWithoutEnd(world, event)
  }
}

/** Whether an event is of applications that never run, or of writers of which none does: nothing more happens to them. */
function isOfRefused(world: World, event: ScenarioEvent): boolean {
  const { refused } = world
  if (event.kind === 'burst' || event.kind === 'growth') return !concernsAnybody(world, event)
  if (event.kind === 'worker-lost' || event.kind === 'workers-added') return false
  const { producer, group, application, connector } = event
  return (
    refused.has(`producer:${producer}`) ||
    refused.has(`consumerGroup:${group}`) ||
    refused.has(`streamsApp:${application}`) ||
    refused.has(`connector:${connector}`)
  )
}

const ACTORS: Readonly<Record<ScenarioEventKind, Actor>> = {
  burst(world, event) {
    const factor = event.factor ?? DEFAULT_FACTOR
    const [from, seconds] = [event.atSeconds, lasts(world, event)]
    const steps = event.shape === undefined || event.shape === 'step' ? 1 : STEPS
    for (let step = 0; step < steps; step += 1) {
      const height = steps === 1 ? 1 : heightOf(event.shape, (step + 0.5) / steps)
      world.agenda.plan(from + (seconds * step) / steps, (at) => {
        if (step === 0) tell(world, at, aboutOf(event), sayBurst(world, event, factor))
        multiply(world, event, 1 + (factor - 1) * height, at)
      })
    }
    endAt(world, from + seconds, (at) => {
      multiply(world, event, 1, at)
      tell(world, at, aboutOf(event), `The burst of ${whose(event)} is over`, 'good')
    })
  },
  growth(world, event) {
    const factor = event.factor ?? DEFAULT_FACTOR
    const [from, seconds] = [event.atSeconds, lasts(world, event)]
    for (let step = 0; step <= STEPS; step += 1) {
      const height = step === STEPS ? 1 : (step + 0.5) / STEPS
      world.agenda.plan(from + (seconds * step) / STEPS, (at) =>
        multiply(world, event, 1 + (factor - 1) * height, at),
      )
    }
    world.agenda.plan(from, (at) =>
      tell(world, at, aboutOf(event), `The traffic of ${whose(event)} grows to ${times(factor)} as much`),
    )
  },
  'member-crash': (world, event) =>
    atMember(world, event, (group, member, at) => {
      noteTaken(world, event, aboutGroup(group), member.name)
      crash(world, group, member, at)
      if (event.lastsSeconds !== undefined)
        endAt(world, at + event.lastsSeconds, (then) => comeBack(world, group, member, then))
    }),
  'member-stuck': (world, event) =>
    atMember(world, event, (group, member, at) => {
      noteTaken(world, event, aboutGroup(group), member.name)
      hang(world, group, member, at)
      endAt(world, at + lasts(world, event), (then) => comeBack(world, group, member, then))
    }),
  'rolling-deploy': (world, event) => atGroup(world, event, (group, at) => deploy(world, event, group, at)),
  'group-stopped': (world, event) =>
    atGroup(world, event, (group, at) => {
      tell(world, at, aboutGroup(group), `${group.name} is stopped`, 'bad')
      const members = group.members.filter(({ state }) => state === 'up')
      if (members.length > 0) noteTaken(world, event, aboutGroup(group), group.name)
      for (const member of members) leave(world, group, member, at)
      endAt(world, at + lasts(world, event), (then) => {
        tell(world, then, aboutGroup(group), `${group.name} is started again`, 'good')
        for (const member of members) comeBack(world, group, member, then)
      })
    }),
  'slow-downstream': (world, event) =>
    atGroup(world, event, (group, at) => {
      const factor = event.factor ?? DEFAULT_FACTOR
      tell(
        world,
        at,
        aboutGroup(group),
        `What ${group.name} calls is slow: a record takes ${times(factor)} as long`,
        'bad',
      )
      setSlowness(world, group, factor, at)
      endAt(world, at + lasts(world, event), (then) => {
        tell(world, then, aboutGroup(group), `What ${group.name} calls is as quick as before`, 'good')
        if (group.isEndless)
          for (const { futile } of group.consumers) if (futile) futile.until = Math.min(futile.until, then)
        group.isEndless = false
        setSlowness(world, group, 1, then)
      })
    }),
  'poison-record': (world, event) => atGroup(world, event, (group, at) => poison(world, event, group, at)),
  'broker-lost'(world, event) {
    const broker = world.brokers[(event.broker ?? 1) - 1]
    if (broker) loseForAWhile(world, event, [broker])
  },
  'rack-lost'(world, event) {
    const brokers = world.brokers.filter(({ rack }) => rack === `rack-${event.rack}`)
    loseForAWhile(world, event, brokers)
  },
  'partitions-added'(world, event) {
    const topic = world.topics.get(event.topic ?? '')
    if (topic)
      world.agenda.plan(event.atSeconds, (at) => addPartitions(world, topic, event.partitions ?? 0, at))
  },
  autoscaler: (world, event) => atGroup(world, event, (group, at) => scaleGroup(world, group, event, at)),
  'task-failed': failTask,
  'source-snapshot': takeSnapshot,
  'worker-lost': loseWorker,
  'workers-added': addWorkers,
  'members-added': (world, event) =>
    atGroup(world, event, (group, at) => addMembers(world, group, event, at)),
}

/** Brokers that are down already stay so for as long as what took them down says. */
function loseForAWhile(world: World, event: ScenarioEvent, brokers: readonly BrokerState[]): void {
  world.agenda.plan(event.atSeconds, (at) => {
    const lost = brokers.filter(({ isUp }) => isUp)
    const [first] = lost
    if (!first) return
    const isWhole = event.kind === 'rack-lost' && lost.length === brokers.length
    noteTaken(
      world,
      event,
      aboutBroker(first),
      isWhole
        ? `rack-${event.rack}`
        : lost.length === 1
          ? `Broker ${first.id}`
          : `Each of ${sayBrokers(lost).replace('Brokers', 'brokers')}`,
    )
    loseBrokers(world, lost, event.stop === 'clean', at)
    endAt(world, at + lasts(world, event), (then) => returnBrokers(world, lost, then))
  })
}

function heightOf(shape: ScenarioEvent['shape'], share: number): number {
  return shape === 'ramp' ? 1 - Math.abs(2 * share - 1) : (1 - Math.cos(2 * Math.PI * share)) / 2
}

const whose = ({ producer, topic }: ScenarioEvent): string =>
  producer ?? (topic === undefined ? 'every producer' : `who writes to ${topic}`)
/** What a burst does, beside those that go on already. */
function sayBurst(world: World, event: ScenarioEvent, factor: number): string {
  const who = whose(event)
    .replace(/^every /, 'Every ')
    .replace(/^who /, 'Who ')
  if (factor === 0) return `${who} writes nothing`
  const isOnTop = world.scenario.events.some(
    (other) =>
      other !== event &&
      other.kind === 'burst' &&
      other.atSeconds < event.atSeconds &&
      other.atSeconds + lasts(world, other) > event.atSeconds &&
      (other.producer ?? event.producer) === (event.producer ?? other.producer) &&
      (other.topic ?? event.topic) === (event.topic ?? other.topic),
  )
  return `${who} writes ${times(factor)} as much${isOnTop ? ', on top of the burst that goes on' : ''}`
}

const times = (factor: number): string => `${Number(factor.toPrecision(3))} times`
const aboutOf = ({ producer, topic }: ScenarioEvent): string =>
  producer !== undefined ? `producer:${producer}` : topic !== undefined ? `topic:${topic}` : 'cluster'

function atGroup(world: World, event: ScenarioEvent, act: (group: GroupState, at: number) => void): void {
  const group = groupOf(world, event)
  if (group) world.agenda.plan(event.atSeconds, (at) => act(group, at))
}

/** What befalls a member that runs: one that is down already stays so for as long as what took it down says. */
function atMember(
  world: World,
  event: ScenarioEvent,
  act: (group: GroupState, member: Member, at: number) => void,
): void {
  atGroup(world, event, (group, at) => {
    const member = group.members[(event.member ?? 1) - 1]
    if (member?.state === 'up') act(group, member, at)
  })
}

function setSlowness(world: World, group: GroupState, factor: number, at: number): void {
  for (const consumer of group.consumers) settleBusy(group, consumer, at)
  group.slowness = factor
  serveAll(world, group, at)
}

/** A record that nobody can process: with a retry or dead letter topic it is out of the way after its retries in place, else it stays. */
function poison(world: World, event: ScenarioEvent, group: GroupState, at: number): void {
  const read = group.reads.find(({ topic }) => event.topic === undefined || topic.name === event.topic)
  const partition = event.partition ?? 0
  if (!read || partition >= read.topic.partitions) return
  const slot = read.from + partition
  const where = `${read.topic.name} ${partition}`
  const { retries, deadLetter } = group.view
  const aside = retries[0]?.topic ?? deadLetter?.topic.name
  if (aside !== undefined) {
    tell(
      world,
      at,
      aboutGroup(group),
      `A record of ${where} cannot be processed: ${group.name} sends it to ${aside} and goes on`,
    )
    return
  }
  tell(
    world,
    at,
    aboutGroup(group),
    `A record of ${where} cannot be processed, and ${group.name} has no dead letter topic: it stands in the way`,
    'bad',
  )
  group.poisoned[slot] = 1
  serveOwner(world, group, slot, at)
  endAt(world, at + lasts(world, event), (then) => {
    group.poisoned[slot] = 0
    tell(world, then, aboutGroup(group), `The record that stood in the way of ${where} is skipped`, 'good')
    serveOwner(world, group, slot, then)
  })
}
