import type { ConfigDefinition } from './catalogue-row'
import { parseDuration } from './iso-duration'

/** A setting's value as Kafka holds it once parsed; an int, short or double is a number, a long a bigint. */
export type ParsedValue = string | number | bigint | boolean | readonly string[] | null

/** Why Kafka refuses a value. */
export type ValueProblem = 'type' | 'range' | 'values'

export type ParsedConfig =
  | { readonly ok: true; readonly value: ParsedValue }
  | {
      readonly ok: false
      readonly problem: ValueProblem
      readonly message: string
      /** Where Kafka does not refuse a null but falls over it. */
      readonly crashes?: true
    }

/**
 * Parses a value as its setting's type and checks it, as Kafka does at construction: text is trimmed of
 * control characters and spaces, truth values and some enums ignore case, numbers must fit their type,
 * lists are split at commas and, since 4.2, silently lose what they name twice. A refusal is always Kafka's
 * ConfigException.
 *
 * @see org.apache.kafka.common.config.ConfigDef.parseType, ConfigDef.Validator
 */
export function parseConfigValue(
  definition: ConfigDefinition,
  raw: string | number | boolean | null,
): ParsedConfig {
  if (raw === null && definition.special && FALL_OVER_NULL.has(definition.special))
    return { ok: false, problem: 'type', message: 'it needs a value', crashes: true }
  const typed = raw === null ? accept(null) : parseType(definition, String(raw))
  if (!typed.ok) return typed
  const { value } = typed
  const kept = definition.list && Array.isArray(value) ? [...new Set(value)] : value
  return ensureValid(definition, kept) ?? accept(kept)
}

const refuse = (problem: ValueProblem, message: string): ParsedConfig => ({ ok: false, problem, message })

const accept = (value: ParsedValue): ParsedConfig => ({ ok: true, value })

const FALL_OVER_NULL: ReadonlySet<string> = new Set([
  'throttled-replicas',
  'topology-optimization',
  'at-most-5',
])

/** Java's String.trim: everything up to and including the space character, at both ends. */
export const javaTrim = (text: string): string => {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= 0x20) start++
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--
  return text.slice(start, end)
}

const INTEGER = /^[+-]?\d+$/
const FLOATING = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/
const CLASS_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u
/** Java's \s, which is narrower than JavaScript's. */
const COMMA = /[ \t\n\v\f\r]*,[ \t\n\v\f\r]*/

function parseType({ type }: ConfigDefinition, raw: string): ParsedConfig {
  const text = javaTrim(raw)
  switch (type) {
    case 'boolean': {
      const lower = text.toLowerCase()
      return lower === 'true' || lower === 'false'
        ? accept(lower === 'true')
        : refuse('type', 'it takes true or false')
    }
    case 'int':
      return integer(text, 31n)
    case 'short':
      return integer(text, 15n)
    case 'long':
      return integer(text, 63n)
    case 'double':
      return FLOATING.test(text)
        ? accept(Number(text.replace(/[fFdD]$/, '')))
        : refuse('type', 'it takes a number')
    case 'list':
      return accept(text === '' ? [] : text.split(COMMA))
    case 'class':
      return CLASS_NAME.test(text) ? accept(text) : refuse('type', 'it takes the name of a Java class')
    case 'string':
    case 'password':
      return accept(text)
  }
}

function integer(text: string, bits: bigint): ParsedConfig {
  if (!INTEGER.test(text)) return refuse('type', 'it takes a whole number')
  const value = BigInt(text.replace('+', ''))
  const limit = 1n << bits
  if (value < -limit || value >= limit)
    return refuse('type', `it takes a ${bits + 1n}-bit integer, at most ${limit - 1n}`)
  return accept(bits === 63n ? value : Number(value))
}

