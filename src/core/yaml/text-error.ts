/** One thing that is wrong with a text: where, and a sentence that says what to do about it. */
export interface TextError {
  /** As `topics[2].config.retention.ms`; empty for the text as a whole. */
  readonly path: string
  readonly message: string
  /** Counted from 1, where the place is known. */
  readonly line?: number
}

export type Path = readonly (string | number)[]

/** A problem before it is known where in the text it stands; `line` where its path would lead elsewhere. */
export interface Problem {
  readonly path: Path
  readonly message: string
  readonly line?: number
}

/** `topics[2].name` for `['topics', 2, 'name']`. */
export function formatPath(path: Path): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`
  return text
}
