import { z } from 'zod'
import { KAFKA_VERSIONS } from '../kafka/versions'
import { configSchema, countSchema, positiveSchema } from './primitives-schema'

export const clusterSchema = z.strictObject({
  kafkaVersion: z.enum(KAFKA_VERSIONS),
  brokers: countSchema,
  racks: countSchema.optional(),
  environment: z.enum(['production', 'staging', 'development']),
  /** What one broker offers; sizing assumes figures where these are left out. */
  diskBytesPerBroker: positiveSchema.optional(),
  networkBytesPerSecondPerBroker: positiveSchema.optional(),
  security: z
    .strictObject({
      authentication: z.enum(['none', 'sasl', 'mtls']).optional(),
      encryption: z.enum(['none', 'tls']).optional(),
      authorization: z.enum(['none', 'acl']).optional(),
    })
    .optional(),
  monitoring: z.strictObject({ lag: z.enum(['none', 'metrics', 'alerts']).optional() }).optional(),
  config: configSchema.optional(),
})
