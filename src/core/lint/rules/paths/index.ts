import type { AnyRule } from '../../rule'
import { deliveryAtMostOnceForBusiness } from './delivery-at-most-once-for-business'
import { deliveryExactlyOnceForAnalytics } from './delivery-exactly-once-for-analytics'
import { deliveryRepeatsForBusiness } from './delivery-repeats-for-business'
import { deliveryWeakestLink } from './delivery-weakest-link'
import { pathCostsMore } from './path-costs-more'
import { pathFallsShort } from './path-falls-short'

export const pathRules: readonly AnyRule[] = [
  deliveryAtMostOnceForBusiness,
  deliveryExactlyOnceForAnalytics,
  deliveryRepeatsForBusiness,
  deliveryWeakestLink,
  pathCostsMore,
  pathFallsShort,
]
