import { memo, useMemo } from 'react'

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

/**
 * The step of the ramp for a share. The scale is anchored at an even share, of which a spread of a quarter is one tone,
 * and at the largest share that a partition bears: beyond that it is the highest; where that is not known, at double.
 */
export function rampStep(share: number, partitions: number, most = Number.POSITIVE_INFINITY): number {
  const times = share * partitions
  if (times <= 0.25) return 0
  if (times < 0.5) return 1
  if (times < 0.75) return 2
  if (share > most) return 5
  if (times <= 1.25) return 3
  return times < 2 || most !== Number.POSITIVE_INFINITY ? 4 : 5
}

/** The steps of the strip's cells, neighbours binned where there are more partitions than cells. */
export function stripSteps(shares: readonly number[], most?: number): readonly number[] {
  const cells = Math.min(CELLS, shares.length)
  const steps = new Array<number>(cells).fill(0)
  for (const [partition, share] of shares.entries()) {
    const cell = Math.floor((partition * cells) / shares.length)
    steps[cell] = Math.max(steps[cell] ?? 0, rampStep(share, shares.length, most))
  }
  return steps
}

/** One cell per partition, shaded by its share of the traffic. */
export const ShareStrip = memo(function ShareStrip({
  shares,
  most,
  className = '',
}: {
  shares: readonly number[]
  /** The largest share that a partition bears. */
  most?: number
  className?: string
}) {
  const steps = useMemo(() => stripSteps(shares, most), [shares, most])
  const gap = Math.min(12, 1 + steps.length / 4)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${steps.length * 100 - gap} 100`}
      preserveAspectRatio="none"
      className={`block w-full shrink-0 overflow-visible ${className}`}
    >
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its index in the strip
        <rect key={at} x={at * 100} width={100 - gap} height={100} fill={RAMP[step]} />
      ))}
    </svg>
  )
})
