/** When records are lost, how many and why: noted while a world runs, and told when it has ended. */
import { clock } from '../shared/clock'
import { formatCountOf } from '../shared/format'
import { limitsOf } from './limits'
import type { GroupState, TopicState, World } from './state'
import { aboutGroup, aboutTopic, sayRecords, sayTime } from './tell'

type Read = GroupState['reads'][number]

/** From when to when records were lost without a break. */
interface Spell {
  from: number
  to: number
  records: number
  /** Of what is given up: the share of its topic that nobody took when it began. */
  readonly heldShare?: number
}

/** What was lost at one moment, with a broker or a member. */
interface Loss {
  readonly at: number
  readonly by: string
  records: number
}

/** Less than this of a record is told as none. */
const TOLD_RECORDS = 0.5
/** Losses of several partitions within so many seconds are one. */
const GAP_SECONDS = 1
/** Topics that lose records at one moment and are told one by one. */
const MOST_TOPICS = 6

const listsOf = <Key extends object, Entry>() => {
  const known = new WeakMap<Key, Entry[]>()
  return (key: Key): Entry[] => {
    const own = known.get(key) ?? []
    known.set(key, own)
    return own
  }
}

const givenUpOf = listsOf<TopicState, Spell>()
const goneOf = listsOf<TopicState, Loss>()
const deletedOf = listsOf<Read, Spell>()
const spentOf = listsOf<Read, Spell>()
const droppedOf = listsOf<Read, Loss>()

function extend(spells: Spell[], spell: Readonly<Spell>, gap = GAP_SECONDS): void {
  const { from, to, records } = spell
  const last = spells.at(-1)
  if (!last || from > last.to + gap) spells.push({ ...spell })
  else {
    last.from = Math.min(last.from, from)
    last.to = Math.max(last.to, to)
    last.records += records
  }
}

function add(losses: Loss[], at: number, by: string, records: number): void {
  const same = losses.find((loss) => loss.at === at && loss.by === by)
  if (same) same.records += records
  else losses.push({ at, by, records })
}

/** Notes that producers gave up what came in since a moment and was more than they hold: the last of it, at a rate. */
export function giveUp(
  topic: TopicState,
  partition: number,
  since: number,
  at: number,
  over: number,
  rate: number,
): void {
  if (over <= 0) return
  topic.givenUp[partition] = (topic.givenUp[partition] ?? 0) + over
  const heldShare = Math.max(topic.blockedShare, topic.shares[partition] ?? 0)
  extend(givenUpOf(topic), { from: Math.max(since, at - over / rate), to: at, records: over, heldShare })
}

/** Notes what was acknowledged by a broker and is gone with it. */
export function loseWithBroker(topic: TopicState, broker: number, at: number, records: number): void {
  topic.lostWithLeader += records
  add(goneOf(topic), at, `broker ${broker}`, records)
}

/** Notes what retention deleted before a group had read it; a break of at most `gap` seconds is none. */
export function noteDeleted(read: Read, from: number, to: number, records: number, gap: number): void {
  extend(deletedOf(read), { from, to, records }, gap)
}

/** Loses what a share group has delivered as often as it may. */
export function loseSpent(group: GroupState, slot: number, from: number, to: number, records: number): void {
  group.lost[slot] = (group.lost[slot] ?? 0) + records
  const read = group.reads[group.topicOf[slot] ?? 0]
  if (read && records > 0) extend(spentOf(read), { from, to, records })
}

/** Loses what a member had committed and not worked on. */
export function loseCommitted(
  group: GroupState,
  slot: number,
  by: string,
  at: number,
  records: number,
): void {
  group.lost[slot] = (group.lost[slot] ?? 0) + records
  const read = group.reads[group.topicOf[slot] ?? 0]
  if (read && records > 0) add(droppedOf(read), at, by, records)
}

/** Tells of every loss when and of what it was, and how many records: at the end of the run, when all is known. */
export function sayLosses(world: World): void {
  for (const topic of world.topics.values()) sayGivenUp(world, topic)
  sayGone(world)
  for (const group of world.groups.values())
    for (const read of group.reads) {
      sayDeleted(world, group, read)
      const { name } = read.topic
      for (const spell of told(spentOf(read)))
        say(
          world,
          spell.to,
          aboutGroup(group),
          `${group.name} has given up ${sayRecords(spell.records)} of ${name}, each delivered ${formatCountOf(group.deliveries, 'time')}, ${sayWhen(world, spell)}`,
        )
      for (const { at, by, records } of told(droppedOf(read)))
        say(
          world,
          at,
          aboutGroup(group),
          `${group.name} loses ${sayRecords(records)} of ${name} with ${by}: committed before they were worked on`,
        )
    }
}

