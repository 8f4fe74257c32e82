/** The numbers of an event as they are typed, within what the design and the scenario have. */
import type { Design, ScenarioEvent } from '@/core/model/design'
import { clock } from '@/core/shared/clock'
import { formatCount, formatCountOf } from '@/core/shared/format'
import { parseQuantity } from '@/core/shared/parse-quantity'
import { err, ok, type Result } from '@/core/shared/result'
import { howLong } from '@/core/simulation/how-long'

export const NUMBER_LABELS = {
  atSeconds: 'at second',
  lastsSeconds: 'lasts, seconds',
  factor: 'times',
  member: 'member',
  partition: 'partition',
  broker: 'broker',
  rack: 'rack',
  partitions: 'to partitions',
  lagAbove: 'lag above',
  cooldownSeconds: 'cooldown, seconds',
  membersAdded: 'members more',
  mostMembers: 'members at most',
} as const satisfies Readonly<Partial<Record<keyof ScenarioEvent, string>>>

export type NumberField = keyof typeof NUMBER_LABELS

export const isNumberField = (field: keyof ScenarioEvent): field is NumberField => field in NUMBER_LABELS

interface Bounds {
  readonly least: number
  readonly most: number
  readonly isWhole: boolean
  /** Said where it is more; the plain most where it is left out. */
  readonly whyMost?: string
  readonly whyLeast?: string
  /** Whether it may be left out, and what that means. */
  readonly without?: string
}

const YEAR_SECONDS = 31_536_000
const MOST_COUNT = 1_000_000

/** Members that a group has, or may come to have in a scenario. */
function mostMembersOf(design: Design, event: ScenarioEvent, events: readonly ScenarioEvent[]): number {
  const isSame = (other: ScenarioEvent) =>
    other.group === event.group &&
    other.application === event.application &&
    other.connector === event.connector
  const drawn = membersOf(design, event)
  const added = events
    .filter((other) => other.kind === 'members-added' && isSame(other))
    .reduce((sum, { membersAdded = 1 }) => sum + membersAdded, 0)
  const scaled = events
    .filter((other) => other.kind === 'autoscaler' && isSame(other))
    .map(({ mostMembers = MOST_COUNT }) => mostMembers)
  return Math.max(drawn + added, ...scaled)
}

/** Members, instances, tasks or workers that the one has whom an event is about. */
export function membersOf(design: Design, { kind, group, application, connector }: ScenarioEvent): number {
  if (application !== undefined)
    return design.streamsApps.find(({ name }) => name === application)?.instances ?? 1
  if (connector !== undefined) {
    const drawn = design.connectors.find(({ name }) => name === connector)
    if (kind !== 'worker-lost') return drawn?.tasksMax ?? 1
    const clusters = design.cluster.connect ?? []
    return Math.max(1, ...clusters.map(({ workers = 1 }) => workers))
  }
  return design.consumerGroups.find(({ name }) => name === group)?.members ?? 1
}

function partitionsRead(design: Design, { group, application, topic }: ScenarioEvent): number {
  const reader = design.consumerGroups.find(({ name }) => name === group)
  const read = new Set(topic === undefined ? reader?.consumes?.map((one) => one.topic) : [topic])
  const sizes = design.topics
    .filter(({ name }) => read.has(name))
    .map(({ partitions = 1 }) => (partitions === 'auto' ? MOST_COUNT : partitions))
  return application !== undefined || sizes.length === 0 ? MOST_COUNT : Math.max(...sizes)
}

