import { formatPath, type Path, type Problem, type TextError } from '../yaml/text-error'

/** One thing that is wrong with a document: where, and a sentence that says what to do about it. */
export type DesignError = TextError

/** More problems than this are counted, not listed, */
const LISTED = 100
/** and beyond this not even counted. */
const COUNTED = 10_000

/**
 * What is wrong with a document, as it is found. A file of many megabytes can be wrong in millions of places:
 * only the first hundred problems get a sentence, and who looks for more stops once `isFull`.
 */
export class Problems {
  readonly #listed: Problem[] = []
  #found = 0

  /** Whether so many are found that looking on helps nobody. */
  get isFull(): boolean {
    return this.#found >= COUNTED
  }

  get isEmpty(): boolean {
    return this.#found === 0
  }

  /** Notes a problem; `say` is asked for its sentence only where that will be listed. */
  report(path: Path, say: () => string, line?: number): void {
    this.#found += 1
    if (this.#listed.length >= LISTED) return
    this.#listed.push({ path, message: say(), ...(line !== undefined && { line }) })
  }

  /** Errors in the order of the text, the first hundred of them, and how many more there are. */
  toErrors(lineOf?: (path: Path) => number | undefined): DesignError[] {
    const errors = this.#listed.map(({ path, message, line = lineOf?.(path) }): DesignError => {
      return { path: formatPath(path), message, ...(line !== undefined && { line }) }
    })
    errors.sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
    const more = this.#found - errors.length
    if (more > 0) errors.push({ path: '', message: this.isFull ? MANY_MORE : countMore(more) })
    return errors
  }
}

const MANY_MORE = 'There are thousands more problems.'

const countMore = (more: number): string =>
  `There ${more === 1 ? 'is 1 more problem' : `are ${more} more problems`}.`
