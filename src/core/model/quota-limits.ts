import type { StatedQuota } from './design'
import { withType } from './principal'

/** What a quota limits, with Kafka's own name of it. */
export const LIMITS = {
  producerByteRate: 'producer_byte_rate',
  consumerByteRate: 'consumer_byte_rate',
  requestPercentage: 'request_percentage',
  controllerMutationRate: 'controller_mutation_rate',
} as const

export type Limit = keyof typeof LIMITS
export const LIMIT_NAMES = Object.keys(LIMITS) as readonly Limit[]

/** Returns the principal of a quota with its type; undefined where it is of client ids alone. */
export const principalOfQuota = ({ principal }: StatedQuota): string | undefined =>
  principal === undefined ? undefined : withType(principal)
