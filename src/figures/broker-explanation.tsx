import { formatCount, formatCountOf, formatNeeded, MOST_NEEDED } from '@/core/shared/format'
import type { BrokerBoundName, BrokerSizing } from '@/core/sizing/sizing'
import { BoundsExplanation } from './bounds-explanation'

const BOUNDS: readonly (readonly [BrokerBoundName, string])[] = [
  ['storage', 'Storage'],
  ['network', 'Network'],
  ['produce', 'What clients send'],
  ['consume', 'What clients read'],
  ['diskThroughput', 'Disk throughput'],
  ['partitions', 'Partitions'],
  ['connections', 'Connections'],
  ['replication', 'Replication factor'],
]

export const brokerBoundLabel = (name: BrokerBoundName): string =>
  BOUNDS.find(([bound]) => bound === name)?.[1] ?? name

/** What is counted, as a heading: `Brokers`, `CKUs`. */
export const unitsLabel = ({ unit }: Pick<BrokerSizing, 'unit'>): string =>
  unit === 'broker' ? 'Brokers' : unit === 'cluster' ? 'Clusters of this tier' : `${unit}s`

/** How many brokers there are, how many are needed, and by what. */
export function BrokerExplanation({ brokers }: { brokers: BrokerSizing }) {
  const { count, recommended, lowerBound, bounds, binding, spare, unit } = brokers
  return (
    <>
      <p>
        {formatNeeded(recommended)} needed, {formatCount(count)} given.
        {spare > 0 && ` ${formatCountOf(spare, unit)} more than needed is wanted to spare.`}
        {recommended <= MOST_NEEDED &&
          recommended > lowerBound + spare &&
          (unit === 'broker'
            ? ` ${formatCount(lowerBound + spare)} is rounded up, so that every rack has as many.`
            : ` ${formatCount(lowerBound + spare)} is rounded up to what can be had.`)}
      </p>
      <BoundsExplanation
        bounds={BOUNDS.flatMap(([name, label]) => {
          const bound = bounds[name]
          // What nothing limits says nothing.
          return bound === undefined || bound.inputs.length === 0
            ? []
            : [{ label, bound, isBinding: name === binding }]
        })}
      />
    </>
  )
}
