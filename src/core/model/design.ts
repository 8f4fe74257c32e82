/**
 * The document's types, read off the schemas. Everything but the parser imports from here, so that the
 * schemas and their library load only when a text is parsed.
 */

import type { z } from 'zod'
import type { aclSchema } from './acl-schema'
import type { clientSchema } from './client-schema'
import type { clusterSchema } from './cluster-schema'
import type { connectClusterSchema } from './connect-schema'
import type { acceptanceSchema, designSchema } from './design-schema'
import type { connectorSchema, converterSchema, transformSchema } from './kinds/connector-schema'
import type { consumerGroupSchema } from './kinds/consumer-group-schema'
import type {
  deliverySchema,
  producerSchema,
  producesSchema,
  recordRateSchema,
} from './kinds/producer-schema'
import type { streamsAppSchema } from './kinds/streams-app-schema'
import type { keySchema, topicSchema } from './kinds/topic-schema'
import type { areaSchema, noteSchema } from './marks-schema'
import type { configSchema } from './primitives-schema'
import type { quotaSchema } from './quota-schema'
import type { eventKindSchema, goalSchema, scenarioEventSchema, scenarioSchema } from './scenario-schema'
import type { schemaFormatSchema, schemaVersionSchema } from './schema-format-schema'
import type { sizingSettingsSchema } from './sizing-settings-schema'

type Immutable<T> = T extends readonly (infer Item)[]
  ? T extends readonly [unknown, unknown]
    ? Readonly<T>
    : readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Field in keyof T]: Immutable<T[Field]> }
    : T

export type Design = Immutable<z.infer<typeof designSchema>>
export type Cluster = Immutable<z.infer<typeof clusterSchema>>
export type Producer = Immutable<z.infer<typeof producerSchema>>
export type Produces = Immutable<z.infer<typeof producesSchema>>
export type RecordRate = Immutable<z.infer<typeof recordRateSchema>>
export type Client = Immutable<z.infer<typeof clientSchema>>
export type Delivery = z.infer<typeof deliverySchema>
export type Topic = Immutable<z.infer<typeof topicSchema>>
export type SchemaFormat = Immutable<z.infer<typeof schemaFormatSchema>>
export type SchemaVersion = Immutable<z.infer<typeof schemaVersionSchema>>
export type Key = Immutable<z.infer<typeof keySchema>>
export type ConsumerGroup = Immutable<z.infer<typeof consumerGroupSchema>>
export type StreamsApp = Immutable<z.infer<typeof streamsAppSchema>>
export type Connector = Immutable<z.infer<typeof connectorSchema>>
export type Converter = Immutable<z.infer<typeof converterSchema>>
export type Transform = Immutable<z.infer<typeof transformSchema>>
export type Acl = Immutable<z.infer<typeof aclSchema>>
export type StatedQuota = Immutable<z.infer<typeof quotaSchema>>
export type ConnectCluster = Immutable<z.infer<typeof connectClusterSchema>>
export type SizingSettings = Immutable<z.infer<typeof sizingSettingsSchema>>
export type Acceptance = Immutable<z.infer<typeof acceptanceSchema>>
export type Note = Immutable<z.infer<typeof noteSchema>>
export type Area = Immutable<z.infer<typeof areaSchema>>
export type Scenario = Immutable<z.infer<typeof scenarioSchema>>
export type ScenarioEvent = Immutable<z.infer<typeof scenarioEventSchema>>
export type ScenarioEventKind = z.infer<typeof eventKindSchema>
export type Goal = Immutable<z.infer<typeof goalSchema>>
export type Config = Immutable<z.infer<typeof configSchema>>
export type ConfigValue = Config[string]
export type Position = readonly [x: number, y: number]
