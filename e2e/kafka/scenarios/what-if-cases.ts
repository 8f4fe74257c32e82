import type { Config, Design, Scenario, ScenarioEvent } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'

/** What a broker and its coordinator are told, so that what takes a minute by default takes a third of it. */
export const CLUSTER_SETTINGS = {
  'broker.session.timeout.ms': 18_000,
  'broker.heartbeat.interval.ms': 1000,
  'offsets.topic.num.partitions': 1,
  'group.consumer.min.session.timeout.ms': 20_000,
  'group.consumer.session.timeout.ms': 20_000,
  'group.consumer.min.heartbeat.interval.ms': 1000,
  'group.consumer.heartbeat.interval.ms': 1000,
} as const

const PROTOCOLS = {
  classic: {
    'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    'session.timeout.ms': 20_000,
    'heartbeat.interval.ms': 1000,
  },
  consumer: { 'group.protocol': 'consumer' },
} as const
export type Protocol = keyof typeof PROTOCOLS

export const MS_PER_RECORD = 8
export const RECORDS_PER_POLL = 20
export const PARTITIONS = 6

interface Kind {
  readonly name: string
  /** Records a second before anything happens; three members do 375. */
  readonly rate: number
  readonly members: number
  readonly replicas: number
  readonly seconds: number
  readonly config?: Config
  readonly event: Omit<ScenarioEvent, 'group'>
}

/** What happens to a group; each takes the better part of a minute until the lag is gone. */
export const KINDS: readonly Kind[] = [
  {
    name: 'burst',
    rate: 250,
    members: 3,
    replicas: 1,
    seconds: 52,
    event: { kind: 'burst', factor: 3, atSeconds: 5, lastsSeconds: 10 },
  },
  {
    name: 'crash',
    rate: 180,
    members: 3,
    replicas: 1,
    seconds: 52,
    event: { kind: 'member-crash', member: 2, atSeconds: 5 },
  },
  {
    name: 'deploy',
    rate: 290,
    members: 3,
    replicas: 1,
    seconds: 72,
    event: { kind: 'rolling-deploy', atSeconds: 5, lastsSeconds: 36 },
  },
  {
    name: 'stuck',
    rate: 180,
    members: 3,
    replicas: 1,
    seconds: 52,
    config: { 'max.poll.interval.ms': 20_000 },
    event: { kind: 'member-stuck', member: 2, atSeconds: 5, lastsSeconds: 60 },
  },
]

/** A power cut of one broker of three, each with a third of the partitions. */
export const BROKER_STOP: Kind = {
  name: 'broker',
  rate: 225,
  members: 3,
  replicas: 3,
  seconds: 62,
  event: { kind: 'broker-lost', broker: 3, atSeconds: 5 },
}

export interface Case extends Kind {
  /** Group and topic. */
  readonly id: string
  readonly protocol: Protocol
  readonly settings: Config
  readonly design: Design
  readonly scenario: Scenario
}

export function caseOf(kind: Kind, protocol: Protocol, attempt: number): Case {
  const id = `${kind.name}-${protocol}-${attempt}`
  const settings = { ...PROTOCOLS[protocol], 'max.poll.records': RECORDS_PER_POLL, ...kind.config }
  const empty = emptyDesign(id)
  const design: Design = {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3, racks: 3, config: CLUSTER_SETTINGS },
    producers: [
      {
        name: 'load',
        delivery: 'at-least-once',
        produces: [{ topic: id, recordsPerSecond: { average: kind.rate, peak: kind.rate } }],
      },
    ],
    topics: [
      {
        name: id,
        partitions: PARTITIONS,
        replicationFactor: kind.replicas,
        key: { strategy: 'none' },
        config: { 'min.insync.replicas': Math.min(2, kind.replicas) },
      },
    ],
    consumerGroups: [
      {
        name: id,
        members: kind.members,
        processingMsPerRecord: MS_PER_RECORD,
        commit: 'after-processing',
        config: settings,
        consumes: [{ topic: id }],
      },
    ],
  }
  const events: readonly ScenarioEvent[] = [
    kind.event.kind === 'burst' || kind.event.kind === 'broker-lost'
      ? kind.event
      : { ...kind.event, group: id },
  ]
  return {
    ...kind,
    id,
    protocol,
    settings,
    design,
    scenario: { name: id, lengthSeconds: kind.seconds, events },
  }
}

/** Records a second and for how long, as the case's producer has to write them. */
export function stepsOf({ rate, seconds, event }: Case): { arrival: number; seconds: number }[] {
  if (event.kind !== 'burst') return [{ arrival: rate, seconds }]
  const { atSeconds, lastsSeconds = 0, factor = 1 } = event
  return [
    { arrival: rate, seconds: atSeconds },
    { arrival: rate * factor, seconds: lastsSeconds },
    { arrival: rate, seconds: seconds - atSeconds - lastsSeconds },
  ]
}
