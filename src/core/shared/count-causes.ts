interface Found<Severity extends string> {
  readonly cause: string
  readonly severity: Severity
}

/**
 * Returns how many causes findings have, by the worst severity of each: as many lines as `causesOf` makes of them,
 * without the words of its lines. Takes findings sorted by severity.
 */
export function countCauses<Severity extends string>(
  findings: readonly Found<Severity>[],
): Readonly<Partial<Record<Severity, number>>> {
  const counts: Partial<Record<Severity, number>> = {}
  const seen = new Set<string>()
  for (const { cause, severity } of findings) {
    if (seen.has(cause)) continue
    seen.add(cause)
    counts[severity] = (counts[severity] ?? 0) + 1
  }
  return counts
}

/** Returns how many causes findings have, of any severity. */
export const causeCount = (findings: readonly Found<string>[] | undefined): number =>
  new Set(findings?.map(({ cause }) => cause)).size
