/** Numbers in rows of one width, kept together: a row for each moment costs no object. */
export class Table {
  readonly width: number
  #values: Float64Array
  #rows = 0
  /** The rows that were added as the one before once more. */
  readonly #repeated: boolean[] = []

  /** With room for so many rows; it grows where there come more. */
  constructor(width: number, rows: number) {
    this.width = width
    this.#values = new Float64Array(width * rows)
  }

  /** Adds a row of zeros. */
  addRow(): void {
    this.#repeated.push(false)
    this.#rows += 1
    const size = this.#rows * this.width
    if (size <= this.#values.length) return
    const larger = new Float64Array(2 * size)
    larger.set(this.#values)
    this.#values = larger
  }

  /** Adds the last row once more, to stay as it is. */
  repeatRow(): void {
    this.addRow()
    this.#repeated[this.#rows - 1] = true
    const end = this.#rows * this.width
    const values = this.#values
    for (let at = end - this.width; at < end; at += 1) values[at] = values[at - this.width] ?? 0
  }

  /** Whether a row was added as the one before once more. */
  isRepeated(row: number): boolean {
    return this.#repeated[row] === true
  }

  /** Adds a row of so many numbers. */
  pushRow(values: ArrayLike<number>): void {
    this.addRow()
    const from = (this.#rows - 1) * this.width
    for (let column = 0; column < this.width; column += 1) this.#values[from + column] = values[column] ?? 0
  }

  /** Returns the numbers of one column, from the first row. */
  column(column: number): number[] {
    const values: number[] = []
    for (let row = 0; row < this.#rows; row += 1) values.push(this.get(row, column))
    return values
  }

  /** Adds to a number of the last row. */
  increase(column: number, by: number): void {
    const at = (this.#rows - 1) * this.width + column
    this.#values[at] = (this.#values[at] ?? 0) + by
  }

  /** The number of a row and a column; 0 where there is none. */
  get(row: number, column: number): number {
    return column >= 0 && column < this.width && row < this.#rows
      ? (this.#values[row * this.width + column] ?? 0)
      : 0
  }
}
