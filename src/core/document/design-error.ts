/** One thing that is wrong with a document: where, and a sentence that says what to do about it. */
export interface DesignError {
  /** As `topics[2].config.retention.ms`; empty for the document as a whole. */
  readonly path: string
  readonly message: string
  /** Counted from 1, where the document is a text and the place is in it. */
  readonly line?: number
}

export type Path = readonly (string | number)[]

/** A problem before it is known where in the text it stands. */
export interface Problem {
  readonly path: Path
  readonly message: string
}

/** More problems than this are counted, not listed. */
const LISTED = 100

/** `topics[2].name` for `['topics', 2, 'name']`. */
export function formatPath(path: Path): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`
  return text
}

/** Errors in the order of the text, the first hundred of them, and how many more there are. */
export function toErrors(
  problems: readonly Problem[],
  lineOf?: (path: Path) => number | undefined,
): DesignError[] {
  const errors = problems.slice(0, LISTED).map(({ path, message }): DesignError => {
    const line = lineOf?.(path)
    return { path: formatPath(path), message, ...(line === undefined ? {} : { line }) }
  })
  errors.sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
  const more = problems.length - errors.length
  if (more > 0) {
    errors.push({
      path: '',
      message: `There ${more === 1 ? 'is 1 more problem' : `are ${more} more problems`}.`,
    })
  }
  return errors
}
