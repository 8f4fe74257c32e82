import { designSchema } from '../model/design-schema'
import { KINDS } from '../model/kinds/index'
import type { z } from '../model/zod'
import { formatCount } from '../shared/format'
import type { Path } from '../yaml/text-error'
import type { Suggestions } from './closest'
import type { Problems } from './design-error'
import { fieldsOfSchema } from './schema-fields'

type Issue = z.core.$ZodIssue
type UnionIssue = z.core.$ZodIssueInvalidUnion

/**
 * Says what the schema found wrong as a colleague would, one problem for each unknown field. `path` is where
 * the issue stands in the whole document.
 */
export function describeIssue(
  issue: Issue,
  path: Path,
  document: unknown,
  problems: Problems,
  suggestions: Suggestions,
): void {
  const meant = issue.code === 'invalid_union' ? meantOf(issue, valueAt(document, path)) : undefined
  if (meant) {
    for (const inner of meant)
      describeIssue(inner, [...path, ...(inner.path as Path)], document, problems, suggestions)
    return
  }
  if (issue.code !== 'unrecognized_keys') {
    problems.report(path, () => sentence(issue, path, valueAt(document, path), suggestions))
    return
  }
  const fields = fieldsAt(path)
  for (const key of issue.keys) {
    if (problems.isFull) return
    problems.report([...path, key], () => {
      const help = suggestions.didYouMean(key, fields) || knownFields(fields)
      return `\`${brief(key)}\` is no field of ${nounAt(path)}.${help}`
    })
  }
}

/**
 * What is wrong with a value that may be of several shapes, seen from the one that it has; undefined where it has
 * none of them, and where the shapes are plain values, of which one sentence tells.
 */
function meantOf(issue: UnionIssue, value: unknown): readonly Issue[] | undefined {
  if (isOfPlainValues(issue) || value === undefined) return undefined
  return issue.errors.find((issues) => !issues.some((one) => isOfOtherShape(one, value)))
}

/** A whole number or a word, or any value of a setting. */
const isOfPlainValues = ({ errors, path }: UnionIssue): boolean =>
  path.at(-1) === 'partitions' ||
  errors.some((issues) => issues.some((one) => one.code === 'invalid_type' && one.expected === 'null'))

const isOfOtherShape = (issue: Issue, value: unknown): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof value !== 'string'))

/** What the shapes of a value are called, each once. */
const shapesOf = ({ errors }: UnionIssue): string =>
  listed([
    ...new Set(
      errors.flatMap(([first]) =>
        first?.code === 'invalid_type'
          ? [TYPE[first.expected] ?? first.expected]
          : first?.code === 'invalid_value'
            ? ['one word']
            : [],
      ),
    ),
  ])

/** Where there are but a few, all of them help. */
const knownFields = (fields: readonly string[]): string =>
  fields.length === 0 || fields.length > 6 ? '' : ` It has ${listed(fields, 'and')}.`

function sentence(issue: Issue, path: Path, value: unknown, suggestions: Suggestions): string {
  const field = fieldOf(path)
  if (value === undefined) return `${capital(nounAt(path.slice(0, -1)))} needs a field \`${path.at(-1)}\`.`
  switch (issue.code) {
    case 'invalid_type':
      if (value === null)
        return `${field} must be ${TYPE[issue.expected] ?? issue.expected}, but nothing stands there.`
      return isTooLarge(issue.expected, value)
        ? `${field} is too large: ${shown(value)}.`
        : `${field} must be ${TYPE[issue.expected] ?? issue.expected}, not ${shown(value)}${/^(number|int|boolean)$/.test(issue.expected) ? unquoted(value) : ''}.`
    case 'invalid_value':
      if (typeof value === 'number') {
        const meant = issue.values.map(String).find((known) => Number(known) === value)
        if (meant) return `${field} must be text: write it in quotes, as in "${meant}".`
      }
      return `${field} must be ${listed(issue.values.map(String))}, not ${shown(value)}.${
        typeof value === 'string' ? suggestions.didYouMean(value, issue.values.map(String)) : ''
      }`
    case 'too_small':
      return issue.origin === 'string'
        ? `${field} must not be empty.`
        : issue.origin === 'array'
          ? `${field} must be ${TYPE['tuple']}.`
          : `${field} must be ${issue.inclusive ? `${amount(issue.minimum)} or more` : `more than ${amount(issue.minimum)}`}, not ${shown(value)}.`
    case 'too_big':
      if (issue.origin === 'string')
        return `${field} is too long: at most ${amount(issue.maximum)} characters fit, not ${formatCount(String(value).length)}.`
      if (issue.origin === 'array')
        return Array.isArray(value) && path.at(-2) === 'positions'
          ? `${field} must be ${TYPE['tuple']}.`
          : `${field} is too long: at most ${amount(issue.maximum)} entries fit.`
      return `${field} must be at most ${amount(issue.maximum)}, not ${shown(value)}.`
    case 'invalid_union':
      return path.at(-1) === 'partitions'
        ? `\`partitions\` must be a whole number from 1 to 1,000,000, or auto, not ${shown(value)}${unquoted(value)}.`
        : isOfPlainValues(issue)
          ? `${field} must be text of up to 32,767 characters, a number, true, false or null, not ${shown(value)}.`
          : `${field} must be ${shapesOf(issue)}, not ${shown(value)}.`
    case 'invalid_key':
      return `${field} is no name that can stand here: it must have from 1 to 500 characters.`
    case 'custom':
      return `${field} ${issue.message}.`
    default:
      return `${field} is not as it should be: ${issue.message}.`
  }
}

const TYPE: Readonly<Record<string, string>> = {
  object: 'a mapping of fields',
  record: 'a mapping of keys to values',
  array: 'a list',
  tuple: 'a list of two numbers',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

/** Integers that no number holds exactly are read as text. */
const isTooLarge = (expected: string, value: unknown): boolean =>
  (expected === 'number' || expected === 'int') && typeof value === 'string' && /^[-+]?\d{16,}$/.test(value)

/** A number or true in quotes is text, which nobody sees in what is shown of it. */
const unquoted = (value: unknown): string =>
  typeof value === 'string' && /^(?:[-+]?\d+(?:\.\d+)?|true|false)$/.test(value) ? ' in quotes' : ''

const amount = (value: number | bigint): string => formatCount(Number(value))

const listed = (values: readonly string[], last: 'and' | 'or' = 'or'): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${last} ${values.at(-1)}`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** A value as a sentence can hold it. */
function shown(value: unknown): string {
  if (value === null) return 'nothing'
  if (value === '') return 'empty text'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return typeof value === 'string' ? `\`${brief(value)}\`` : String(value)
}

/** What an entry of each list of the document is called. */
const NODE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(KINDS).map(({ list, words }) => [list, `a ${words.singular}`])),
  suppressions: 'an acceptance',
}

function nounAt(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'a design'
  if (typeof last === 'string') return `\`${brief(last)}\``
  const list = String(path.at(-2))
  return NODE[list] ?? `an entry of \`${list}\``
}

const fieldOf = (path: Path): string => (path.length === 0 ? 'A design' : capital(nounAt(path)))

function valueAt(document: unknown, path: Path): unknown {
  let value = document
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Readonly<Record<string | number, unknown>>)[step]
  }
  return value
}

/** The fields that the schema knows at a path. */
function fieldsAt(path: Path): readonly string[] {
  let fields = fieldsOfSchema(designSchema)
  for (const step of path) if (typeof step === 'string') fields = fieldsOfSchema(fields?.[step])
  return Object.keys(fields ?? {})
}
