/**
 * Designs of many trades, with descriptions, settings here and there, dead letters and places dragged by hand: for
 * measuring links. Its nouns are kept out of what the link's coder has read, so that it flatters no dictionary.
 */

import type { ConsumerGroup, Design, Position, Producer, Topic } from '../core/model/design'
import { emptyLists } from '../core/model/empty-design'
import { random } from './random'

/** Nouns of each trade. None may stand in the dictionaries of the link; a test sees to it. */
export const TRADES: Readonly<Record<string, readonly string[]>> = {
  railway: ['locomotive', 'axle-grease', 'turntable', 'sleeper-berth', 'bogie', 'timetable', 'viaduct', 'shunting', 'catenary', 'buffer-stop', 'pantograph', 'semaphore'],
  museum: ['exhibit', 'curator-note', 'provenance', 'restoration', 'vitrine', 'audioguide', 'bequest', 'fresco', 'humidity-probe', 'sculpture', 'archaeology'],
  farm: ['tractor', 'harvest', 'irrigation', 'milk-tank', 'fertiliser', 'pasture', 'silo-fill', 'calving', 'seed-lot', 'greenhouse', 'slurry', 'beehive'],
  school: ['pupil', 'exam-mark', 'homework', 'classroom', 'syllabus', 'truancy', 'lunch-tray', 'semester', 'diploma', 'blackboard', 'essay-graded'],
  stadium: ['turnstile', 'goalkeeper', 'offside', 'mascot', 'floodlight', 'referee', 'halftime', 'penalty-kick', 'grandstand', 'lineup'],
  waterworks: ['reservoir', 'pump-rpm', 'chlorine', 'valve-torque', 'leakage', 'turbidity', 'sluice', 'aquifer', 'hydrant', 'sewage'],
  cinema: ['screenplay', 'limelight', 'popcorn', 'trailer-cut', 'premiere', 'subtitle', 'matinee', 'foyer', 'usher', 'reel-swap'],
  bakery: ['dough', 'oven-celsius', 'sourdough', 'flour-sack', 'pastry', 'yeast-culture', 'crumb', 'baguette', 'croissant'],
} // biome-ignore format: lists of words

const PROGRAMS = [
  'tracker',
  'station',
  'console',
  'robot',
  'probe',
  'desk',
  'controller',
  'relay',
  'kiosk',
  'pos',
]
const READERS = [
  'dashboards',
  'forecasting',
  'notary',
  'watchdog',
  'statistics',
  'cleanup',
  'mirror',
  'reader',
  'lookup',
]
const FIELDS = ['serial', 'batchNumber', 'badgeId', 'sectionId', 'plotId', 'seatRow', 'uuid', 'siteId+unit']
const REMARKS = [
  'Sent twice a minute by each unit while it is switched on',
  'What happened, in the words of whoever was on duty',
  'Nobody reads this yet; the auditors asked that we keep it',
  'Newest value wins, older ones may be forgotten',
  'Two thirds of the volume come from the southern branch',
  'Kept until the yearly inspection has been signed',
  'Comes from the old system through a nightly script',
]

