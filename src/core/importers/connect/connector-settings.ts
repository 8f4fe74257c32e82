import { isConnectSecret, secretReference, withoutSecret } from '../../model/connect-secrets'
import { SETTING_OF_FIELD } from '../../model/connector-words'
import type { Config, ConfigValue, Connector, Transform } from '../../model/design'
import type { FactBook } from '../facts/fact-book'
import { settingValue } from '../facts/fields'
import { hasExpression, sayExpression, showExpressions } from '../reading/expression'
import type { Place } from '../source'

export interface Setting {
  readonly value: string
  readonly place: Place
}

/** The settings of one connector as a source has them; each is read once, and what is left stays plain. */
export class Settings {
  readonly #all = new Map<string, Setting>()
  readonly #taken = new Set<string>()

  constructor(settings: readonly (readonly [key: string, value: unknown, place: Place])[]) {
    for (const [key, value, place] of settings) {
      if (value === undefined || value === null || typeof value === 'object') continue
      this.#all.set(key, { value: String(value).trim(), place })
    }
  }

  /** A setting, whether it is read as a field or not; undefined where it is empty. */
  look(key: string): Setting | undefined {
    const setting = this.#all.get(key)
    return setting?.value === '' ? undefined : setting
  }

  /** A setting that becomes a field. */
  take(key: string): Setting | undefined {
    this.#taken.add(key)
    return this.look(key)
  }

