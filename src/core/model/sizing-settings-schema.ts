import { countSchema, positiveSchema } from './primitives-schema'
import { z } from './zod'

export const sizingSettingsSchema = z.strictObject({
  partitionWriteBytesPerSecond: positiveSchema.optional(),
  partitionReadBytesPerSecond: positiveSchema.optional(),
  /** The share of a partition's throughput that may be planned for. */
  headroom: z.number().min(0.01).max(1).optional(),
  /** The share of a member's time that may be planned for. */
  utilisation: z.number().min(0.01).max(1).optional(),
  /** Traffic to plan for ÷ traffic of today. */
  growth: z.number().min(0.01).max(1000).optional(),
  rounding: z.enum(['none', 'divisible', 'brokers']).optional(),
  /** The share of a broker's disk that may be filled. */
  diskHeadroom: z.number().min(0.01).max(1).optional(),
  /** The share of a broker's network that may be used. */
  networkHeadroom: z.number().min(0.01).max(1).optional(),
  partitionReplicasPerBroker: countSchema.optional(),
  /** Brokers, or what is bought in their place, beyond what the data needs. */
  spareBrokers: z.number().int().min(0).max(1_000_000).optional(),
  /** The share by which traffic grows each month, beside the factor: 0.05 is five per cent. */
  growthPerMonth: z.number().min(0).max(10).optional(),
  /** The month that the stated traffic is of, as `2026-11`. */
  growthFrom: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month must be written as 2026-11')
    .optional(),
})
