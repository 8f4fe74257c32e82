import type { Topology } from '../expand/topology'
import { DEFAULT_AVERAGE_RECORD_BYTES, DEFAULT_RECORDS_PER_RECORD } from '../model/defaults'
import type { ConsumerGroup, Design, RecordRate, Topic } from '../model/design'
import type { Emission, Relay as NodeRelay } from '../model/kinds/kind'
import { copiesOf } from '../model/reading'
import { mapPieces, type Pieces } from '../shared/pieces'
import { stronglyConnected } from '../shared/strongly-connected'
import { carryOver, indexesOf, listChange } from '../views/list-change'
import type { Links } from './links'
import { relaysIn } from './relays'
import { type Relay, solveLoop } from './solve-loop'
import { touchedTopics } from './touched-topics'
import { NO_RATE, type Rate } from './traffic'

const rateOf = (records: RecordRate | undefined, bytes: number): Rate => {
  if (!records) return NO_RATE
  const average = records.average ?? records.peak ?? 0
  const peak = Math.max(records.peak ?? average, average)
  return {
    averageRecords: average,
    peakRecords: peak,
    averageBytes: average * bytes,
    peakBytes: peak * bytes,
  }
}

/** Two rates together, in records and bytes per second. */
export const addRates = (one: Rate, other: Rate): Rate =>
  one === NO_RATE
    ? other
    : other === NO_RATE
      ? one
      : {
          averageRecords: one.averageRecords + other.averageRecords,
          peakRecords: one.peakRecords + other.peakRecords,
          averageBytes: one.averageBytes + other.averageBytes,
          peakBytes: one.peakBytes + other.peakBytes,
        }

const scaleRate = (rate: Rate, share: number, bytesPerRecord: number | undefined, more = 0): Rate => ({
  averageRecords: rate.averageRecords * share,
  peakRecords: rate.peakRecords * share,
  averageBytes:
    share *
    (bytesPerRecord === undefined
      ? rate.averageBytes + rate.averageRecords * more
      : rate.averageRecords * bytesPerRecord),
  peakBytes:
    share *
    (bytesPerRecord === undefined
      ? rate.peakBytes + rate.peakRecords * more
      : rate.peakRecords * bytesPerRecord),
})

/** The rate, or so many records a second where it has more. */
function atMost(rate: Rate, most: number | undefined): Rate {
  if (most === undefined || rate.peakRecords <= most) return rate
  const [average, peak] = [Math.min(1, most / rate.averageRecords), most / rate.peakRecords]
  return {
    averageRecords: Math.min(rate.averageRecords, most),
    peakRecords: most,
    averageBytes: rate.averageRecords > 0 ? rate.averageBytes * average : rate.averageBytes,
    peakBytes: rate.peakBytes * peak,
  }
}

/** The rate so many times over; the very same one where that is once. */
export const timesRate = (rate: Rate, times: number): Rate =>
  times === 1 ? rate : scaleRate(rate, times, undefined)

/** Whether two rates are equal to the last bit, so that what was made of one stands for the other. */
export const sameRate = (one: Rate, other: Rate): boolean =>
  one === other ||
  (one.averageRecords === other.averageRecords &&
    one.peakRecords === other.peakRecords &&
    one.averageBytes === other.averageBytes &&
    one.peakBytes === other.peakBytes)

/** Whether only a peak is stated, so that the average is taken to be as high. */
export const assumesAverage = (records: RecordRate | undefined): boolean =>
  records !== undefined && records.average === undefined

/** What one producer writes to one topic: its records per second times the topic's average record. */
export const writeRate = (topic: Topic, records: RecordRate | undefined): Rate =>
  rateOf(records, topic.record?.averageBytes ?? DEFAULT_AVERAGE_RECORD_BYTES)

/**
 * What comes out of a relay for what goes in. A record keeps its size on the way unless the topic that it is written
 * to states one of its own.
 */
export const relayRate = (
  read: Rate,
  share: number,
  target: Topic | undefined,
  bytes?: number,
  most?: number,
): Rate => atMost(scaleRate(read, share, target?.record?.averageBytes ?? bytes), most)

/** What a group writes to a topic, from what it reads in all. */
export function writtenRate(group: ConsumerGroup, topic: Topic, rateOf: (topic: string) => Rate): Rate {
  const produced = group.produces?.find((entry) => entry.topic === topic.name)
  if (!produced) return NO_RATE
  let read = NO_RATE
  for (const consumed of group.consumes ?? []) read = addRates(read, rateOf(consumed.topic))
  return relayRate(read, (produced.recordsPerRecord ?? DEFAULT_RECORDS_PER_RECORD) * copiesOf(group), topic)
}

/** What relays write to a topic, from what is written to the topics that they read. */
export function rateOfRelays(
  relays: readonly NodeRelay[],
  topic: Topic,
  rateOf: (topic: string) => Rate,
): Rate {
  let rate = NO_RATE
  for (const { from, to, share, bytes, most } of relays)
    if (to === topic.name) rate = addRates(rate, relayRate(rateOf(from), share, topic, bytes, most))
  return rate
}

/** What would be written if nothing held it back, and how much of it is let through. */
export interface Unheld {
  readonly rate: Rate
  /** Records a second at most. */
  readonly most: number
}

