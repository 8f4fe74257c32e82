import type { Finding, Severity } from '@/core/lint/finding'

export type Filter = Severity | 'all' | 'accepted'

const FILTERS: readonly (readonly [Filter, string])[] = [
  ['all', 'All'],
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Hints'],
  ['accepted', 'Accepted'],
]

/** The findings of a severity whose sentence, rule or node has the text in it. */
export function filterFindings(
  findings: readonly Finding[],
  filter: Filter,
  typed: string,
): readonly Finding[] {
  const wanted = typed.trim().toLowerCase()
  const isAny = filter === 'all' || filter === 'accepted'
  if (isAny && wanted === '') return findings
  return findings.filter(
    ({ severity, message, rule, at }) =>
      (isAny || severity === filter) &&
      (wanted === '' || `${message.replaceAll('`', '')} ${rule} ${at}`.toLowerCase().includes(wanted)),
  )
}

interface FilterBarProps {
  readonly filter: Filter
  readonly setFilter: (filter: Filter) => void
  readonly typed: string
  readonly setTyped: (typed: string) => void
  readonly accepted: number
}

export function FilterBar({ filter, setFilter, typed, setTyped, accepted }: FilterBarProps) {
  return (
    <div
      data-one-stop
      className="flex shrink-0 flex-wrap items-center gap-0.5 border-line border-b px-2 py-1"
    >
      {FILTERS.map(([id, label]) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === filter}
          onClick={() => setFilter(id)}
          className="whitespace-nowrap rounded-control px-1 py-0.5 @2xl:px-1.5 text-ink-soft text-small hover:text-ink aria-pressed:bg-sunk aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {label}
          {id === 'accepted' && accepted > 0 && ` (${accepted})`}
        </button>
      ))}
      <input
        aria-label="Filter findings by text or node"
        placeholder="Filter"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="ml-auto h-6 min-w-11 max-w-28 flex-1 rounded-control border border-line bg-transparent px-2 text-small"
      />
    </div>
  )
}
