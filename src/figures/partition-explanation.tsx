import { explainPartitions } from '@/core/facts/explain-partitions'
import { formatCount } from '@/core/shared/format'
import type { PartitionBoundName, Unfixable } from '@/core/sizing/sizing'
import type { TopicView } from '@/core/views/views'
import { RichText } from '@/ui/rich-text'
import { BoundsExplanation } from './bounds-explanation'
import { FigureExplanation } from './figure-button'

export const PARTITION_BOUNDS: readonly (readonly [PartitionBoundName, string])[] = [
  ['write', 'Write'],
  ['read', 'Read'],
  ['members', 'Members'],
  ['processing', 'Processing'],
  ['coPartitioned', 'Co-partitioned'],
  ['order', 'Order'],
]

const UNFIXABLE: Readonly<Record<Unfixable['kind'], string>> = {
  'hot-key': 'No count fixes its hottest key',
  'hot-partition': 'Its sample keys fill one partition',
  'few-keys': 'No count fixes its few keys',
  'timestamp-key': 'No count fixes its timestamp key',
}

/** Why a topic has its number of partitions, what would change it, and what no number fixes. */
export function PartitionExplanation({ view }: { view: TopicView }) {
  const { bounds, binding, chosenBy, count, recommended, unfixable, fullest } = view.sizing.partitions
  const { why, change } = explainPartitions(view)
  return (
    <>
      {chosenBy === 'user' && (
        <p className="mb-1">
          {formatCount(count)} is yours; {formatCount(recommended)} would be chosen for you.
        </p>
      )}
      <p>
        <RichText text={why} />
      </p>
      {change && (
        <p className="mt-1 text-ink-soft">
          What would change it: <RichText text={change} />
        </p>
      )}
      <BoundsExplanation
        bounds={PARTITION_BOUNDS.map(([name, label]) => ({
          label,
          bound: bounds[name],
          isBinding: name === binding,
        }))}
      />
      {unfixable.map(({ kind, figure }) => (
        <div key={kind} className="mt-2 border-line border-t pt-2">
          <h4 className="font-semibold text-warning">{UNFIXABLE[kind]}</h4>
          <FigureExplanation figure={figure} />
        </div>
      ))}
      {fullest && (
        <div className="mt-2 border-line border-t pt-2">
          <h4 className="font-semibold text-warning">Its hottest keys fill one partition</h4>
          <FigureExplanation figure={fullest} />
        </div>
      )}
    </>
  )
}
