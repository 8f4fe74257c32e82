import { type ReactNode, useState } from 'react'
import { Region } from './region'

/** A part that is folded away; what is in it is made, and loaded, when it is first unfolded. */
export function LazyDetails({ summary, children }: { summary: string; children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-ink-soft hover:text-ink">{summary}</summary>
      {isOpen && (
        <Region name={summary} loading={<p className="text-ink-soft text-small">Loading …</p>}>
          <div className="mt-1 max-h-64 overflow-auto">{children()}</div>
        </Region>
      )}
    </details>
  )
}
