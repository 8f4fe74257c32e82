interface Knot<Item> {
  readonly item: Item
  left: Knot<Item> | null
  right: Knot<Item> | null
  parent: Knot<Item> | null
  isRed: boolean
}

/**
 * A set that is walked as Java's `TreeSet` is. It matters where the order of items changes after they were added, as
 * that of a topology's nodes does while it is described: then the shape of the red-black tree decides.
 *
 * @see java.util.TreeMap of JDK 17 (`put`, `fixAfterInsertion`)
 */
export class JavaTreeSet<Item> {
  readonly #compare: (one: Item, other: Item) => number
  #root: Knot<Item> | null = null

  constructor(compare: (one: Item, other: Item) => number) {
    this.#compare = compare
  }

  /** Adds an item; nothing happens where one on its way down the tree compares as equal. */
  add(item: Item): void {
    let parent: Knot<Item> | null = null
    let order = 0
    for (let knot = this.#root; knot !== null; knot = order < 0 ? knot.left : knot.right) {
      order = this.#compare(item, knot.item)
      if (order === 0) return
      parent = knot
    }
    const added: Knot<Item> = { item, left: null, right: null, parent, isRed: true }
    if (parent === null) this.#root = added
    else if (order < 0) parent.left = added
    else parent.right = added
    this.#settle(added)
  }

  /** The items from the first to the last. */
  items(): Item[] {
    const items: Item[] = []
    const walk = (knot: Knot<Item> | null): void => {
      if (knot === null) return
      walk(knot.left)
      items.push(knot.item)
      walk(knot.right)
    }
    walk(this.#root)
    return items
  }

  #settle(added: Knot<Item>): void {
    let knot = added
    while (knot.parent?.isRed && knot.parent.parent) {
      const parent = knot.parent
      const above = knot.parent.parent
      const isLeft = parent === above.left
      const uncle = isLeft ? above.right : above.left
      if (uncle?.isRed) {
        parent.isRed = false
        uncle.isRed = false
        above.isRed = true
        knot = above
        continue
      }
      const isInner = knot === (isLeft ? parent.right : parent.left)
      if (isInner) this.#rotate(parent, isLeft)
      const top = isInner ? knot : parent
      if (isInner) knot = parent
      top.isRed = false
      above.isRed = true
      this.#rotate(above, !isLeft)
    }
    if (this.#root) this.#root.isRed = false
  }

  #rotate(knot: Knot<Item>, toLeft: boolean): void {
    const riser = toLeft ? knot.right : knot.left
    if (riser === null) return
    const inner = toLeft ? riser.left : riser.right
    if (toLeft) {
      knot.right = inner
      riser.left = knot
    } else {
      knot.left = inner
      riser.right = knot
    }
    if (inner) inner.parent = knot
    riser.parent = knot.parent
    if (knot.parent === null) this.#root = riser
    else if (knot.parent.left === knot) knot.parent.left = riser
    else knot.parent.right = riser
    knot.parent = riser
  }
}
