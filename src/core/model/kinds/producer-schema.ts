import { aboutFields } from '../about-schema'
import { clientSchema } from '../client-schema'
import { configSchema, countSchema, nameSchema, rateSchema } from '../primitives-schema'
import { principalSchema } from '../principal-schema'
import { z } from '../zod'

/** Where one of the two is not stated it is taken to be the other: storage is sized by the average, the rest by the peak. */
export const recordRateSchema = z
  .strictObject({ average: rateSchema.optional(), peak: rateSchema.optional() })
  .refine(({ average, peak }) => average !== undefined || peak !== undefined, {
    message: 'needs `average`, `peak` or both',
  })

export const producesSchema = z.strictObject({
  topic: nameSchema,
  recordsPerSecond: recordRateSchema.optional(),
})

export const deliverySchema = z.enum(['at-most-once', 'at-least-once', 'exactly-once'])

export const producerSchema = z.strictObject({
  name: nameSchema,
  ...aboutFields,
  principal: principalSchema.optional(),
  instances: countSchema.optional(),
  delivery: deliverySchema.optional(),
  client: clientSchema.optional(),
  config: configSchema.optional(),
  produces: z.array(producesSchema).optional(),
})