/** What relays would write to a topic if nothing held any back; undefined where one of them is not held back. */
export function unheldRate(
  relays: readonly NodeRelay[],
  topic: Topic,
  rateOf: (topic: string) => Rate,
): Unheld | undefined {
  const own = relays.filter(({ to }) => to === topic.name)
  let most = 0
  for (const relay of own) {
    if (relay.most === undefined) return undefined
    most += relay.most
  }
  if (own.length === 0) return undefined
  const free = own.map(({ most: _, ...relay }) => relay)
  return { rate: rateOfRelays(free, topic, rateOf), most }
}

/** Whether as much is held back. */
export const sameUnheld = (one: Unheld | undefined, other: Unheld | undefined): boolean =>
  one === other || (one?.most === other?.most && sameRate(one?.rate ?? NO_RATE, other?.rate ?? NO_RATE))

export interface FollowedTraffic {
  /** The rate written to each topic: the drawn ones in the order of the document, then the derived ones in theirs. */
  readonly topics: readonly Rate[]
  /** Topics on loops that would grow without end. */
  readonly growing: readonly string[]
}

/** What is written to each drawn topic of its writers' own accord, as it was followed last. */
interface Sent {
  readonly design: Design
  readonly rates: readonly Rate[]
}

/**
 * Returns what follows records from those who write of their own accord into topics, or what a topic itself states
 * where none of those says how much, and on through the relays of those who pass records on. Topics are taken upstream
 * first; a loop is solved to its fixed point. A loop that loses nothing has none: its topics are named, and keep what
 * comes in from outside the loop. It caches what it followed last, so that an edit costs what it touches.
 */
export function createTrafficFollower(): (topology: Topology, links: Links) => Pieces<FollowedTraffic> {
  let last: Sent | null = null
  return function* (topology, links) {
    const { design } = topology
    const sentTo = (topic: Topic) => emittedTo(topic, links.emissionsTo(topic.name), topic.recordsPerSecond)
    const rates = last
      ? yield* carryOver(
          last.rates,
          design.topics,
          listChange(last.design.topics, design.topics),
          indexesOf(design.topics, touchedTopics(last.design, design), ({ name }) => name),
          sentTo,
        )
      : yield* mapPieces(design.topics, sentTo)
    last = { design, rates }
    return passOn(topology, links, rates)
  }
}

/** What is written to each topic once everything that is passed on has arrived. */
function passOn(topology: Topology, links: Links, sent: readonly Rate[]): FollowedTraffic {
  const { design, derived } = topology
  const relays = relaysIn(topology)
  for (const { fedBy } of derived) relays.push(...(fedBy ?? NO_FEED))
  if (derived.length === 0 && relays.length === 0) return { topics: sent, growing: [] }
  const topics = design.topics.concat(derived.map(({ topic }) => topic))
  const rates = sent.concat(
    derived.map(({ topic, recordsPerSecond }) =>
      emittedTo(topic, links.emissionsTo(topic.name), recordsPerSecond ?? topic.recordsPerSecond),
    ),
  )
  const relaysFrom = relaysByTopic(topics, relays)
  const growing: string[] = []
  for (const component of stronglyConnected(relaysFrom)) {
    const settled = solveLoop(component, relaysFrom, rates)
    if (!settled) growing.push(...component.map((at) => topics[at]?.name ?? ''))
    const inside = new Set(component)
    for (const from of component) {
      for (const relay of relaysFrom.get(from) ?? []) {
        if (inside.has(relay.to)) continue
        const read = rates[from] ?? NO_RATE
        rates[relay.to] = addRates(
          rates[relay.to] ?? NO_RATE,
          atMost(scaleRate(read, relay.share, relay.bytesPerRecord, relay.more), relay.most),
        )
      }
    }
  }
  return { topics: rates, growing }
}

/** What is written to a topic of its writers' own accord, or what it states itself where none of them says how much. */
function emittedTo(topic: Topic, emissions: readonly Emission[], own: RecordRate | undefined): Rate {
  const isSaid = emissions.some(({ recordsPerSecond }) => recordsPerSecond !== undefined)
  let rate = writeRate(topic, isSaid ? undefined : own)
  for (const { recordsPerSecond } of emissions) rate = addRates(rate, writeRate(topic, recordsPerSecond))
  return rate
}

const NO_FEED: readonly never[] = []
const NO_RELAYS: ReadonlyMap<number, readonly Relay[]> = new Map()

/** The relays of all nodes, by the index of the topic that they read from. */
function relaysByTopic(
  topics: readonly Topic[],
  found: readonly NodeRelay[],
): ReadonlyMap<number, readonly Relay[]> {
  if (found.length === 0) return NO_RELAYS
  const index = new Map(topics.map((topic, at) => [topic.name, at]))
  const relays = new Map<number, Relay[]>()
  for (const { from, to, share, bytes, more, most } of found) {
    const [source, target] = [index.get(from), index.get(to)]
    if (source === undefined || target === undefined || share === 0) continue
    const bytesPerRecord = topics[target]?.record?.averageBytes ?? bytes
    const relay = { to: target, share, bytesPerRecord, more, most }
    const known = relays.get(source)
    if (known) known.push(relay)
    else relays.set(source, [relay])
  }
  return relays
}
