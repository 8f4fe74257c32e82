import type { ExportLoss } from '@/core/exporters/exporter'
import { lossSentences } from '@/core/exporters/loss-sentences'
import { formatCountOf } from '@/core/shared/format'
import { RichText } from '@/ui/rich-text'

/** What a format cannot carry: a quiet line that unfolds to sentences; nothing where it carries all. */
export function ExportLosses({ losses }: { losses: readonly ExportLoss[] }) {
  if (losses.length === 0) return <p className="text-ink-soft text-small">The whole design is in it.</p>
  const sentences = lossSentences(losses)
  return (
    <details>
      <summary className="cursor-pointer text-ink-soft text-small hover:text-ink">
        What is not in it: {formatCountOf(sentences.length, 'point')}
      </summary>
      <ul
        aria-label="What this format cannot carry"
        className="mt-1 max-h-32 list-disc overflow-auto pl-4 text-small"
      >
        {sentences.map((sentence) => (
          <li key={sentence}>
            <RichText text={sentence} />
          </li>
        ))}
      </ul>
    </details>
  )
}
