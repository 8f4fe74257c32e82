import type { Severity } from '@/core/lint/finding'
import { formatCountOf } from '@/core/shared/format'
import { useNumbers } from '@/stores/document/numbers-store'

const TONE: Readonly<Record<Severity, string>> = {
  error: 'bg-error-ground text-error',
  warning: 'bg-warning-ground text-warning',
  info: 'bg-info-ground text-info',
}

const WORD: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'hint' }

/** How many lines of findings are open, by severity. */
export function SeverityCounts() {
  const causes = useNumbers((analysis) => analysis.causes) ?? []
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  for (const { severity } of causes) counts[severity] += 1
  return (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => (
      <span
        key={severity}
        title={formatCountOf(counts[severity], WORD[severity])}
        className={`min-w-4.5 rounded-full px-1.5 text-center font-semibold text-small ${TONE[severity]}`}
      >
        {counts[severity]}
        <span className="sr-only"> {counts[severity] === 1 ? WORD[severity] : `${WORD[severity]}s`}</span>
      </span>
    ))
}
