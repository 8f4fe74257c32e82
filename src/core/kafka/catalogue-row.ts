import { before, type KafkaVersion } from './versions'

/**
 * One setting of one Kafka release, as its ConfigDef has it.
 *
 * @see org.apache.kafka.common.config.ConfigDef.ConfigKey
 */
export interface ConfigDefinition {
  readonly key: string
  readonly type: ConfigType
  readonly importance: 'high' | 'medium' | 'low'
  /** Whether Kafka demands a value; `default` is null then. */
  readonly required: boolean
  /** Numbers beyond 2^53 and lists (comma-separated) are text; null where Kafka's default is no value. */
  readonly default: string | number | boolean | null
  /** Inclusive bounds of a number. */
  readonly minimum?: number
  readonly maximum?: number
  /** The only values, or the only elements of a list. */
  readonly values?: readonly string[]
  readonly ignoresCase?: true
  /** What a list may be; absent before Kafka 4.2, which did not look. */
  readonly list?: { readonly mayBeEmpty: boolean; readonly mayBeNull: boolean }
  /** A check that only code can say; `config-value.ts` has it. */
  readonly special?: SpecialCheck
  /** Kafka documents it nowhere: not offered, but not unknown either. */
  readonly internal: boolean
  /** The broker property that supplies a topic setting's default. */
  readonly brokerDefaultProperty?: string
  /** The first release with it, if that is not the oldest known here. */
  readonly since?: KafkaVersion
  /** The first release without it. */
  readonly removedIn?: KafkaVersion
}

const TYPES = {
  b: 'boolean',
  s: 'string',
  i: 'int',
  l: 'long',
  h: 'short',
  d: 'double',
  L: 'list',
  c: 'class',
  p: 'password',
} as const

export type ConfigType = (typeof TYPES)[keyof typeof TYPES]

export type SpecialCheck =
  | 'gzip-level'
  | 'throttled-replicas'
  | 'offset-reset'
  | 'share-offset-reset'
  | 'topology-optimization'
  | 'at-most-5'
  | 'non-empty'
  | 'non-null'
  | 'quorum'

const IMPORTANCES = { h: 'high', m: 'medium', l: 'low' } as const

/**
 * A row of the catalogue, split: `key|type|default|constraint|history|broker default property`, trailing
 * empty fields left out.
 *
 * - type: a letter for the type, one for the importance, `x` if internal;
 * - default: `!` if a value is demanded, `~` for null, else the text;
 * - constraint: `min..max`; `=a,b` values; `~a,b` values in any case; `[` a list, then `+` if it must not be
 *   empty, `?` if it may be null, `!`, and its elements; `@name` a special check;
 * - history, newest first: `-4.0` gone in 4.0, `+3.9` new in 3.9, `4.1c14..` before 4.1 the constraint
 *   (`t` type, `d` default) was `14..`.
 */
export interface CatalogueRow {
  readonly key: string
  readonly fields: readonly string[]
}

export const splitRow = (row: string): CatalogueRow => {
  const fields = row.split('|')
  return { key: fields[0] ?? '', fields }
}

/** The releases that have a row's setting: `since` is absent for the oldest known, `removedIn` if it is still there. */
export function rowLife(row: CatalogueRow): { since?: KafkaVersion; removedIn?: KafkaVersion } {
  const life: { since?: KafkaVersion; removedIn?: KafkaVersion } = {}
  for (const { sign, version } of history(row)) {
    if (sign === '+') life.since = version
    if (sign === '-') life.removedIn = version
  }
  return life
}

/** The definition that a release has of a row's setting, or undefined if it has none. */
export function definitionOf(row: CatalogueRow, version: KafkaVersion): ConfigDefinition | undefined {
  const life = rowLife(row)
  if (life.since && before(version, life.since)) return undefined
  if (life.removedIn && !before(version, life.removedIn)) return undefined
  let [, type = '', value = '', constraint = ''] = row.fields
  for (const change of history(row)) {
    if (change.sign !== '' || !before(version, change.version)) continue
    if (change.facet === 't') type = change.was
    if (change.facet === 'd') value = change.was
    if (change.facet === 'c') constraint = change.was
  }
  const configType = TYPES[type[0] as keyof typeof TYPES]
  const property = row.fields[5]
  return {
    key: row.key,
    type: configType,
    importance: IMPORTANCES[type[1] as keyof typeof IMPORTANCES],
    internal: type[2] === 'x',
    required: value === '!',
    default: defaultOf(value, configType),
    ...constraintOf(constraint),
    ...(property ? { brokerDefaultProperty: property } : {}),
    ...life,
  }
}

interface Change {
  readonly sign: string
  readonly version: KafkaVersion
  readonly facet: string
  readonly was: string
}

function history(row: CatalogueRow): readonly Change[] {
  const text = row.fields[4]
  if (!text) return NOTHING
  return text.split(';').map((change) => {
    const [, sign = '', version, facet = '', was = ''] = /^([+-]?)(\d\.\d)([tdc]?)(.*)$/.exec(change) ?? []
    return { sign, version: version as KafkaVersion, facet, was }
  })
}

const NOTHING: readonly Change[] = []

function defaultOf(text: string, type: ConfigType): string | number | boolean | null {
  if (text === '!' || text === '~') return null
  if (type === 'boolean') return text === 'true'
  if (type === 'int' || type === 'short' || type === 'double') return Number(text)
  if (type === 'long') return Number.isSafeInteger(Number(text)) ? Number(text) : text
  return text
}

type Constraint = Pick<
  ConfigDefinition,
  'minimum' | 'maximum' | 'values' | 'ignoresCase' | 'list' | 'special'
>

function constraintOf(text: string): Constraint {
  if (text === '') return {}
  const rest = text.slice(1)
  switch (text[0]) {
    case '=':
      return { values: rest.split(',') }
    case '~':
      return { values: rest.split(','), ignoresCase: true }
    case '@':
      return { special: rest as SpecialCheck }
    case '[':
      return listOf(rest)
    default: {
      const [minimum, maximum] = text.split('..')
      return {
        ...(minimum ? { minimum: Number(minimum) } : {}),
        ...(maximum ? { maximum: Number(maximum) } : {}),
      }
    }
  }
}

function listOf(text: string): Constraint {
  const [, flags = '', elements = ''] = /^((?:\+?\??!)?)(.*)$/.exec(text) ?? []
  return {
    ...(elements === '' ? {} : { values: elements.split(',') }),
    ...(flags === '' ? {} : { list: { mayBeEmpty: !flags.includes('+'), mayBeNull: flags.includes('?') } }),
  }
}
