import { clusterSchema } from './cluster-schema'
import { DOCUMENT_VERSION } from './document-version'
import { connectorSchema } from './kinds/connector-schema'
import { consumerGroupSchema } from './kinds/consumer-group-schema'
import { producerSchema } from './kinds/producer-schema'
import { streamsAppSchema } from './kinds/streams-app-schema'
import { topicSchema } from './kinds/topic-schema'
import { layoutSchema } from './marks-schema'
import { nameSchema } from './primitives-schema'
import { scenarioSchema } from './scenario-schema'
import { sizingSettingsSchema } from './sizing-settings-schema'
import { z } from './zod'

export const acceptanceSchema = z.strictObject({
  rule: z.string().min(1).max(200),
  /** The node, as `topic:orders`, or `cluster`. */
  at: z.string().min(1).max(1100),
  reason: z.string().min(1, 'a reason must not be empty').max(2000),
})

/**
 * The whole document. The file and the memory have one shape: what a person left out is left out here
 * too, so that the screen can say whether a value is theirs, follows from their intent, or is Kafka's.
 * Only the cluster and the lists of nodes are always there, the lists possibly empty.
 */
export const designSchema = z.strictObject({
  surveyor: z.literal(DOCUMENT_VERSION),
  name: nameSchema,
  description: z.string().max(5000).optional(),
  cluster: clusterSchema.prefault({}),
  producers: z.array(producerSchema).default([]),
  topics: z.array(topicSchema).default([]),
  consumerGroups: z.array(consumerGroupSchema).default([]),
  streamsApps: z.array(streamsAppSchema).default([]),
  connectors: z.array(connectorSchema).default([]),
  sizing: sizingSettingsSchema.optional(),
  suppressions: z.array(acceptanceSchema).optional(),
  scenarios: z.array(scenarioSchema).max(100).optional(),
  layout: layoutSchema.optional(),
})
