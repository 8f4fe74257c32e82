const [TAB, NEWLINE, FORM_FEED, ITEM] = [9, 10, 12, 1]

/** How many contexts each byte of a packed design is predicted from. */
export const CONTEXTS = 10

/** Two numbers as one that tells little about either. */
export function mixed(one: number, other: number): number {
  const product = Math.imul(one, 0x2c1b3c6d) ^ Math.imul(other + 1, 0x297a2d39)
  return Math.imul(product ^ (product >>> 15), 0x5bd1e995)
}

/**
 * What the next byte of a packed design may depend on: the bytes and words before it, and where it stands in its
 * table: the column, the cell before, the cell of the same row in the column before.
 */
export class PackedContext {
  section = 0
  line = 0
  /** The last four bytes, the newest lowest. */
  recent = 0
  private cell = 0
  private cellHash = 0
  private itemHash = 0
  private length = 0
  private before = 0
  private beforeThat = 0
  private word = 0
  private column = new Int32Array(64)
  private columnBefore = new Int32Array(64)
  readonly hashes = new Int32Array(CONTEXTS)

  constructor() {
    this.rehash()
  }

  /** Begins another packed text; words go on. */
  restart(): void {
    this.section = 0
    this.line = 0
    this.cell = 0
    this.cellHash = 0
    this.itemHash = 0
    this.length = 0
    this.before = 0
    this.beforeThat = 0
    this.column.fill(0)
    this.columnBefore.fill(0)
    this.rehash()
  }

  take(byte: number): void {
    this.recent = (this.recent << 8) | byte
    if (byte === TAB || byte === NEWLINE || byte === FORM_FEED) this.endCell(byte)
    else {
      this.cellHash = mixed(this.cellHash, byte)
      this.itemHash = byte === ITEM ? 0 : mixed(this.itemHash, byte)
      this.length += 1
    }
    const isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte >= 128
    this.word = isLetter ? mixed(this.word, byte | 32) : 0
    this.rehash()
  }

  private endCell(byte: number): void {
    // Rows beyond these share an index: it only has to be the same when the link is opened.
    this.column[this.cell & 63] = this.cellHash
    this.beforeThat = this.before
    this.before = this.cellHash
    this.cellHash = 0
    this.itemHash = 0
    this.length = 0
    this.cell += 1
    if (byte === TAB) return
    const column = this.columnBefore
    this.columnBefore = this.column
    this.column = column.fill(0)
    this.cell = 0
    this.before = 0
    this.beforeThat = 0
    this.line += 1
    if (byte === NEWLINE) return
    this.section += 1
    this.line = 0
    this.columnBefore.fill(0)
  }

  private rehash(): void {
    const { hashes, recent } = this
    const column = (this.section << 8) | Math.min(this.line, 255)
    const inItem = mixed(column, this.itemHash)
    const inCell = mixed(column, this.cellHash)
    hashes[0] = mixed(column, 1)
    hashes[1] = mixed(recent & 0xffff, 2)
    hashes[2] = mixed(recent & 0xffffff, 3)
    hashes[3] = mixed(recent, 4)
    hashes[4] = mixed(mixed(this.word, recent & 0xff), 5)
    hashes[5] = mixed(inItem, 6)
    hashes[6] = mixed(mixed(inItem, this.before), 7)
    hashes[7] = mixed(mixed(inCell, this.columnBefore[this.cell & 63] ?? 0), 8)
    hashes[8] = mixed(mixed(inCell, mixed(this.before, this.beforeThat)), 9)
    hashes[9] = mixed(mixed(mixed(column, this.length), recent & 0xff), 10)
  }
}
