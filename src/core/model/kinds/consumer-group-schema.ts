import { configSchema, countSchema, nameSchema, rateSchema, shareSchema } from '../primitives-schema'
import { z } from '../zod'

export const commitSchema = z.enum(['auto', 'after-processing', 'transactional'])

export const consumesSchema = z.strictObject({ topic: nameSchema })

export const deadLetterSchema = z.strictObject({
  topic: nameSchema,
  /** The share of the group's records that end there. */
  recordsShare: shareSchema.optional(),
})

export const consumerGroupSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(5000).optional(),
  members: countSchema.optional(),
  threadsPerMember: countSchema.optional(),
  processingMsPerRecord: rateSchema.optional(),
  commit: commitSchema.optional(),
  /** The longest time that the whole group may be stopped, e.g. over a weekend. */
  longestStopMs: rateSchema.optional(),
  /** What the records are for: it decides whether losing or repeating one costs something. */
  purpose: z.enum(['business', 'analytics', 'logs', 'notifications']).optional(),
  config: configSchema.optional(),
  consumes: z.array(consumesSchema).optional(),
  deadLetter: deadLetterSchema.optional(),
})
