import { positiveSchema } from './primitives-schema'
import { principalSchema } from './principal-schema'
import { z } from './zod'

/**
 * A quota that the cluster has, as `kafka-configs --describe --entity-type users` shows it: of a user, of a client id,
 * or of a client id of a user. Each broker counts by itself.
 */
export const quotaSchema = z
  .strictObject({
    /** As `User:billing`; `User:*` for every user that has none of its own. */
    principal: principalSchema.optional(),
    /** A `client.id`; `*` for every one that has none of its own. */
    clientId: z.string().min(1, 'must not be empty').max(1000).optional(),
    producerByteRate: positiveSchema.optional(),
    consumerByteRate: positiveSchema.optional(),
    /** The share of the time of one thread that handles requests, in percent; above a hundred where several may. */
    requestPercentage: positiveSchema.optional(),
    /** Partitions that are created, added or deleted a second. */
    controllerMutationRate: positiveSchema.optional(),
  })
  .refine(({ principal, clientId }) => principal !== undefined || clientId !== undefined, {
    message: 'must name a principal or a clientId',
  })
