/**
 * Every change of the document's format, oldest first, each leading from the version before it. Version 1 is
 * the first, so there is none yet.
 */
export interface Migration {
  /** The version that it leads to. */
  readonly to: number
  /** What it does, as a file name says it: `0002-split-clients`. */
  readonly name: string
  /** From a document of the version before, of which it knows only what it needs. */
  up(old: Readonly<Record<string, unknown>>): Record<string, unknown>
}

export const migrations: readonly Migration[] = []
