import type { AnyRule } from '../../rule'
import { deliveryAtMostOnceForBusiness } from './delivery-at-most-once-for-business'
import { deliveryExactlyOnceForAnalytics } from './delivery-exactly-once-for-analytics'
import { deliveryWeakestLink } from './delivery-weakest-link'

export const pathRules: readonly AnyRule[] = [
  deliveryAtMostOnceForBusiness,
  deliveryExactlyOnceForAnalytics,
  deliveryWeakestLink,
]