  /** The settings under a prefix, without it, which become fields. */
  takeUnder(prefix: string): readonly (readonly [key: string, setting: Setting])[] {
    const found: [string, Setting][] = []
    for (const [key, setting] of this.#all) {
      if (!key.startsWith(prefix) || this.#taken.has(key)) continue
      this.#taken.add(key)
      found.push([key.slice(prefix.length), setting])
    }
    return found
  }

  get rest(): readonly (readonly [key: string, setting: Setting])[] {
    return [...this.#all].filter(([key]) => !this.#taken.has(key))
  }
}

export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** As long as a setting may be that is kept. */
const MOST_CHARACTERS = 32_767
/** A whole value that a template puts in, as `${DB_PORT}`: what connectors look up themselves has a colon or a point. */
const PARAMETER = /^\$\{[A-Z][A-Z0-9_]*\}$/

/** The settings that may be kept, each as the document has it; what may be a secret is replaced by a reference, and said. */
export function plainSettings(
  book: FactBook,
  name: string,
  settings: readonly (readonly [key: string, setting: Setting])[],
  prefix = '',
): Config | undefined {
  const config: Record<string, ConfigValue> = {}
  for (const [key, { value, place }] of settings) {
    const whole = `${prefix}${key}`
    if (key === '' || key.length > 500 || hasExpression(key) || key === '__proto__') {
      book.lose(place, `A setting of the connector \`${name}\` has no name that can be kept.`)
      continue
    }
    if (isConnectSecret(whole, showExpressions(value))) {
      const kept = String(withoutSecret(name, whole, showExpressions(value)))
      const isPart = kept !== secretReference(name, whole)
      config[key] = isPart && kept.length > MOST_CHARACTERS ? secretReference(name, whole) : kept
      book.loseSecret(place, `\`${whole}\` of \`${name}\``, isPart)
      continue
    }
    if (showExpressions(value) !== value || PARAMETER.test(value) || /\{\{|\{%/.test(value)) {
      book.lose(place, `\`${whole}\` of \`${name}\` is ${sayExpression(value)}: its value is not known.`)
      continue
    }
    const kept = settingValue(value)
    if (kept === undefined) book.lose(place, `\`${whole}\` of \`${name}\` is too long to be kept.`)
    else config[key] = kept
  }
  return Object.keys(config).length === 0 ? undefined : config
}

type Fields = { -readonly [Field in keyof Connector]: Connector[Field] }

/** Says that a value cannot stand in its field. */
function refuse(book: FactBook, name: string, key: string, { value, place }: Setting): void {
  const why = hasExpression(value) ? ': its value is not known' : ', which it cannot be'
  book.lose(place, `\`${key}\` of \`${name}\` is ${sayExpression(value.slice(0, 60))}${why}.`)
}

function oneOf<Word extends string>(
  { book, settings, name }: Reading,
  key: string,
  words: readonly Word[],
): Word | undefined {
  const setting = settings.take(key)
  if (!setting) return undefined
  const found = words.find((word) => word === setting.value.toLowerCase())
  if (!found) refuse(book, name, key, setting)
  return found
}

export interface Reading {
  readonly book: FactBook
  readonly settings: Settings
  readonly name: string
}

/** A name or a class as text; what is an expression is a loss. */
function textOf({ book, settings, name }: Reading, key: string): string | undefined {
  const setting = settings.take(key)
  if (!setting) return undefined
  if (setting.value.length <= 1000 && !hasExpression(setting.value)) return setting.value
  refuse(book, name, key, setting)
  return undefined
}

function countOf(reading: Reading, key: string): number | undefined {
  const setting = reading.settings.take(key)
  if (!setting) return undefined
  const count = Number(setting.value)
  if (Number.isInteger(count) && count >= 1 && count <= 1_000_000) return count
  refuse(reading.book, reading.name, key, setting)
  return undefined
}

function flagOf(reading: Reading, key: string): boolean | undefined {
  const word = oneOf(reading, key, ['true', 'false'])
  return word === undefined ? undefined : word === 'true'
}

function converterOf(reading: Reading, key: string): Connector['keyConverter'] {
  const name = textOf(reading, key)
  if (name === undefined) return undefined
  const schemas = flagOf(reading, `${key}.schemas.enable`)
  return { class: name, ...(schemas !== undefined && { schemas }) }
}

function transformsOf(reading: Reading): readonly Transform[] {
  const { book, settings, name } = reading
  const listed = settings.take('transforms')
  return listOf(listed?.value ?? '').flatMap((alias): Transform[] => {
    const type = textOf(reading, `transforms.${alias}.type`)
    const own = settings.takeUnder(`transforms.${alias}.`)
    if (type === undefined || hasExpression(alias)) {
      if (listed)
        book.lose(listed.place, `The transform \`${alias.slice(0, 60)}\` of \`${name}\` has no type.`)
      return []
    }
    const config = plainSettings(book, name, own, `transforms.${alias}.`)
    return [{ name: alias, type, ...(config && { config }) }]
  })
}

/** Reads the fields that any connector has off its settings, its edges and dead letters apart. */
export function readFields(reading: Reading): Partial<Fields> {
  const fields: Partial<Fields> = {}
  const put = <Field extends keyof Fields>(field: Field, value: Fields[Field]) => {
    if (value !== undefined) fields[field] = value
  }
  put('class', textOf(reading, SETTING_OF_FIELD.class))
  put('tasksMax', countOf(reading, SETTING_OF_FIELD.tasksMax))
  put('keyConverter', converterOf(reading, 'key.converter'))
  put('valueConverter', converterOf(reading, 'value.converter'))
  const transforms = transformsOf(reading)
  if (transforms.length > 0) put('transforms', transforms.slice(0, 100))
  put('errorsTolerance', oneOf(reading, SETTING_OF_FIELD.errorsTolerance, ['none', 'all']))
  put('exactlyOnce', oneOf(reading, SETTING_OF_FIELD.exactlyOnce, ['requested', 'required']))
  put(
    'transactionBoundary',
    oneOf(reading, SETTING_OF_FIELD.transactionBoundary, ['poll', 'interval', 'connector']),
  )
  put('offsetsTopic', textOf(reading, SETTING_OF_FIELD.offsetsTopic))
  return fields
}

const DEAD_LETTERS = 'errors.deadletterqueue.'

/** Reads where a sink sends what it cannot read. */
export function readDeadLetters(reading: Reading): Connector['deadLetter'] {
  const topic = textOf(reading, `${DEAD_LETTERS}topic.name`)
  if (topic === undefined) return undefined
  const factor = countOf(reading, `${DEAD_LETTERS}topic.replication.factor`)
  const headers = flagOf(reading, `${DEAD_LETTERS}context.headers.enable`)
  return {
    topic,
    ...(factor !== undefined && factor <= 32_767 && { replicationFactor: factor }),
    ...(headers !== undefined && { contextHeaders: headers }),
  }
}