/** A design of about `nodes` nodes in the trade that the seed chooses; every other one is placed by hand. */
export function variedDesign(nodes: number, seed: number): Design {
  const next = random(seed * 977 + 5)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item
  const chance = (share: number) => next() < share
  const within = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const trades = Object.keys(TRADES)
  const trade = trades[seed % trades.length] ?? ''
  const nouns = TRADES[trade] ?? []
  const shape = [
    (noun: string) => `${trade}.${noun}`,
    (noun: string) => `${noun}-log`,
    (noun: string) => `live.${trade}.${noun}.v2`,
    (noun: string) => `${trade}_${noun.replaceAll('-', '_')}`,
    (noun: string) => `${noun}s.${trade}`,
  ][seed % 5] as (noun: string) => string
  const taken = new Set<string>()
  const free = (make: () => string): string => {
    let name = make()
    while (taken.has(name))
      name = `${make()}-${pick(['north', 'south', 'b', 'hq', 'old', 'tmp', 'x'])}${within(1, 99)}`
    taken.add(name)
    return name
  }
  const described = (share: number) => (chance(share) ? { description: pick(REMARKS) } : {})

  const count = Math.round(nodes * 0.4)
  const lost = Math.floor(count / 6)
  const names = Array.from({ length: count - lost }, (_, at) =>
    free(() => shape(nouns[at % nouns.length] as string)),
  )
  const letters = names.slice(0, lost).map((name) => `${name}${pick(['.dlq', '-dead', '.errors'])}`)
  const topics = [...names, ...letters].map(
    (name): Topic => ({
      name,
      ...described(0.25),
      partitions: chance(0.4) ? 'auto' : pick([1, 4, 8, 16, 32]),
      replicationFactor: 3,
      ...(chance(0.75)
        ? {
            key: {
              strategy: pick(['entity', 'entity', 'composite', 'none']),
              field: pick(FIELDS),
              cardinality: within(1, 90) * pick([100, 1000, 10_000]),
            },
          }
        : {}),
      ...(chance(0.8)
        ? {
            record: {
              averageBytes: within(3, 90) * 20,
              ...(chance(0.4) ? { maximumBytes: within(2, 50) * 1024 } : {}),
            },
          }
        : {}),
      ...(chance(0.6)
        ? {
            schema: {
              format: pick(['avro', 'json-schema']),
              compatibility: pick(['FORWARD', 'BACKWARD', 'NONE']),
            },
          }
        : {}),
      config: {
        ...(chance(0.9) ? { 'min.insync.replicas': 2 } : {}),
        ...(chance(0.7) ? { 'retention.ms': within(1, 40) * 86_400_000 } : { 'cleanup.policy': 'compact' }),
        ...(chance(0.2) ? { 'retention.bytes': within(1, 30) * 1_000_000_000 } : {}),
        ...(chance(0.1) ? { 'message.timestamp.type': 'LogAppendTime' } : {}),
      },
    }),
  )

  const producers = Array.from({ length: Math.round(nodes * 0.28) }, (): Producer => {
    const written = new Set([pick(names), ...(chance(0.4) ? [pick(names)] : [])])
    return {
      name: free(() => `${pick(nouns)}-${pick(PROGRAMS)}`),
      ...described(0.15),
      instances: within(1, 9),
      delivery: pick(['at-least-once', 'exactly-once', 'at-most-once']),
      config: {
        ...(chance(0.6) ? { 'compression.type': pick(['snappy', 'lz4', 'gzip']) } : {}),
        ...(chance(0.5) ? { 'linger.ms': within(1, 12) * 5 } : {}),
        ...(chance(0.2) ? { acks: 'all' } : {}),
      },
      produces: [...written].map((topic) => {
        const average = within(1, 900) * pick([1, 2, 10])
        return {
          topic,
          recordsPerSecond: {
            average,
            peak: chance(0.6) ? average * within(2, 6) : average + within(1, 5000),
          },
        }
      }),
    }
  })

  const consumerGroups = Array.from({ length: nodes - count - producers.length }, (_, at): ConsumerGroup => {
    const read = new Set([pick(names), ...(chance(0.5) ? [pick(names)] : [])])
    const dead = letters[at]
    return {
      name: free(() => `${pick(nouns)}-${pick(READERS)}`),
      ...described(0.1),
      members: within(1, 10),
      processingMsPerRecord: pick([0.1, 0.3, 1.5, 4, 15, 60]),
      commit: pick(['after-processing', 'auto']),
      ...(chance(0.3) ? { purpose: pick(['business', 'logs', 'notifications']) } : {}),
      ...(chance(0.2) ? { longestStopMs: within(1, 72) * 3_600_000 } : {}),
      config: {
        ...(chance(0.5)
          ? { 'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor' }
          : {}),
        ...(chance(0.4) ? { 'max.poll.records': within(1, 20) * 50 } : {}),
        ...(chance(0.3) ? { 'auto.offset.reset': pick(['earliest', 'latest']) } : {}),
      },
      consumes: [...read].map((topic) => ({ topic })),
      ...(dead ? { deadLetter: { topic: dead, recordsShare: pick([0.001, 0.002, 0.02]) } } : {}),
    }
  })

  const positions: Record<string, Position> = {}
  const place = (kind: string, column: number, nodesOfKind: readonly { readonly name: string }[]) => {
    nodesOfKind.forEach(({ name }, row) => {
      positions[`${kind}:${name}`] =
        seed % 2 === 0
          ? [column * 370, row * 140]
          : [column * 390 + within(-70, 70), row * 131 + within(-35, 35)]
    })
  }
  place('producer', 0, producers)
  place('topic', 1, topics)
  place('consumerGroup', 2, consumerGroups)
  return {
    surveyor: 1,
    ...emptyLists(),
    name: `The ${trade} of ${pick(['Lund', 'Graz', 'Porto', 'Ghent', 'Bergen'])}, draft ${within(1, 40)}`,
    ...(chance(0.6)
      ? { description: `Drawn after the talks about the ${trade}; figures of last winter, rounded up.` }
      : {}),
    cluster: {
      kafkaVersion: '4.3',
      brokers: pick([3, 4, 6]),
      racks: pick([2, 3]),
      environment: pick(['production', 'staging']),
    },
    producers,
    topics,
    consumerGroups,
    layout: { positions },
  }
}