const told = <Entry extends { readonly records: number }>(entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ records }) => records >= TOLD_RECORDS)

/** A loss is told however long the story is, and makes no point of a curve. */
function say({ story }: World, atSeconds: number, about: string, sentence: string): void {
  story.push({ atSeconds, about, sentence, tone: 'bad' })
}

const sayWhen = ({ length }: World, { from, to }: Readonly<Spell>): string =>
  `from ${clock(from)} to ${to >= length ? 'the end' : clock(to)}`

function sayGivenUp(world: World, topic: TopicState): void {
  const about = aboutTopic(topic)
  for (const spell of told(givenUpOf(topic))) {
    const why = whyGivenUp(world, topic, spell)
    if (spell.to - spell.from < GAP_SECONDS) {
      say(world, spell.to, about, `Producers of ${topic.name} give up ${sayRecords(spell.records)}: ${why}`)
      continue
    }
    say(world, spell.from, about, `Producers of ${topic.name} begin to give records up: ${why}`)
    say(
      world,
      spell.to,
      about,
      `Producers of ${topic.name} have given up ${sayRecords(spell.records)}, ${sayWhen(world, spell)}`,
    )
  }
}

/** Why those give up who write most of a topic. */
function whyGivenUp(world: World, { sources }: TopicState, { from: at, heldShare = 1 }: Spell): string {
  const [most] = sources.toSorted((one, other) => other.rate - one.rate)
  if (!most) return 'nobody takes them'
  const { holdsSeconds, holdsRecords, blocksSeconds, family, gate, node } = most
  const isThrottled =
    limitsOf(world)?.writes.some(({ held }) => held.nodes.some((one) => one === node)) === true
  const rate =
    gate && isThrottled ? gate.sent.reduce((sum, sent) => sum + sent, 0) || most.rate : most.rate * heldShare
  const isFull = holdsRecords + rate * blocksSeconds < rate * holdsSeconds
  if (!isFull)
    return family === 'java' || family === 'librdkafka'
      ? `delivery.timeout.ms (${sayTime(holdsSeconds)}) is over`
      : 'they have tried as often as they may'
  if (family === 'librdkafka') return 'their queue is full, and its calls fail at once'
  const since = isThrottled ? '' : ` since ${clock(Math.max(0, at - blocksSeconds))}`
  return `buffer.memory is full${since}, and send waits no longer than max.block.ms (${sayTime(blocksSeconds)})`
}

function sayDeleted(world: World, group: GroupState, read: Read): void {
  const { name } = read.topic
  for (const spell of told(deletedOf(read))) {
    say(
      world,
      spell.from,
      aboutGroup(group),
      `Retention deletes records of ${name} before ${group.name} has read them`,
    )
    say(
      world,
      spell.to,
      aboutGroup(group),
      `${group.name} has lost ${sayRecords(spell.records)} of ${name} by retention, ${sayWhen(world, spell)}`,
    )
  }
}

/** What is gone with brokers: by topic, those that lost most, and the sum of the others. */
function sayGone(world: World): void {
  const moments = new Map<string, { topic: TopicState; loss: Loss }[]>()
  for (const topic of world.topics.values())
    for (const loss of goneOf(topic)) {
      const key = `${loss.at} ${loss.by}`
      moments.set(key, [...(moments.get(key) ?? []), { topic, loss }])
    }
  for (const all of moments.values()) {
    const most = all.toSorted((one, other) => other.loss.records - one.loss.records)
    const named = most.slice(0, MOST_TOPICS).filter(({ loss }) => loss.records >= TOLD_RECORDS)
    for (const { topic, loss } of named)
      say(
        world,
        loss.at,
        aboutTopic(topic),
        `${topic.name} loses ${sayRecords(loss.records)} with ${loss.by}: acknowledged with acks=0 or 1, and on no follower yet`,
      )
    const others = most.slice(named.length)
    const [first] = others
    const rest = others.reduce((sum, { loss }) => sum + loss.records, 0)
    if (first && rest >= TOLD_RECORDS)
      say(
        world,
        first.loss.at,
        first.loss.by.replace(' ', ':'),
        `${sayRecords(rest)} of ${formatCountOf(others.length, named.length === 0 ? 'topic' : 'further topic')} go with ${first.loss.by}: acknowledged with acks=0 or 1, and on no follower yet`,
      )
  }
}
