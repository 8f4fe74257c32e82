import type { Cluster } from '../model/design'
import type { Assumptions } from './assumptions'
import { BOUND_NAMES, brokerBounds } from './broker-bounds'
import { MOST_COUNT } from './figures'
import type { Bound, BrokerBoundName, BrokerSizing, Loads } from './sizing'

/** Returns how many units there are: the design's brokers, or what it says is bought in their place. */
export const unitsOf = ({ brokers, profile: chosen }: Cluster, { profile }: Assumptions): number =>
  profile.unit === 'broker' ? brokers : (chosen?.units ?? profile.least ?? 1)

/**
 * Returns how many brokers, or units of what is bought in their place, bear the loads by the profile of the
 * assumptions: the largest bound and the spare ones, rounded up as they are sold or so that every rack has as many.
 */
export function neededUnits(cluster: Cluster, assume: Assumptions, loads: Loads): BrokerSizing {
  const { profile, values } = assume
  const bounds = brokerBounds({ cluster, assume, totals: loads })
  let binding: BrokerBoundName = 'replication'
  let bound: Bound = bounds.replication
  for (const name of BOUND_NAMES) {
    const one = bounds[name]
    if (one && one.value > bound.value) [binding, bound] = [name, one]
  }
  const lowerBound = Math.max(1, profile.least ?? 1, bound.value)
  const step = profile.multipleOf === 'racks' ? (cluster.racks ?? 1) : profile.multipleOf
  return {
    recommended: Math.min(MOST_COUNT, Math.ceil((lowerBound + values.spareBrokers) / step) * step),
    count: unitsOf(cluster, assume),
    bounds,
    binding,
    bound,
    lowerBound,
    unit: profile.unit,
    spare: values.spareBrokers,
  }
}
