/** Writes that are not taken of one edge: how many a second, and what becomes of them. */
export type Part = readonly [rate: string, what: string]

interface Line {
  /** No other line of the edge has it: two rates may be the same. */
  readonly key: string
  readonly words: string
}

/** The lines of a label: one for each part, or two where they are short. */
export const linesOf = (parts: readonly Part[], isShort: boolean): readonly Line[] =>
  parts.flatMap(([rate, what]) =>
    isShort
      ? [
          { key: `rate of ${what}`, words: rate },
          { key: what, words: what },
        ]
      : [{ key: what, words: `${rate} ${what}` }],
  )
