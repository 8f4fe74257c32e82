/**
 * Work that may be paused between its pieces, each a few milliseconds long; its result does not depend on the
 * pauses. So one computation serves who wants all of it at once and who must not hold up a page.
 */
export type Pieces<Result> = Generator<undefined, Result, undefined>

/** Does all that is left of a work at once. */
export function finish<Result>(work: Pieces<Result>): Result {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

/** How many items are one piece. */
const PIECE = 64

/** A loop of its own: inside a generator the engine optimises less. */
function mapInto<Item, Value>(
  made: Value[],
  items: readonly Item[],
  start: number,
  end: number,
  make: (item: Item, at: number) => Value,
): void {
  for (let at = start; at < end; at += 1) made.push(make(items[at] as Item, at))
}

/** Maps a list, piece by piece. */
export function* mapPieces<Item, Value>(
  items: readonly Item[],
  make: (item: Item, at: number) => Value,
): Pieces<Value[]> {
  const made: Value[] = []
  for (let start = 0; start < items.length; start += PIECE) {
    mapInto(made, items, start, Math.min(items.length, start + PIECE), make)
    yield
  }
  return made
}
