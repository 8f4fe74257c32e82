import type { Config, ConfigValue } from '../model/design'
import { isEqual } from '../shared/is-equal'

/** One field that two designs say differently. */
export interface FieldChange {
  /** As a reader of the document would point at it: `config.retention.ms`, `produces.orders.recordsPerSecond`. */
  readonly path: string
  /** Undefined where the design says nothing. */
  readonly before: unknown
  readonly after: unknown
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Returns every field that two nodes say differently, in the order of the fields, the later design's own ones
 * last. Objects are compared field by field and entries of a list that name a topic by that topic; any other
 * list is one value, as its order may matter.
 */
export function fieldChanges(before: Fields, after: Fields, omit: ReadonlySet<string>): FieldChange[] {
  const changes: FieldChange[] = []
  collect('', before, after, omit, changes)
  return changes
}

const NONE: ReadonlySet<string> = new Set()

function collect(
  path: string,
  before: Fields,
  after: Fields,
  omit: ReadonlySet<string>,
  into: FieldChange[],
): void {
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (omit.has(field)) continue
    const [one, other] = [ownField(before, field), ownField(after, field)]
    const here = path === '' ? field : `${path}.${field}`
    if (field === 'config') collectSettings(here, one, other, into)
    else if (isFields(one) && isFields(other)) collect(here, one, other, NONE, into)
    else if (byTopic(one) && byTopic(other)) collectEntries(here, one, other, into)
    else if (!isEqual(one, other)) into.push({ path: here, before: one, after: other })
  }
}

const ownField = (fields: Fields, field: string): unknown =>
  Object.hasOwn(fields, field) ? fields[field] : undefined

interface Entry extends Fields {
  readonly topic: string
}

const byTopic = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((entry) => isFields(entry) && typeof (entry as Partial<Entry>).topic === 'string')

const WITHOUT_TOPIC: ReadonlySet<string> = new Set(['topic'])

function collectEntries(
  path: string,
  before: readonly Entry[],
  after: readonly Entry[],
  into: FieldChange[],
): void {
  const [ones, others] = [keyed(before), keyed(after)]
  for (const topic of new Set([...ones.keys(), ...others.keys()])) {
    const [one, other] = [ones.get(topic), others.get(topic)]
    if (one && other) collect(`${path}.${topic}`, one, other, WITHOUT_TOPIC, into)
    else into.push({ path: `${path}.${topic}`, before: one, after: other })
  }
}

const keyed = (entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map((entry) => [entry.topic, entry]))

function collectSettings(path: string, before: unknown, after: unknown, into: FieldChange[]): void {
  const [ones, others] = [isFields(before) ? before : {}, isFields(after) ? after : {}] as [Config, Config]
  for (const key of new Set([...Object.keys(ones), ...Object.keys(others)])) {
    const [one, other] = [ones[key], others[key]]
    if (!sameSetting(one, other)) into.push({ path: `${path}.${key}`, before: one, after: other })
  }
}

/** Whether Kafka reads the same value from both: `604800000` and `"604800000"`, `delete, compact` and `compact,delete`. */
export const sameSetting = (one: ConfigValue | undefined, other: ConfigValue | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && settingText(one) === settingText(other))

const settingText = (value: ConfigValue): string =>
  String(value)
    .split(',')
    .map((part) => part.trim())
    .sort()
    .join(',')
