import { DEFAULT_KAFKA_VERSION } from '../kafka/default-version'
import { aclSchema } from './acl-schema'
import { connectClusterSchema } from './connect-schema'
import { DEFAULT_BROKERS, DEFAULT_ENVIRONMENT } from './defaults'
import { kafkaVersionSchema } from './kafka-version-schema'
import { configSchema, countSchema, positiveSchema } from './primitives-schema'
import { profileSchema } from './profile-schema'
import { quotaSchema } from './quota-schema'
import { SASL_MECHANISMS } from './sasl-mechanisms'
import { z } from './zod'

export const clusterSchema = z.strictObject({
  kafkaVersion: kafkaVersionSchema.default(DEFAULT_KAFKA_VERSION),
  brokers: countSchema.default(DEFAULT_BROKERS),
  racks: countSchema.optional(),
  environment: z.enum(['production', 'staging', 'development']).default(DEFAULT_ENVIRONMENT),
  /** What one broker offers; sizing assumes figures where these are left out. */
  diskBytesPerBroker: positiveSchema.optional(),
  networkBytesPerSecondPerBroker: positiveSchema.optional(),
  /** Where one direction of the network ends sooner than the other. */
  networkInBytesPerSecondPerBroker: positiveSchema.optional(),
  networkOutBytesPerSecondPerBroker: positiveSchema.optional(),
  /** What a broker's disks write in a second. */
  diskBytesPerSecondPerBroker: positiveSchema.optional(),
  /** Who runs the brokers, where it is not the team itself. */
  profile: profileSchema.optional(),
  security: z
    .strictObject({
      authentication: z.enum(['none', 'sasl', 'mtls']).optional(),
      encryption: z.enum(['none', 'tls']).optional(),
      authorization: z.enum(['none', 'acl']).optional(),
      /** How clients prove who they are over SASL; SCRAM-SHA-512 is taken where it is left out. */
      mechanism: z.enum(SASL_MECHANISMS).optional(),
      /** Whether each application is a user of its own, or all of one owner are one; the first where it is left out. */
      principals: z.enum(['application', 'owner']).optional(),
    })
    .optional(),
  /** The ACLs that it has, where they are known; what they ought to be follows from the drawing. */
  acls: z.array(aclSchema).max(20_000).optional(),
  /** The quotas that it has, where they are known; what they ought to be follows from the traffic. */
  quotas: z.array(quotaSchema).max(20_000).optional(),
  monitoring: z.strictObject({ lag: z.enum(['none', 'metrics', 'alerts']).optional() }).optional(),
  config: configSchema.optional(),
  /** The Connect clusters beside it; Connect's own example is assumed where a connector needs one. */
  connect: z.array(connectClusterSchema).max(100).optional(),
})
