/**
 * Maps a list and leaves out what is undefined. The result has room for its items and no more: a list that grew item by
 * item has room for seventeen, which is felt where thousands of them are cached.
 */
export function mapDefined<Item, Value extends object>(
  items: readonly Item[],
  make: (item: Item) => Value | undefined,
): readonly Value[] {
  const made = items.map(make)
  return made.every(isDefined) ? made : made.filter(isDefined)
}

const isDefined = <Value extends object>(value: Value | undefined): value is Value => value !== undefined
