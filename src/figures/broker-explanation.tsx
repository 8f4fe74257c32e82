import { formatCount } from '@/core/shared/format'
import type { BrokerBoundName, ClusterSizing } from '@/core/sizing/sizing'
import { BoundsExplanation } from './bounds-explanation'

const BOUNDS: readonly (readonly [BrokerBoundName, string])[] = [
  ['storage', 'Storage'],
  ['network', 'Network'],
  ['partitions', 'Partition replicas'],
  ['replication', 'Replication factor'],
]

export const brokerBoundLabel = (name: BrokerBoundName): string =>
  BOUNDS.find(([bound]) => bound === name)?.[1] ?? name

/** How many brokers there are, how many are needed, and by what. */
export function BrokerExplanation({ brokers }: { brokers: ClusterSizing['brokers'] }) {
  const { count, recommended, lowerBound, bounds, binding } = brokers
  return (
    <>
      <p>
        {formatCount(recommended)} needed, {formatCount(count)} given.
        {recommended > lowerBound &&
          ` ${formatCount(lowerBound)} is rounded up, so that every rack has as many.`}
      </p>
      <BoundsExplanation
        bounds={BOUNDS.map(([name, label]) => ({ label, bound: bounds[name], isBinding: name === binding }))}
      />
    </>
  )
}
