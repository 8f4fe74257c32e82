import type { Design, ScenarioEvent, ScenarioEventKind } from '@/core/model/design'
import { sideOf } from '@/core/model/kinds/connector'
import { EVENT_LABELS } from '@/core/model/scenario-words'

/** Which fields of an event a form asks for. */
export const EVENT_ASKS: Readonly<Record<ScenarioEventKind, readonly (keyof ScenarioEvent)[]>> = {
  burst: ['producer', 'factor', 'shape'],
  growth: ['producer', 'factor'],
  'member-crash': ['group', 'member'],
  'member-stuck': ['group', 'member'],
  'rolling-deploy': ['group'],
  'group-stopped': ['group'],
  'slow-downstream': ['group', 'factor'],
  'poison-record': ['group', 'partition'],
  'broker-lost': ['broker', 'stop'],
  'rack-lost': ['rack'],
  'partitions-added': ['topic', 'partitions'],
  autoscaler: ['group', 'lagAbove', 'membersAdded', 'mostMembers', 'cooldownSeconds'],
  'task-failed': ['connector', 'member'],
  'source-snapshot': ['connector', 'factor'],
  'worker-lost': ['connector', 'member', 'stop'],
  'workers-added': ['connector', 'membersAdded'],
  'members-added': ['group', 'membersAdded'],
}

export const EVENT_KINDS = Object.keys(EVENT_LABELS) as readonly ScenarioEventKind[]

const READERS = ['group', 'application', 'connector'] as const

/** All that may be named where an event asks for a group: groups, Streams applications and sinks. */
export const readerOptions = (design: Design): readonly (readonly [value: string, words: string])[] => [
  ...design.consumerGroups.map(({ name }) => [`group:${name}`, name] as const),
  ...design.streamsApps.map(({ name }) => [`application:${name}`, name] as const),
  ...design.connectors
    .filter((connector) => sideOf(connector) === 'sink')
    .map(({ name }) => [`connector:${name}`, name] as const),
]

/** Whom an event names as its reader, as a value of `readerOptions`. */
export function readerOf(event: ScenarioEvent): string {
  for (const field of READERS) if (event[field] !== undefined) return `${field}:${event[field]}`
  return ''
}

/** The event with another reader. */
export function withReader(event: ScenarioEvent, reader: string): ScenarioEvent {
  const { group: _, application: __, connector: ___, ...rest } = event
  const colon = reader.indexOf(':')
  return colon < 0 ? rest : { ...rest, [reader.slice(0, colon)]: reader.slice(colon + 1) }
}

/** An event in few words, for its lane. */
export function sayEvent(event: ScenarioEvent): { readonly what: string; readonly whom: string } {
  const { kind, producer, topic, connector, member, broker, rack, factor, partitions, partition } = event
  const group = event.group ?? event.application ?? connector
  const what = EVENT_LABELS[kind]
  switch (kind) {
    case 'burst':
    case 'growth':
      return { what: `${what} ×${factor ?? 3}`, whom: producer ?? topic ?? connector ?? 'all' }
    case 'slow-downstream':
      return { what: `${what} ×${factor ?? 3}`, whom: group ?? '' }
    case 'member-crash':
    case 'member-stuck':
      return { what, whom: `${group ?? ''}-${member ?? 1}` }
    case 'broker-lost':
      return { what, whom: `broker ${broker ?? ''}` }
    case 'rack-lost':
      return { what, whom: `rack ${rack ?? ''}` }
    case 'members-added':
    case 'workers-added':
      return { what, whom: `${group ?? ''}, ${event.membersAdded ?? 1} more` }
    case 'partitions-added':
      return { what, whom: `${topic ?? ''} to ${partitions ?? ''}` }
    case 'poison-record':
      return { what, whom: `${group ?? ''}, partition ${partition ?? 0}` }
    default:
      return { what, whom: group ?? '' }
  }
}

/** An event of a kind that means something in a design, at a moment. */
export function newEvent(kind: ScenarioEventKind, design: Design, atSeconds: number): ScenarioEvent {
  const connector = design.connectors[0]?.name ?? ''
  const [reader = ''] = readerOptions(design)[0] ?? []
  const base = { kind, atSeconds: Math.round(atSeconds) }
  switch (kind) {
    case 'burst':
      return {
        ...base,
        lastsSeconds: 120,
        factor: 3,
        ...(design.producers[0] && { producer: design.producers[0].name }),
      }
    case 'growth':
      return { ...base, lastsSeconds: 600, factor: 2 }
    case 'broker-lost':
      return { ...base, lastsSeconds: 300, broker: 1 }
    case 'rack-lost':
      return { ...base, lastsSeconds: 300, rack: 1 }
    case 'partitions-added':
      return { ...base, topic: design.topics[0]?.name ?? '', partitions: 24 }
    case 'worker-lost':
      return { ...base, connector, member: 1 }
    case 'workers-added':
      return { ...base, connector, membersAdded: 1 }
    case 'task-failed':
      return { ...base, connector, member: 1, lastsSeconds: 300 }
    case 'source-snapshot':
      return { ...base, connector, lastsSeconds: 600 }
    case 'autoscaler':
      return { ...withReader(base, reader), lagAbove: 10_000, membersAdded: 1, cooldownSeconds: 180 }
    case 'rolling-deploy':
      return withReader(base, reader)
    case 'members-added':
      return { ...withReader(base, reader), membersAdded: 2 }
    case 'slow-downstream':
      return { ...withReader(base, reader), lastsSeconds: 300, factor: 3 }
    default:
      return {
        ...withReader(base, reader),
        lastsSeconds: 300,
        ...(kind.startsWith('member') && { member: 1 }),
      }
  }
}

/** Whether what takes something down does so at a moment. */
export const isOn = (
  { atSeconds, lastsSeconds = Number.POSITIVE_INFINITY }: ScenarioEvent,
  at: number,
): boolean => atSeconds <= at && at < atSeconds + lastsSeconds
