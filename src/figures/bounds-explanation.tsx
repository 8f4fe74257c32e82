import type { Bound } from '@/core/sizing/sizing'
import { FigureExplanation } from './figure-button'

interface NamedBound {
  readonly label: string
  readonly bound: Bound
  readonly isBinding: boolean
}

/** Lower bounds that ask for anything, each with its formula; the one that binds first. */
export function BoundsExplanation({ bounds }: { bounds: readonly NamedBound[] }) {
  const asking = bounds.filter(({ bound }) => bound.value > 0)
  return asking
    .toSorted((one, other) => Number(other.isBinding) - Number(one.isBinding))
    .map(({ label, bound, isBinding }) => (
      <div key={label} className="mt-2 border-line border-t pt-2">
        <h4 className={isBinding ? 'font-semibold text-accent' : 'font-semibold'}>
          {label}
          {isBinding && ', which binds'}
        </h4>
        <FigureExplanation figure={bound} />
      </div>
    ))
}
