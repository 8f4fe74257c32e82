import { memo, useMemo } from 'react'
import { partitionShares } from '@/core/sizing/partition-shares'
import type { TopicView } from '@/core/views/views'

/** More cells than this do not fit; neighbours are then shown as one, by the largest share among them. */
const CELLS = 64

const RAMP = [
  'var(--ramp-1)',
  'var(--ramp-2)',
  'var(--ramp-3)',
  'var(--ramp-4)',
  'var(--ramp-5)',
  'var(--ramp-6)',
]

/** The step of the ramp for a share, compared with an even one: half of it or less is the lowest, double the highest. */
export function rampStep(share: number, partitions: number): number {
  const times = share * partitions
  if (times <= 0.5) return 0
  if (times < 0.85) return 1
  if (times < 0.97) return 2
  if (times <= 1.03) return 3
  return times < 2 ? 4 : 5
}

/** The colours of the strip's cells, neighbours binned where there are more partitions than cells. */
export function stripCells(shares: readonly number[]): readonly string[] {
  const cells = Math.min(CELLS, shares.length)
  const steps = new Array<number>(cells).fill(0)
  for (const [partition, share] of shares.entries()) {
    const cell = Math.floor((partition * cells) / shares.length)
    steps[cell] = Math.max(steps[cell] ?? 0, rampStep(share, shares.length))
  }
  return steps.map((step) => RAMP[step] ?? '')
}

/** One cell per partition, shaded by its share of the traffic. */
export const PartitionStrip = memo(function PartitionStrip({
  view,
  className = '',
}: {
  view: TopicView
  className?: string
}) {
  const cells = useMemo(() => stripCells(partitionShares(view)), [view])
  const gap = cells.length > 32 ? 0.5 : 1
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${cells.length * 100} 100`}
      preserveAspectRatio="none"
      className={`block w-full shrink-0 ${className}`}
    >
      {cells.map((fill, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the strip
          key={at}
          x={at * 100}
          width={100 - gap * Math.max(1, cells.length / 4)}
          height={100}
          fill={fill}
        />
      ))}
    </svg>
  )
})
