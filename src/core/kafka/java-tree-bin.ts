interface Node<Key> {
  readonly key: Key
  readonly hash: number
  parent: Node<Key> | undefined
  left: Node<Key> | undefined
  right: Node<Key> | undefined
  red: boolean
}

type Side = 'left' | 'right'

/** With this many keys or fewer, Java turns a tree that was split back into a list. */
const SMALLEST_TREE = 6

/**
 * A long bin of a `HashMap`: a red-black tree by hash, and the list in which its keys are walked. A new key goes
 * behind its parent in the tree, and the tree's root always to the front; that is why the tree matters at all.
 *
 * @see java.util.HashMap.TreeNode of JDK 17
 */
export class JavaTreeBin<Key> {
  readonly #compare: (one: Key, other: Key) => number
  readonly #walked: Node<Key>[] = []
  #root: Node<Key> | undefined

  /**
   * @param entries keys with their spread hashes, in the order of the list that becomes a tree
   * @param compare the order of keys with equal hashes
   */
  constructor(entries: Iterable<readonly [Key, number]>, compare: (one: Key, other: Key) => number) {
    this.#compare = compare
    for (const [key, hash] of entries) {
      const { node } = this.#attach(key, hash)
      this.#walked.push(node)
    }
    this.#rootToFront()
  }

  insert(key: Key, hash: number): void {
    const { node, parent } = this.#attach(key, hash)
    this.#walked.splice(parent === undefined ? 0 : this.#walked.indexOf(parent) + 1, 0, node)
    this.#rootToFront()
  }

  get keys(): Key[] {
    return this.#walked.map(({ key }) => key)
  }

  /** The two bins that take this one's place when the table doubles. */
  split(goesUp: (hash: number) => boolean): {
    low: Key[] | JavaTreeBin<Key>
    high: Key[] | JavaTreeBin<Key>
  } {
    const high = this.#walked.filter(({ hash }) => goesUp(hash))
    const low = this.#walked.filter(({ hash }) => !goesUp(hash))
    return { low: this.#part(low), high: this.#part(high) }
  }

  #part(nodes: readonly Node<Key>[]): Key[] | JavaTreeBin<Key> {
    if (nodes.length <= SMALLEST_TREE) return nodes.map(({ key }) => key)
    if (nodes.length === this.#walked.length) return this
    return new JavaTreeBin(
      nodes.map(({ key, hash }) => [key, hash] as const),
      this.#compare,
    )
  }

  #attach(key: Key, hash: number): { node: Node<Key>; parent: Node<Key> | undefined } {
    let parent: Node<Key> | undefined
    let side: Side = 'left'
    for (let next = this.#root; next !== undefined; next = next[side]) {
      parent = next
      side = (hash === next.hash ? this.#compare(key, next.key) : hash - next.hash) <= 0 ? 'left' : 'right'
    }
    const node: Node<Key> = { key, hash, parent, left: undefined, right: undefined, red: true }
    if (parent === undefined) this.#root = node
    else parent[side] = node
    this.#balance(node)
    return { node, parent }
  }

  /** The textbook's repair after an insertion. */
  #balance(inserted: Node<Key>): void {
    let node = inserted
    let parent = node.parent
    while (parent?.red === true && parent.parent !== undefined) {
      const grandparent: Node<Key> = parent.parent
      const side: Side = parent === grandparent.left ? 'left' : 'right'
      const uncle = grandparent[opposite(side)]
      if (uncle?.red === true) {
        parent.red = false
        uncle.red = false
        grandparent.red = true
        node = grandparent
      } else {
        if (node === parent[opposite(side)]) {
          node = parent
          this.#rotate(node, side)
        }
        if (node.parent !== undefined) node.parent.red = false
        grandparent.red = true
        this.#rotate(grandparent, opposite(side))
      }
      parent = node.parent
    }
    if (this.#root !== undefined) this.#root.red = false
  }

  /** Moves a node down to this side; its child of the other side takes its place. */
  #rotate(node: Node<Key>, side: Side): void {
    const child = node[opposite(side)]
    if (child === undefined) return
    const moved = child[side]
    node[opposite(side)] = moved
    if (moved !== undefined) moved.parent = node
    child.parent = node.parent
    if (node.parent === undefined) this.#root = child
    else node.parent[node.parent.left === node ? 'left' : 'right'] = child
    child[side] = node
    node.parent = child
  }

  #rootToFront(): void {
    if (this.#root === undefined || this.#walked[0] === this.#root) return
    this.#walked.splice(this.#walked.indexOf(this.#root), 1)
    this.#walked.unshift(this.#root)
  }
}

const opposite = (side: Side): Side => (side === 'left' ? 'right' : 'left')
