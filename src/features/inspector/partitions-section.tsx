import { useState } from 'react'
import { explainPartitions } from '@/core/facts/explain-partitions'
import { formatCount } from '@/core/shared/format'
import type { TopicView } from '@/core/views/views'
import { FigureButton } from '@/figures/figure-button'
import { PARTITION_BOUNDS, PartitionExplanation } from '@/figures/partition-explanation'
import { DraftField } from '@/ui/draft-field'
import { Popover } from '@/ui/popover'
import { RichText } from '@/ui/rich-text'
import { setField } from './edit-node'
import { readCount, shownCount } from './quantity'
import { Section } from './section'

/** As many as the document takes. */
const MOST_PARTITIONS = 1_000_000

/** The count, the bounds under it with the binding one strong, and the sentence that says why. */
export function PartitionsSection({ view }: { view: TopicView }) {
  const { name } = view.topic
  const { partitions } = view.sizing
  const { why, change } = explainPartitions(view)
  const largest = Math.max(1, ...PARTITION_BOUNDS.map(([bound]) => partitions.bounds[bound].value))
  const isOwn = partitions.chosenBy === 'user'
  const [isAsked, setAsked] = useState(false)
  return (
    <Section title="Partitions" aside={<WhyPartitions view={view} />}>
      <div className="flex items-baseline gap-2.5">
        <span data-testid="partitions" className="font-semibold text-large">
          {formatCount(partitions.count)}
        </span>
        <span className="text-ink-soft">
          {isOwn ? (
            <>
              set by you ·{' '}
              <button
                type="button"
                className="underline hover:text-ink"
                onClick={() => setField('topic', name, 'partitions', 'auto')}
              >
                let Surveyor choose {formatCount(partitions.recommended)}
              </button>
            </>
          ) : (
            <>
              chosen for you ·{' '}
              <button
                type="button"
                className="underline hover:text-ink"
                onClick={() => {
                  setAsked(true)
                  setField('topic', name, 'partitions', Math.min(partitions.recommended, MOST_PARTITIONS))
                }}
              >
                set a number
              </button>
            </>
          )}
        </span>
      </div>
      {isOwn && (
        <DraftField
          label="Number"
          isAsked={isAsked}
          shown={shownCount(partitions.count)}
          read={readCount}
          onChange={(count) => setField('topic', name, 'partitions', count ?? 'auto')}
        />
      )}
      <div className="mt-0.5 flex flex-col gap-0.5">
        {PARTITION_BOUNDS.map(([bound, label]) => (
          <BoundRow
            key={bound}
            label={label}
            value={partitions.bounds[bound].value}
            share={partitions.bounds[bound].value / largest}
            isBinding={bound === partitions.binding && partitions.bounds[bound].value > 0}
          >
            <FigureButton
              figure={partitions.bounds[bound]}
              title={label}
              shown={partitions.bounds[bound].value === 0 ? '–' : formatCount(partitions.bounds[bound].value)}
            />
          </BoundRow>
        ))}
      </div>
      <p className="text-ink-soft text-small">
        <RichText text={change ? `${why} ${change}` : why} />
      </p>
    </Section>
  )
}

interface BoundRowProps {
  readonly label: string
  readonly value: number
  readonly share: number
  readonly isBinding: boolean
  readonly children: React.ReactNode
}

function BoundRow({ label, value, share, isBinding, children }: BoundRowProps) {
  return (
    <div className={`grid grid-cols-[96px_1fr_44px] items-center gap-2 ${isBinding ? 'font-semibold' : ''}`}>
      <span className={`whitespace-nowrap ${value === 0 ? 'text-ink-soft' : ''}`}>{label}</span>
      <span className="h-2 overflow-hidden rounded-[2px] bg-sunk">
        <span
          className={`block h-full ${isBinding ? 'bg-accent' : 'bg-ramp-3'}`}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span>{children}</span>
    </div>
  )
}

function WhyPartitions({ view }: { view: TopicView }) {
  const { chosenBy, count, recommended } = view.sizing.partitions
  const isAnother = chosenBy === 'user' && count !== recommended
  const question = `Why ${isAnother ? 'would ' : ''}${formatCount(recommended)}${isAnother ? ' do' : ''}?`
  return (
    <Popover
      title={question}
      trigger={
        <button type="button" className="font-semibold text-accent hover:underline">
          {question}
        </button>
      }
    >
      {() => <PartitionExplanation view={view} />}
    </Popover>
  )
}