function boundsOf(
  field: NumberField,
  event: ScenarioEvent,
  design: Design,
  scenario: { readonly lengthSeconds: number; readonly events: readonly ScenarioEvent[] },
): Bounds {
  const { brokers, racks = 1 } = design.cluster
  const whom = event.group ?? event.application ?? event.connector ?? 'it'
  switch (field) {
    case 'atSeconds':
      return {
        least: 0,
        most: scenario.lengthSeconds,
        isWhole: false,
        whyMost: `The scenario ends at ${clock(scenario.lengthSeconds)}: make it longer, or the event earlier.`,
      }
    case 'lastsSeconds':
      return { least: 1, most: YEAR_SECONDS, isWhole: false, without: sayOwnLength(event) }
    case 'cooldownSeconds':
      return { least: 1, most: YEAR_SECONDS, isWhole: false, without: '300' }
    case 'factor':
      return { least: 0, most: MOST_COUNT, isWhole: false, without: '3' }
    case 'lagAbove':
      return { least: 0, most: 1e15, isWhole: true, without: '10,000' }
    case 'broker':
      return {
        least: 1,
        most: brokers,
        isWhole: true,
        whyMost: `There are ${formatCountOf(brokers, 'broker')}.`,
      }
    case 'rack':
      return { least: 1, most: racks, isWhole: true, whyMost: `There are ${formatCountOf(racks, 'rack')}.` }
    case 'member': {
      const most = mostMembersOf(design, event, scenario.events)
      const noun = event.kind === 'worker-lost' ? 'worker' : event.connector ? 'task' : 'member'
      const whose = noun === 'worker' ? 'The Connect cluster' : whom
      return {
        least: 1,
        most,
        isWhole: true,
        whyMost: `${whose} has ${formatCountOf(most, noun)}.`,
        without: '1',
      }
    }
    case 'partition': {
      const size = partitionsRead(design, event)
      return {
        least: 0,
        most: size - 1,
        isWhole: true,
        whyMost: `Partitions are counted from 0 to ${formatCount(size - 1)}.`,
        without: '0',
      }
    }
    case 'partitions': {
      const drawn = design.topics.find(({ name }) => name === event.topic)?.partitions ?? 1
      const now = drawn === 'auto' ? 1 : drawn
      return {
        least: now + 1,
        most: MOST_COUNT,
        isWhole: true,
        whyLeast: `${event.topic} has ${formatCountOf(now, 'partition')}: Kafka can only add some.`,
      }
    }
    case 'membersAdded':
      return { least: 1, most: MOST_COUNT, isWhole: true, without: '1' }
    case 'mostMembers':
      return { least: 1, most: MOST_COUNT, isWhole: true, without: 'one a partition' }
  }
}

/** How long an event lasts that does not say so. */
function sayOwnLength({ lastsSeconds: _, ...event }: ScenarioEvent): string {
  const seconds = howLong(event, 1)
  if (seconds === Number.POSITIVE_INFINITY) return 'to the end'
  return event.kind === 'rolling-deploy' ? `${seconds} a member` : `${seconds}`
}

const SECONDS_FIELDS: ReadonlySet<NumberField> = new Set(['atSeconds', 'lastsSeconds', 'cooldownSeconds'])
const CLOCK = /^(?:(\d{1,5}):)?(\d{1,2}):(\d\d)$/

/** Seconds as such, as a time of the scenario (`06:20`), or as a duration (`5 min`). */
function secondsOf(text: string): Result<number> {
  const [matched, hours = '0', minutes = '0', seconds = '0'] = CLOCK.exec(text) ?? []
  if (matched !== undefined) return ok((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds))
  if (/^-?[\d.,_ ]+$/.test(text)) return numberOf(text)
  const read = parseQuantity(text, 'duration')
  return read.ok ? ok(read.value.value / 1000) : err('Write seconds as 90, or a time as 1 min 30 s or 01:30.')
}

function numberOf(text: string): Result<number> {
  const read = parseQuantity(text, 'count')
  return read.ok ? ok(read.value.value) : read
}

/**
 * Reads a number of an event; undefined where it is left out and may be. Refuses what the design or the scenario does not
 * have, in a sentence.
 */
export function readEventField(
  field: NumberField,
  text: string,
  event: ScenarioEvent,
  design: Design,
  scenario: { readonly lengthSeconds: number; readonly events: readonly ScenarioEvent[] },
): Result<number | undefined> {
  const bounds = boundsOf(field, event, design, scenario)
  const typed = text.trim()
  if (typed === '') return bounds.without === undefined ? err('A number is needed here.') : ok(undefined)
  const read = SECONDS_FIELDS.has(field) ? secondsOf(typed) : numberOf(typed)
  if (!read.ok) return read
  if (bounds.isWhole && !Number.isInteger(read.value)) return err('This must be a whole number.')
  if (read.value < bounds.least) return err(bounds.whyLeast ?? `The least is ${formatCount(bounds.least)}.`)
  if (read.value > bounds.most) return err(bounds.whyMost ?? `The most is ${formatCount(bounds.most)}.`)
  return read
}

/** What a field means that is left empty. */
export const withoutIt = (
  field: NumberField,
  event: ScenarioEvent,
  design: Design,
  scenario: { readonly lengthSeconds: number; readonly events: readonly ScenarioEvent[] },
): string | undefined => boundsOf(field, event, design, scenario).without
