import type { Design } from '../model/design'
import { consumerGroupId, producerId, topicId } from '../model/node-id'

/** The order in which fields are written; a nested table orders the fields of what stands there. */
interface FieldOrder {
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

export type Fields = Readonly<Record<string, unknown>>

/** The design with its fields in the order of the document, its empty lists of nodes left out. */
export function orderFields(design: Design): Fields {
  const ordered: Record<string, unknown> = { ...(inOrder(design, FIELD_ORDER) as Fields) }
  for (const list of ['producers', 'topics', 'consumerGroups'] as const) {
    if (design[list].length === 0) delete ordered[list]
  }
  const positions = design.layout?.positions
  if (positions) ordered['layout'] = { positions: positionsInOrder(design, positions) }
  return ordered
}

function inOrder(value: unknown, order: FieldOrder): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, order))
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Fields
  const ordered: Record<string, unknown> = {}
  for (const field in order) {
    const inner = fields[field]
    if (inner === undefined) continue
    const innerOrder = order[field]
    ordered[field] = innerOrder ? inOrder(inner, innerOrder) : inner
  }
  return ordered
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
