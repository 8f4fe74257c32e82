import type { Design } from '../model/design'
import { consumerGroupId, producerId, topicId } from '../model/node-id'

/** The order in which fields are written; a nested table orders the fields of what stands there. */
export interface FieldOrder {
  readonly [field: string]: FieldOrder | null
}

const PRODUCER: FieldOrder = {
  name: null,
  description: null,
  instances: null,
  delivery: null,
  client: null,
  config: null,
  produces: { topic: null, recordsPerSecond: { average: null, peak: null } },
}

const TOPIC: FieldOrder = {
  name: null,
  description: null,
  partitions: null,
  replicationFactor: null,
  key: { strategy: null, field: null, cardinality: null, skew: null, ordered: null, samples: null },
  record: { averageBytes: null, maximumBytes: null, compressionRatio: null },
  schema: { format: null, compatibility: null },
  coPartitionedWith: null,
  external: null,
  config: null,
}

const CONSUMER_GROUP: FieldOrder = {
  name: null,
  description: null,
  members: null,
  threadsPerMember: null,
  processingMsPerRecord: null,
  commit: null,
  longestStopMs: null,
  purpose: null,
  config: null,
  consumes: { topic: null },
  deadLetter: { topic: null, recordsShare: null },
}

/** Every field of the document, in the order in which a person would tell it; the layout comes last. */
export const FIELD_ORDER: FieldOrder = {
  surveyor: null,
  name: null,
  description: null,
  cluster: {
    kafkaVersion: null,
    brokers: null,
    racks: null,
    environment: null,
    diskBytesPerBroker: null,
    networkBytesPerSecondPerBroker: null,
    security: { authentication: null, encryption: null, authorization: null },
    monitoring: { lag: null },
    config: null,
  },
  producers: PRODUCER,
  topics: TOPIC,
  consumerGroups: CONSUMER_GROUP,
  sizing: {
    partitionWriteBytesPerSecond: null,
    partitionReadBytesPerSecond: null,
    headroom: null,
    utilisation: null,
    growth: null,
    rounding: null,
    diskHeadroom: null,
    networkHeadroom: null,
    partitionReplicasPerBroker: null,
  },
  suppressions: { rule: null, at: null, reason: null },
  layout: { positions: null },
}

type Fields = Readonly<Record<string, unknown>>

/** The fields to write: empty lists of nodes left out, positions in the order of the nodes. */
export function fieldsToWrite(design: Design): Fields {
  const fields: Record<string, unknown> = { ...design }
  for (const list of ['producers', 'topics', 'consumerGroups'] as const) {
    if (design[list].length === 0) delete fields[list]
  }
  const positions = design.layout?.positions
  if (positions) fields['layout'] = { positions: positionsInOrder(design, positions) }
  return fields
}

/** Visits the fields that a mapping has, in the order of the document, or as they are where it has none. */
export function eachField(
  fields: object,
  order: FieldOrder | null,
  visit: (field: string, value: unknown, order: FieldOrder | null) => void,
): void {
  for (const field of order ? Object.keys(order) : Object.keys(fields)) {
    const value = (fields as Fields)[field]
    if (value !== undefined) visit(field, value, order?.[field] ?? null)
  }
}

type Positions = NonNullable<NonNullable<Design['layout']>['positions']>

/** Positions in the order of the nodes, so that moving one node is one changed line. */
function positionsInOrder(design: Design, positions: Positions): Positions {
  const ids: string[] = [
    ...design.producers.map(({ name }) => producerId(name)),
    ...design.topics.map(({ name }) => topicId(name)),
    ...design.consumerGroups.map(({ name }) => consumerGroupId(name)),
    ...Object.keys(positions).sort(),
  ]
  const ordered: Record<string, Positions[string]> = {}
  for (const id of ids) {
    const position = Object.hasOwn(positions, id) ? positions[id] : undefined
    if (position) ordered[id] = position
  }
  return ordered
}
