/**
 * What leads from one plain value to another, to be kept beside one of them. Values are immutable: a part that is the
 * very same object is not looked into, so that the difference of two large designs costs what differs. The order of
 * fields is kept as well, which formats for difference, such as RFC 6902, leave open.
 */

/** A value as it is: none stands for undefined. */
type Whole = readonly [0, unknown?]

/** A list: items from an index on, as they were; one that was changed; one that is new. */
type Part =
  | readonly [from: number, count: number]
  | readonly [from: number, one: 1, Difference]
  | readonly [item: unknown]

/** A table: its fields in order, where they are not those of before, and what became of their values. */
type OfTable = readonly [2, readonly Part[] | 0, readonly (readonly [field: string, Difference])[]]

/** Plain data, which JSON can carry. */
export type Difference = Whole | readonly [1, readonly Part[]] | OfTable

type Table = Readonly<Record<string, unknown>>

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valueIn = (table: Table, field: string): unknown =>
  Object.hasOwn(table, field) ? table[field] : undefined

const whole = (value: unknown): Whole => (value === undefined ? [0] : [0, value])

const canBeChanged = (one: unknown, other: unknown) =>
  (isTable(one) && isTable(other)) || (Array.isArray(one) && Array.isArray(other))

/** How many items at the beginning of two lists are the same. */
function sameAtFront(before: readonly unknown[], after: readonly unknown[]): number {
  const most = Math.min(before.length, after.length)
  let count = 0
  while (count < most && before[count] === after[count]) count += 1
  return count
}

function sameAtBack(before: readonly unknown[], after: readonly unknown[], front: number): number {
  const most = Math.min(before.length, after.length) - front
  let count = 0
  while (count < most && before.at(-1 - count) === after.at(-1 - count)) count += 1
  return count
}

function partsOf(before: readonly unknown[], after: readonly unknown[]): readonly Part[] {
  const front = sameAtFront(before, after)
  const back = sameAtBack(before, after, front)
  const parts: Part[] = []
  const take = (from: number, count: number) => {
    const [start, length, change] = parts.at(-1) ?? []
    if (change === undefined && typeof length === 'number' && Number(start) + length === from)
      parts[parts.length - 1] = [Number(start), length + count]
    else if (count > 0) parts.push([from, count])
  }
  take(0, front)
  const isInPlace = before.length === after.length
  const indices = new Map<unknown, number>()
  for (let at = before.length - back - 1; at >= front; at -= 1) indices.set(before[at], at)
  for (let at = front; at < after.length - back; at += 1) {
    const item = after[at]
    const index = isInPlace && before[at] === item ? at : indices.get(item)
    if (index !== undefined) take(index, 1)
    else if (isInPlace && canBeChanged(before[at], item)) parts.push([at, 1, differenceOf(before[at], item)])
    else parts.push([item])
  }
  take(before.length - back, back)
  return parts
}

/** The difference that leads from one value to another. */
export function differenceOf(before: unknown, after: unknown): Difference {
  if (Array.isArray(before) && Array.isArray(after)) return [1, partsOf(before, after)]
  if (!isTable(before) || !isTable(after)) return whole(after)
  const [fieldsBefore, fields] = [Object.keys(before), Object.keys(after)]
  const isSameOrder =
    fields.length === fieldsBefore.length && sameAtFront(fieldsBefore, fields) === fields.length
  const changes = fields.flatMap((field) => {
    const [was, is] = [valueIn(before, field), after[field]]
    if (was === is) return []
    return [[field, canBeChanged(was, is) ? differenceOf(was, is) : whole(is)] as const]
  })
  return [2, isSameOrder ? 0 : partsOf(fieldsBefore, fields), changes]
}

function joined(before: readonly unknown[], parts: readonly Part[]): unknown[] {
  return parts.flatMap((part): readonly unknown[] => {
    if (part.length === 1) return [part[0]]
    const [from, count, change] = part
    const items = before.slice(from, from + count)
    if (items.length !== count) throw new Error(`A list has no ${count} items from ${from} on`)
    return change === undefined ? items : [withDifference(items[0], change)]
  })
}

/** The value that a difference leads to. Throws where it was not made from this value. */
export function withDifference(before: unknown, difference: Difference): unknown {
  const [kind] = difference
  if (kind === 0) return difference[1]
  if (kind === 1) {
    if (!Array.isArray(before)) throw new Error('A list was expected')
    return joined(before, difference[1])
  }
  if (!isTable(before)) throw new Error('A table was expected')
  const [, order, changes] = difference
  const fields = order === 0 ? Object.keys(before) : joined(Object.keys(before), order).map(String)
  const changed = new Map(changes)
  return Object.fromEntries(
    fields.map((field) => {
      const change = changed.get(field)
      return [field, change ? withDifference(valueIn(before, field), change) : valueIn(before, field)]
    }),
  )
}
