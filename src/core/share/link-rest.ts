/**
 * What a design says beyond the tables of a link: a difference, as plain data. Fields that are newer than the tables
 * travel in it without a column of their own, so that a field of the document can never be lost in a link.
 */

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The two values cannot be told apart by adding alone. */
const REPLACED = Symbol('replaced')

/**
 * Returns what has to be laid over `carried` to make it `whole`: a mapping of the fields that differ, lists by the index
 * of their items; undefined where nothing does. Fields that only `carried` has cannot be taken away; a value that has
 * such fields is replaced as a whole. Where all of it has to be, it stands alone in a list.
 */
export function restOf(whole: unknown, carried: unknown): unknown {
  const rest = difference(whole, carried)
  return rest === REPLACED ? [whole] : rest
}

function difference(whole: unknown, carried: unknown): unknown {
  if (Object.is(whole, carried)) return undefined
  if (Array.isArray(whole) && Array.isArray(carried)) {
    return whole.length === carried.length
      ? differing(whole.entries(), (at) => [true, carried[at]])
      : REPLACED
  }
  if (!isFields(whole) || !isFields(carried)) return REPLACED
  if (Object.keys(carried).some((key) => !Object.hasOwn(whole, key))) return REPLACED
  return differing(Object.entries(whole), (key) => [Object.hasOwn(carried, key), carried[key]])
}

function differing<Key extends string | number>(
  entries: Iterable<readonly [Key, unknown]>,
  carriedAt: (key: Key) => readonly [isThere: boolean, value: unknown],
): Fields | undefined | typeof REPLACED {
  const found: Fields = {}
  let isFound = false
  for (const [key, value] of entries) {
    const [isThere, carried] = carriedAt(key)
    const rest = isThere ? difference(value, carried) : value
    if (rest === undefined) continue
    // A mapping that replaces another would be laid over it instead: the one around it is replaced.
    if (rest === REPLACED && isFields(value) && typeof carried === 'object' && carried !== null)
      return REPLACED
    set(found, String(key), rest === REPLACED ? value : rest)
    isFound = true
  }
  return isFound ? found : undefined
}

/** Lays what `restOf` found over what the tables carried, and returns the whole. Changes `carried`. */
export const withRest = (carried: unknown, rest: unknown): unknown =>
  Array.isArray(rest) ? rest[0] : lay(carried, rest)

function lay(carried: unknown, rest: unknown): unknown {
  if (!isFields(rest) || typeof carried !== 'object' || carried === null) return rest
  for (const [key, value] of Object.entries(rest)) {
    const before = Object.hasOwn(carried, key) ? (carried as Fields)[key] : undefined
    set(carried as Fields, key, lay(before, value))
  }
  return carried
}

/** Sets a field of its own, whatever its name. */
function set(fields: Fields, key: string, value: unknown): void {
  Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true })
}

/** How many values there are in some plain data, itself included. */
export const valuesIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((count: number, inner) => count + valuesIn(inner), 1)
    : 1
