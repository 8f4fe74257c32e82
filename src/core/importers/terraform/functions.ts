import { formatted } from './format-text'
import {
  entriesOf,
  isList,
  isObject,
  isUnknownIn,
  objectOf,
  restOf,
  type TerraformValue,
  textOf,
  Unknown,
  withRest,
} from './values'

type Args = readonly TerraformValue[]

/** So many values are made at most. */
const MOST = 20_000

const text = (value: TerraformValue | undefined): string => textOf(value ?? '') ?? ''
const number = (value: TerraformValue | undefined): number => Number(text(value))
const list = (value: TerraformValue | undefined): readonly TerraformValue[] => (isList(value) ? value : [])

const unique = (values: readonly TerraformValue[]): TerraformValue[] => {
  const seen = new Set<string>()
  return values.filter((value) => {
    const key = JSON.stringify(value)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

const flat = (values: readonly TerraformValue[]): TerraformValue[] =>
  values.flatMap((value) => (isList(value) ? flat(value) : [value]))

const entries = (value: TerraformValue | undefined) => (isObject(value) ? entriesOf(value) : [])
const isIn = (values: readonly TerraformValue[]) => {
  const keys = new Set(values.map((value) => JSON.stringify(value)))
  return (value: TerraformValue) => keys.has(JSON.stringify(value))
}

/** Every choice of one of each list. */
function product(lists: readonly (readonly TerraformValue[])[]): TerraformValue | undefined {
  if (lists.reduce((count, one) => count * one.length, 1) > MOST) return undefined
  return lists.reduce<TerraformValue[][]>(
    (made, one) => made.flatMap((start) => one.map((item) => [...start, item])),
    [[]],
  )
}

function range(args: Args): TerraformValue | undefined {
  const [first, second, third] = args.map(number)
  const [start, end] = second === undefined ? [0, first ?? 0] : [first ?? 0, second]
  const step = third ?? (end >= start ? 1 : -1)
  const count = Math.ceil((end - start) / step)
  if (!(count >= 0 && count <= MOST)) return undefined
  return Array.from({ length: count }, (_, at) => start + at * step)
}

/** Mappings laid over each other. What one of them has beyond what is known may stand in place of what comes before it. */
function merged(maps: Args): TerraformValue | undefined {
  let made = new Map<string, TerraformValue>()
  let rest: Unknown | undefined
  for (const map of maps) {
    const beyond = map instanceof Unknown ? map : restOf(map)
    if (beyond) {
      rest = beyond
      made = new Map([...made.keys()].map((key) => [key, beyond]))
    }
    for (const [key, value] of entries(map)) made.set(key, value)
  }
  const object = objectOf(made)
  return rest ? withRest(object, rest) : object
}

/** A text as `regex` has it would need an engine that cannot be held up by a pattern: patterns stay unknown. */
const isPattern = (value: TerraformValue | undefined): boolean => /^\/.*\/$/.test(text(value))

/** The functions of Terraform that topics' names and numbers are commonly made with; any other stays unknown. */
const FUNCTIONS: Readonly<Record<string, (...args: Args) => TerraformValue | undefined>> = {
  tostring: (value) => textOf(value ?? null),
  tonumber: (value) => (text(value) === '' ? undefined : number(value)),
  tobool: (value) => text(value) === 'true',
  tolist: (value) => list(value),
  toset: (value) => unique(list(value)),
  tomap: (value) => value,
  nonsensitive: (value) => value,
  sensitive: () => undefined,
  jsonencode: (value) => value,
  lower: (value) => text(value).toLowerCase(),
  upper: (value) => text(value).toUpperCase(),
  title: (value) => text(value).replace(/\b\w/g, (letter) => letter.toUpperCase()),
  trimspace: (value) => text(value).trim(),
  chomp: (value) => text(value).replace(/[\r\n]+$/, ''),
  trim: (value, signs) => trimmed(text(value), text(signs)),
  trimprefix: (value, prefix) =>
    text(value).startsWith(text(prefix)) ? text(value).slice(text(prefix).length) : value,
  trimsuffix: (value, suffix) =>
    text(suffix) !== '' && text(value).endsWith(text(suffix))
      ? text(value).slice(0, -text(suffix).length)
      : value,
  replace: (value, part, by) =>
    isPattern(part) ? undefined : text(value).replaceAll(text(part), () => text(by)),
  substr: (value, start, length) => {
    const from = number(start) < 0 ? text(value).length + number(start) : number(start)
    return text(value).slice(from, number(length) < 0 ? undefined : from + number(length))
  },
  strrev: (value) => [...text(value)].reverse().join(''),
  startswith: (value, start) => text(value).startsWith(text(start)),
  endswith: (value, end) => text(value).endsWith(text(end)),
  strcontains: (value, part) => text(value).includes(text(part)),
  join: (separator, ...lists) =>
    flat(lists)
      .map((item) => text(item))
      .join(text(separator)),
  split: (separator, value) => text(value).split(text(separator)),
  format: (pattern, ...args) => formatted(text(pattern), args),
  formatlist: (pattern, ...args) => {
    const length = Math.max(0, ...args.map((arg) => list(arg).length))
    const made = Array.from({ length }, (_, at) =>
      formatted(
        text(pattern),
        args.map((arg) => (isList(arg) ? (arg[at] ?? null) : arg)),
      ),
    )
    return made.every((one) => one !== undefined) ? made : undefined
  },
  concat: (...lists) => lists.flatMap(list),
  flatten: (value) => flat(list(value)),
  distinct: (value) => unique(list(value)),
  compact: (value) => list(value).filter((item) => item !== null && item !== ''),
  sort: (value) => [...list(value)].sort((one, other) => (text(one) < text(other) ? -1 : 1)),
  reverse: (value) => [...list(value)].reverse(),
  slice: (value, from, to) => list(value).slice(number(from), number(to)),
  range: (...args) => range(args),
  chunklist: (value, size) => {
    const all = list(value)
    const step = Math.max(1, number(size))
    return Array.from({ length: Math.ceil(all.length / step) }, (_, at) =>
      all.slice(at * step, (at + 1) * step),
    )
  },
  setunion: (...lists) => unique(lists.flatMap(list)),
  setintersection: (first, ...others) =>
    others.reduce<Args>((left, one) => left.filter(isIn(list(one))), unique(list(first))),
  setsubtract: (first, other) => unique(list(first)).filter((item) => !isIn(list(other))(item)),
  setproduct: (...lists) => product(lists.map(list)),
  merge: (...maps) => merged(maps),
  keys: (value) => entries(value).map(([key]) => key),
  values: (value) => entries(value).map(([, inner]) => inner),
  lookup: (map, key, fallback) =>
    isObject(map) && Object.hasOwn(map, text(key)) ? map[text(key)] : restOf(map) ? undefined : fallback,
  zipmap: (keys, values) => objectOf(list(keys).map((key, at) => [text(key), list(values)[at] ?? null])),
  element: (value, at) => list(value)[number(at) % Math.max(1, list(value).length)],
  index: (value, item) => {
    const at = list(value).findIndex((one) => isIn([item ?? null])(one))
    return at < 0 ? undefined : at
  },
  one: (value) => (list(value).length > 1 ? undefined : (list(value)[0] ?? null)),
  length: (value) =>
    isList(value) ? value.length : isObject(value) ? Object.keys(value).length : text(value).length,
  sum: (value) => list(value).reduce<number>((sum, item) => sum + number(item), 0),
  max: (...numbers) => Math.max(...numbers.map(number)),
  min: (...numbers) => Math.min(...numbers.map(number)),
  floor: (value) => Math.floor(number(value)),
  ceil: (value) => Math.ceil(number(value)),
  abs: (value) => Math.abs(number(value)),
  signum: (value) => Math.sign(number(value)),
  pow: (base, exponent) => number(base) ** number(exponent),
  parseint: (value, base) => Number.parseInt(text(value), number(base)),
  contains: (value, item) => list(value).some((one) => text(one) === text(item)),
  alltrue: (value) => list(value).every((one) => text(one) === 'true'),
  anytrue: (value) => list(value).some((one) => text(one) === 'true'),
}

/** Functions that move values and do not look into them, so that what is known is kept beside what is not. */
const MOVES = new Set([
  'merge', 'lookup', 'keys', 'values', 'jsonencode', 'tomap', 'length', 'concat', 'flatten', 'element', 'slice', 'reverse',
  'tolist', 'setproduct', 'zipmap', 'one', 'chunklist',
]) // biome-ignore format: a list of words

function trimmed(value: string, signs: string): string {
  let [start, end] = [0, value.length]
  while (start < end && signs.includes(value.charAt(start))) start += 1
  while (end > start && signs.includes(value.charAt(end - 1))) end -= 1
  return value.slice(start, end)
}

/** The first argument that is there; undefined where one before it is not known. */
function first(args: Args, isSkipped: (value: TerraformValue) => boolean): TerraformValue | undefined {
  const found = args.find((arg) => !isSkipped(arg))
  return found instanceof Unknown ? undefined : found
}

/** What a function makes of its arguments; undefined where that is not known. */
export function callFunction(name: string, args: Args): TerraformValue | undefined {
  if (name === 'try') return first(args, (arg) => arg instanceof Unknown && arg.isMissing)
  if (name === 'can') {
    const [arg] = args
    return arg instanceof Unknown ? (arg.isMissing ? false : undefined) : true
  }
  if (name === 'coalesce') return first(args, (arg) => arg === null || arg === '')
  if (name === 'coalescelist')
    return first(args, (arg) => list(arg).length === 0 && !(arg instanceof Unknown))
  if (!Object.hasOwn(FUNCTIONS, name)) return undefined
  const isUnknown =
    name === 'merge'
      ? () => false
      : MOVES.has(name)
        ? (arg: TerraformValue) => arg instanceof Unknown
        : isUnknownIn
  if (args.some(isUnknown)) return undefined
  const made = FUNCTIONS[name]?.(...args)
  return typeof made === 'number' && !Number.isFinite(made) ? undefined : made
}
