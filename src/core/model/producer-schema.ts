import { z } from 'zod'
import { configSchema, countSchema, nameSchema, rateSchema } from './primitives-schema'

export const recordRateSchema = z.strictObject({ average: rateSchema, peak: rateSchema.optional() })

export const producesSchema = z.strictObject({
  topic: nameSchema,
  recordsPerSecond: recordRateSchema.optional(),
})

export const deliverySchema = z.enum(['at-most-once', 'at-least-once', 'exactly-once'])

export const producerSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(5000).optional(),
  instances: countSchema.optional(),
  delivery: deliverySchema.optional(),
  /** The library that produces: it decides how a key is hashed where no partitioner is set. */
  client: z.enum(['java', 'librdkafka']).optional(),
  config: configSchema.optional(),
  produces: z.array(producesSchema).optional(),
})