function ensureValid(definition: ConfigDefinition, value: ParsedValue): ParsedConfig | undefined {
  const { minimum, maximum, values, special } = definition
  if (special) {
    const demand = SPECIAL[special](value)
    return demand === undefined ? undefined : refuse('values', demand)
  }
  if (definition.type === 'list') return ensureValidList(definition, value)
  if (minimum !== undefined || maximum !== undefined) {
    if (value === null) return refuse('range', 'it needs a value')
    const number = Number(value)
    if (minimum !== undefined && number < minimum) return refuse('range', `it must be at least ${minimum}`)
    if (maximum !== undefined && number > maximum) return refuse('range', `it must be at most ${maximum}`)
  }
  if (values) {
    if (value === null) return definition.default === null ? undefined : refuse('values', 'it needs a value')
    const text = definition.ignoresCase ? String(value).toUpperCase() : String(value)
    const found = values.some((known) => (definition.ignoresCase ? known.toUpperCase() : known) === text)
    if (!found) return refuse('values', `it takes ${oneOf(values)}`)
  }
  return undefined
}

/** @see org.apache.kafka.common.config.ConfigDef.ValidList */
function ensureValidList(definition: ConfigDefinition, value: ParsedValue): ParsedConfig | undefined {
  const { list, values } = definition
  if (value === null) {
    if (values === undefined && list === undefined) return undefined
    return list?.mayBeNull ? undefined : refuse('values', 'it needs a value')
  }
  if (!Array.isArray(value)) return undefined
  if (list) {
    if (!list.mayBeEmpty && value.length === 0) return refuse('values', 'it must not be empty')
    if (value.includes('')) return refuse('values', 'no element of it may be empty')
  }
  const unknown = values && value.find((element) => !values.includes(element))
  return unknown === undefined
    ? undefined
    : refuse('values', `it takes ${oneOf(values ?? [])}, not "${unknown}"`)
}

const oneOf = (values: readonly string[]): string =>
  values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')} or ${values[values.length - 1] ?? ''}`

const OPTIMIZATIONS = ['reuse.ktable.source.topics', 'merge.repartition.topics', 'single.store.self.join']

/** What each check demands of a value that fails it. */
const SPECIAL: Record<
  NonNullable<ConfigDefinition['special']>,
  (value: ParsedValue) => string | undefined
> = {
  'gzip-level': (value) =>
    typeof value === 'number' && ((value >= 1 && value <= 9) || value === -1)
      ? undefined
      : 'it takes 1 to 9, or -1 for the default level',
  'throttled-replicas': (value) => {
    const replicas = Array.isArray(value) ? value.map(javaTrim) : []
    return replicas.every((replica) => /^(?:[0-9]+:[0-9]+)?$/.test(replica)) || replicas.join('') === '*'
      ? undefined
      : 'it takes * or a list of partition:broker'
  },
  'offset-reset': (value) =>
    value === 'none' || isOffsetReset(value)
      ? undefined
      : 'it takes latest, earliest, none or by_duration: with an ISO-8601 duration such as by_duration:PT1H',
  'share-offset-reset': (value) =>
    isOffsetReset(value)
      ? undefined
      : 'it takes latest, earliest or by_duration: with an ISO-8601 duration such as by_duration:PT1H',
  'topology-optimization': (value) =>
    isTopologyOptimization(String(value))
      ? undefined
      : `it takes all, none or a list of ${OPTIMIZATIONS.join(', ')}`,
  'at-most-5': (value) =>
    Array.isArray(value) && value.length > 5 ? 'it takes at most 5 elements' : undefined,
  'non-empty': (value) => (value === '' ? 'it must not be empty' : undefined),
  'non-null': (value) => (value === null ? 'it needs a value' : undefined),
  quorum: () => undefined,
}

/** @see AutoOffsetResetStrategy, ShareGroupAutoOffsetResetStrategy */
function isOffsetReset(value: ParsedValue): boolean {
  if (value === 'latest' || value === 'earliest') return true
  if (typeof value !== 'string' || !value.startsWith('by_duration:')) return false
  const length = parseDuration(value.slice('by_duration:'.length))
  return length !== undefined && length >= 0n
}

/** @see StreamsConfig.verifyTopologyOptimizationConfigs */
function isTopologyOptimization(text: string): boolean {
  const parts = text.split(COMMA)
  while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  if (parts.length === 1 && parts[0] === '' && text !== '') return true
  if (parts.length === 1 && (parts[0] === 'all' || parts[0] === 'none')) return true
  return parts.every((part) => OPTIMIZATIONS.includes(part))
}
