import { isList, isObject, objectOf, type TerraformValue, textOf, Unknown } from './values'

type Args = readonly TerraformValue[]

const text = (value: TerraformValue | undefined): string => textOf(value ?? '') ?? ''
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

const entries = (value: TerraformValue | undefined) => (isObject(value) ? Object.entries(value) : [])

/** The functions of Terraform that topics' names and numbers are commonly made with; any other stays unknown. */
const FUNCTIONS: Readonly<Record<string, (...args: Args) => TerraformValue | undefined>> = {
  tostring: (value) => text(value),
  tonumber: (value) => Number(text(value)),
  tobool: (value) => text(value) === 'true',
  tolist: (value) => list(value),
  toset: (value) => unique(list(value)),
  tomap: (value) => value,
  jsonencode: (value) => value,
  lower: (value) => text(value).toLowerCase(),
  upper: (value) => text(value).toUpperCase(),
  title: (value) => text(value).replace(/\b\w/g, (letter) => letter.toUpperCase()),
  trimspace: (value) => text(value).trim(),
  trim: (value, signs) => trimmed(text(value), text(signs)),
  trimprefix: (value, prefix) =>
    text(value).startsWith(text(prefix)) ? text(value).slice(text(prefix).length) : value,
  trimsuffix: (value, suffix) =>
    text(suffix) !== '' && text(value).endsWith(text(suffix))
      ? text(value).slice(0, -text(suffix).length)
      : value,
  replace: (value, part, by) =>
    text(part).startsWith('/') ? undefined : text(value).replaceAll(text(part), text(by)),
  join: (separator, ...lists) =>
    flat(lists)
      .map((item) => text(item))
      .join(text(separator)),
  split: (separator, value) => text(value).split(text(separator)),
  format: (pattern, ...args) => formatted(text(pattern), args),
  concat: (...lists) => lists.flatMap(list),
  flatten: (value) => flat(list(value)),
  distinct: (value) => unique(list(value)),
  compact: (value) => list(value).filter((item) => item !== null && item !== ''),
  sort: (value) => [...list(value)].sort((one, other) => (text(one) < text(other) ? -1 : 1)),
  reverse: (value) => [...list(value)].reverse(),
  setunion: (...lists) => unique(lists.flatMap(list)),
  merge: (...maps) => objectOf(maps.flatMap(entries)),
  keys: (value) => entries(value).map(([key]) => key),
  values: (value) => entries(value).map(([, inner]) => inner),
  lookup: (map, key, fallback) =>
    isObject(map) && Object.hasOwn(map, text(key)) ? map[text(key)] : fallback,
  zipmap: (keys, values) => objectOf(list(keys).map((key, at) => [text(key), list(values)[at] ?? null])),
  element: (value, at) => list(value)[Number(text(at)) % Math.max(1, list(value).length)],
  length: (value) =>
    isList(value) ? value.length : isObject(value) ? Object.keys(value).length : text(value).length,
  max: (...numbers) => Math.max(...numbers.map((number) => Number(text(number)))),
  min: (...numbers) => Math.min(...numbers.map((number) => Number(text(number)))),
  floor: (number) => Math.floor(Number(text(number))),
  ceil: (number) => Math.ceil(Number(text(number))),
  contains: (value, item) => list(value).some((one) => text(one) === text(item)),
}

function trimmed(value: string, signs: string): string {
  let [start, end] = [0, value.length]
  while (start < end && signs.includes(value.charAt(start))) start += 1
  while (end > start && signs.includes(value.charAt(end - 1))) end -= 1
  return value.slice(start, end)
}

function formatted(pattern: string, args: Args): string | undefined {
  let at = 0
  if (/%[^sdv%]/.test(pattern)) return undefined
  return pattern.replace(/%[sdv%]/g, (verb) => (verb === '%%' ? '%' : text(args[at++])))
}

const isUnknownIn = (value: TerraformValue | undefined): boolean =>
  value instanceof Unknown || (isList(value) && value.some(isUnknownIn))

/** What a function makes of its arguments; undefined where that is not known. `merge` and its kin keep what is known. */
export function callFunction(name: string, args: Args): TerraformValue | undefined {
  if (name === 'try' || name === 'coalesce' || name === 'coalescelist') {
    return args.find((arg) => !(arg instanceof Unknown) && arg !== null && arg !== '')
  }
  if (!Object.hasOwn(FUNCTIONS, name)) return undefined
  const isShallow =
    name === 'merge' ||
    name === 'lookup' ||
    name === 'keys' ||
    name === 'values' ||
    name === 'jsonencode' ||
    name === 'tomap'
  if (args.some((arg) => (isShallow ? arg instanceof Unknown : isUnknownIn(arg)))) return undefined
  const made = FUNCTIONS[name]?.(...args)
  return typeof made === 'number' && Number.isNaN(made) ? undefined : made
}
