import { aboutFields } from '../about-schema'
import { clientSchema } from '../client-schema'
import { configSchema, countSchema, nameSchema, rateSchema, shareSchema } from '../primitives-schema'
import { principalSchema } from '../principal-schema'
import { z } from '../zod'
import { deliverySchema } from './producer-schema'

export const commitSchema = z.enum(['auto', 'after-processing', 'transactional'])

export const readsSchema = z.enum(['group', 'share', 'everything'])

export const consumesSchema = z.strictObject({ topic: nameSchema })

export const groupProducesSchema = z.strictObject({
  topic: nameSchema,
  /** Records written for each record read; one where it is left out. */
  recordsPerRecord: rateSchema.optional(),
})

/** The producer of an application that reads and writes. */
export const groupProducerSchema = z.strictObject({
  delivery: deliverySchema.optional(),
  config: configSchema.optional(),
})

export const deadLetterSchema = z.strictObject({
  topic: nameSchema,
  /** The share of the group's records that end there. */
  recordsShare: shareSchema.optional(),
})

/** What the paths to a group must hold, whatever its purpose; what is left out is not asked for. */
export const needsSchema = z.strictObject({
  mayLose: z.boolean().optional(),
  mayRepeat: z.boolean().optional(),
  inOrder: z.boolean().optional(),
})

/** Trying again at once or after a while, with the partition waiting behind the record. */
export const retriesSchema = z.strictObject({
  /** Tries after the first. */
  attempts: countSchema,
  /** The wait before the second try. */
  backOffMs: rateSchema.optional(),
  /** How many times longer each wait is than the one before; 1 where it is left out. */
  backOffMultiplier: z.number().min(1).max(100).optional(),
})

/** One step of the chain that records which fail go through before they are dead letters. */
export const retryTopicSchema = z.strictObject({
  topic: nameSchema,
  /** How long a record waits there before it is tried again. */
  delayMs: rateSchema.optional(),
  /** The share of the group's records that come to it. */
  recordsShare: shareSchema.optional(),
})

export const consumerGroupSchema = z.strictObject({
  name: nameSchema,
  ...aboutFields,
  principal: principalSchema.optional(),
  client: clientSchema.optional(),
  /** What its members are to the brokers; the name where it is left out. */
  groupId: nameSchema.optional(),
  /** Each partition by one member, records by whichever member asks, or every member everything. */
  reads: readsSchema.optional(),
  members: countSchema.optional(),
  threadsPerMember: countSchema.optional(),
  processingMsPerRecord: rateSchema.optional(),
  commit: commitSchema.optional(),
  /** The longest time that the whole group may be stopped, e.g. over a weekend. */
  longestStopMs: rateSchema.optional(),
  /** What the records are for: it decides whether losing or repeating one costs something. */
  purpose: z.enum(['business', 'analytics', 'logs', 'notifications']).optional(),
  needs: needsSchema.optional(),
  config: configSchema.optional(),
  /** Settings of the group that the brokers keep, as `kafka-configs --entity-type groups` takes them. */
  groupConfig: configSchema.optional(),
  consumes: z.array(consumesSchema).optional(),
  produces: z.array(groupProducesSchema).optional(),
  producer: groupProducerSchema.optional(),
  retries: retriesSchema.optional(),
  /** In the order in which a record goes through them; the group itself reads them. */
  retryTopics: z.array(retryTopicSchema).max(100).optional(),
  /** How a consumer waits for a record that is not due: its partition paused while it polls on, or asleep between polls. */
  retryWait: z.enum(['paused', 'asleep']).optional(),
  deadLetter: deadLetterSchema.optional(),
})
