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

/** The step of the ramp for a share, against an even one: half of it or less is the lowest, double the highest. */
export function rampStep(share: number, partitions: number): number {
  const times = share * partitions
  if (times <= 0.5) return 0
  if (times < 0.9) return 1
  if (times < 0.995) return 2
  if (times <= 1.005) return 3
  return times < 1.5 ? 4 : 5
}

/** The steps of the strip's cells, neighbours binned where there are more partitions than cells. */
export function stripSteps(shares: readonly number[]): readonly number[] {
  const cells = Math.min(CELLS, shares.length)
  const steps = new Array<number>(cells).fill(0)
  for (const [partition, share] of shares.entries()) {
    const cell = Math.floor((partition * cells) / shares.length)
    steps[cell] = Math.max(steps[cell] ?? 0, rampStep(share, shares.length))
  }
  return steps
}

/** One cell per partition, shaded by its share of the traffic. */
export const ShareStrip = memo(function ShareStrip({
  shares,
  className = '',
}: {
  shares: readonly number[]
  className?: string
}) {
  const steps = useMemo(() => stripSteps(shares), [shares])
  const gap = Math.min(12, 1 + steps.length / 4)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${steps.length * 100 - gap} 100`}
      preserveAspectRatio="none"
      className={`block w-full shrink-0 overflow-visible ${className}`}
    >
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the strip
        <rect key={at} x={at * 100} width={100 - gap} height={100} fill={RAMP[step]} />
      ))}
    </svg>
  )
})
