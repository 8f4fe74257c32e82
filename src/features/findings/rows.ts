import type { Cause } from '@/core/lint/causes'
import type { Finding } from '@/core/lint/finding'

/** A row of the list: a cause of several findings, which opens to them, or one finding. */
export type Row =
  | { readonly cause: Cause; readonly key: string; readonly depth: number; readonly isOpen: boolean }
  | { readonly finding: Finding; readonly key: string; readonly depth: number }

export const causeKey = ({ id }: Cause): string => `cause ${id}`

/** Returns the rows of findings, one each. */
export const findingRows = (
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
  depth = 0,
): readonly Row[] => findings.map((finding) => ({ finding, key: keyOf(finding), depth }))

/** Returns a row a cause, and below those that are open what they consist of: the causes of each rule, or findings. */
export function causeRows(
  causes: readonly Cause[],
  isOpen: (cause: Cause) => boolean,
  keyOf: (finding: Finding) => string,
  depth = 0,
): readonly Row[] {
  return causes.flatMap((cause): readonly Row[] => {
    if (cause.findings.length === 1) return findingRows(cause.findings, keyOf, depth)
    const open = isOpen(cause)
    const row: Row = { cause, key: causeKey(cause), depth, isOpen: open }
    if (!open) return [row]
    const below =
      cause.parts.length > 0
        ? causeRows(cause.parts, isOpen, keyOf, depth + 1)
        : findingRows(cause.findings, keyOf, depth + 1)
    return [row, ...below]
  })
}

/** Returns the index of the row that the one at `at` stands under; -1 where it stands under none. */
export function parentOf(rows: readonly Row[], at: number): number {
  const depth = rows[at]?.depth ?? 0
  for (let above = at - 1; above >= 0; above -= 1) if ((rows[above]?.depth ?? 0) < depth) return above
  return -1
}
