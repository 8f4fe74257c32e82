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

/** Maps a list, piece by piece. */
export function* mapPieces<Item, Value>(
  items: readonly Item[],
  make: (item: Item, at: number) => Value,
): Pieces<Value[]> {
  const made: Value[] = []
  for (const [at, item] of items.entries()) {
    made.push(make(item, at))
    if (at % PIECE === PIECE - 1) yield
  }
  return made
}
