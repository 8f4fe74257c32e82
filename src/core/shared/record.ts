/**
 * A table by name. It has no prototype: `__proto__` and `constructor` are names that Kafka accepts.
 */
export function record<Item, Value>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  toValue: (item: Item) => Value,
): Readonly<Record<string, Value>> {
  const table: Record<string, Value> = Object.create(null)
  for (const item of items) table[nameOf(item)] = toValue(item)
  return table
}
