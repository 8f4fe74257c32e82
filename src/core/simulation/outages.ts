/** How topics stand while brokers are gone: what has no leader, and what refuses writes. */
import type { TopicState, World } from './state'
import { aboutTopic, sayPartitions, tell } from './tell'

interface Outage {
  readonly offline: number
  /** Partitions with a leader and too few replicas in sync for acks=all. */
  readonly refusing: readonly number[]
}

const outageOf = (topic: TopicState): Outage => {
  let offline = 0
  const refusing: number[] = []
  for (let partition = 0; partition < topic.partitions; partition += 1) {
    if ((topic.leader[partition] ?? 0) < 0) offline += 1
    else if (isUnderMinimum(topic, partition)) refusing.push(partition)
  }
  return { offline, refusing }
}

/** Whether a partition has fewer replicas in sync than writes with acks=all need. */
export const isUnderMinimum = (topic: TopicState, partition: number): boolean =>
  topic.replicas !== null && (topic.inSync[partition]?.length ?? 0) < topic.minInSync

/** How every topic stands. */
export const outages = (world: World): ReadonlyMap<TopicState, Outage> =>
  new Map([...world.topics.values()].map((topic) => [topic, outageOf(topic)]))

/** Tells what became of topics since `before`, and notes it, when all that happens at this moment has happened. */
export function tellOutages(world: World, before: ReadonlyMap<TopicState, Outage>, at: number): void {
  if (world.isTellingOutages) return
  world.isTellingOutages = true
  world.agenda.plan(at, () => {
    world.isTellingOutages = false
    tellSince(world, before, at)
  })
}

function tellSince(world: World, before: ReadonlyMap<TopicState, Outage>, at: number): void {
  for (const [topic, was] of before) {
    const is = outageOf(topic)
    noteTopic(topic, at)
    const about = aboutTopic(topic)
    const inSync = topic.changes.at(-1)?.inSync ?? 0
    if (is.offline > topic.toldOffline)
      tell(world, at, about, `${topic.name} has ${sayPartitions(is.offline)} without a leader`, 'bad')
    else if (topic.toldOffline > 0 && is.offline === 0)
      tell(world, at, about, `Every partition of ${topic.name} has a leader again`, 'good')
    topic.toldOffline = is.offline
    if (is.refusing.length > was.refusing.length && topic.strict > 0) {
      topic.isToldRefusing = true
      tell(
        world,
        at,
        about,
        `${topic.name} refuses writes with acks=all${sayWhich(topic, is.refusing)}: ${inSync} in sync, min.insync.replicas ${topic.minInSync}`,
        'bad',
      )
    } else if (topic.isToldRefusing && is.refusing.length === 0 && is.offline === 0) {
      topic.isToldRefusing = false
      tell(world, at, about, `${topic.name} takes writes again`, 'good')
    }
  }
}

const MOST_NAMED = 8

/** Which partitions of a topic, unless it is all of them. */
function sayWhich({ partitions }: TopicState, some: readonly number[]): string {
  if (some.length === partitions) return ''
  const more = some.length > MOST_NAMED ? ' …' : ''
  return ` to ${sayPartitions(some.length)} of ${partitions} (${some.slice(0, MOST_NAMED).join(', ')}${more})`
}

/** Notes how a topic stands, where that is new. */
export function noteTopic(topic: TopicState, atSeconds: number): void {
  const { offline, refusing: which } = outageOf(topic)
  const refusing = which.length
  const inSync = fewestInSync(topic, offline)
  const last = topic.changes.at(-1)
  const { partitions } = topic
  if (
    last?.inSync === inSync &&
    last.offline === offline &&
    last.refusing === refusing &&
    last.partitions === partitions
  )
    return
  topic.changes.push({ atSeconds, inSync, offline, refusing, partitions })
}

/** The fewest replicas in sync of any partition that has a leader; of any where none has. */
function fewestInSync(topic: TopicState, offline: number): number {
  if (!topic.replicas) return topic.view.replicationFactor
  let fewest = Number.POSITIVE_INFINITY
  for (let partition = 0; partition < topic.partitions; partition += 1)
    if ((topic.leader[partition] ?? -1) >= 0 || offline === topic.partitions)
      fewest = Math.min(fewest, topic.inSync[partition]?.length ?? 0)
  return fewest
}
