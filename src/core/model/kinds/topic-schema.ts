import { aboutFields } from '../about-schema'
import {
  bytesSchema,
  configSchema,
  countSchema,
  nameSchema,
  positiveSchema,
  shareSchema,
} from '../primitives-schema'
import { schemaFormatSchema } from '../schema-format-schema'
import { z } from '../zod'
import { recordRateSchema } from './producer-schema'

export const keySchema = z.strictObject({
  strategy: z.enum(['entity', 'none', 'composite', 'timestamp']),
  /** The field, or for a composite key the fields joined by a plus sign. */
  field: z.string().max(500).optional(),
  /** How many distinct keys there are. */
  cardinality: positiveSchema.optional(),
  /** The share of all records that the most frequent key has. */
  skew: shareSchema.optional(),
  /** Whether records of one key must be read in the order in which they were written. */
  ordered: z.boolean().optional(),
  /** Real keys, to see where Kafka's hash puts them. */
  samples: z.array(z.string().max(1000)).max(10_000).optional(),
})

export const recordSchema = z.strictObject({
  averageBytes: bytesSchema.optional(),
  maximumBytes: bytesSchema.optional(),
  /** Bytes after compression ÷ bytes before; an assumption by codec where it is left out. */
  compressionRatio: shareSchema.optional(),
})

export const topicSchema = z.strictObject({
  name: nameSchema,
  ...aboutFields,
  /** How much harm its records do in the wrong hands. */
  data: z.enum(['public', 'internal', 'personal', 'secret']).optional(),
  partitions: z.union([z.literal('auto'), countSchema]).optional(),
  replicationFactor: z.number().int().min(1).max(32_767).optional(),
  key: keySchema.optional(),
  record: recordSchema.optional(),
  /** What is written to it, as long as no producer of the drawing states a rate. */
  recordsPerSecond: recordRateSchema.optional(),
  /** Of the values. */
  schema: schemaFormatSchema.optional(),
  keySchema: schemaFormatSchema.optional(),
  /** Names of topics that must have the same number of partitions, as a join needs. */
  coPartitionedWith: z.array(nameSchema).max(1000).optional(),
  /** Written or read by something that this drawing leaves out. */
  external: z.enum(['writers', 'readers', 'both']).optional(),
  config: configSchema.optional(),
})
