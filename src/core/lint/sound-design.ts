/**
 * One small design with which no rule may find fault. Every rule's `bad` example is this design with one
 * thing broken, and every `good` one is this design with one thing that looks broken and is not.
 */
import type {
  Cluster,
  ConfigValue,
  Connector,
  ConsumerGroup,
  Design,
  Producer,
  StreamsApp,
  Topic,
} from '../model/design'
import { emptyLists } from '../model/empty-design'
import { DAY_MS, HOUR_MS } from '../shared/units'

const CLUSTER: Cluster = {
  kafkaVersion: '4.3',
  brokers: 3,
  racks: 3,
  environment: 'production',
  security: { authentication: 'sasl', encryption: 'tls', authorization: 'acl' },
  monitoring: { lag: 'alerts' },
  config: { 'auto.create.topics.enable': false },
}

const PRODUCER: Producer = {
  name: 'checkout',
  instances: 3,
  delivery: 'at-least-once',
  config: { 'compression.type': 'lz4', 'linger.ms': 20 },
  produces: [{ topic: 'orders', recordsPerSecond: { average: 400, peak: 800 } }],
}

const TOPIC: Topic = {
  name: 'orders',
  partitions: 12,
  replicationFactor: 3,
  key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000, ordered: true },
  record: { averageBytes: 1200, maximumBytes: 20_000 },
  schema: { format: 'avro', compatibility: 'BACKWARD_TRANSITIVE' },
  config: { 'min.insync.replicas': 2, 'retention.ms': 7 * DAY_MS },
}

const GROUP: ConsumerGroup = {
  name: 'billing',
  members: 6,
  processingMsPerRecord: 5,
  commit: 'after-processing',
  longestStopMs: 12 * HOUR_MS,
  purpose: 'business',
  consumes: [{ topic: 'orders' }],
  deadLetter: { topic: 'orders.dlq', recordsShare: 0.001 },
  config: {
    'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    'auto.offset.reset': 'earliest',
  },
}

const DEAD_LETTER_TOPIC: Topic = {
  ...TOPIC,
  name: 'orders.dlq',
  partitions: 3,
  config: { 'min.insync.replicas': 2, 'retention.ms': 14 * DAY_MS },
}

const REPAIR_GROUP: ConsumerGroup = {
  name: 'orders-repair',
  members: 1,
  processingMsPerRecord: 50,
  commit: 'after-processing',
  longestStopMs: 12 * HOUR_MS,
  purpose: 'business',
  consumes: [{ topic: 'orders.dlq' }],
  config: GROUP.config,
}

/** Some fields of a node; `undefined` leaves the field out, and settings are changed one by one. */
export type Changes<Node> = {
  readonly [Field in keyof Node]?: Field extends 'config'
    ? Readonly<Record<string, ConfigValue | undefined>> | undefined
    : Node[Field] | undefined
}

/** What to do differently in the sound design. A new name of a node is followed by all that refer to it. */
export interface DesignChanges {
  readonly cluster?: Changes<Cluster>
  /** `checkout`, at least once, 400 records a second of 1.2 kB into `orders`, 800 at peak. */
  readonly producer?: Changes<Producer>
  /** `orders`, twelve partitions, three replicas, keyed by order, seven days. */
  readonly topic?: Changes<Topic>
  /** `billing`, six members, reads `orders`, may stop for 12 h, dead letters to `orders.dlq`. */
  readonly group?: Changes<ConsumerGroup>
  /** `orders.dlq`, three partitions, fourteen days. */
  readonly deadLetterTopic?: Changes<Topic>
  /** `orders-repair`, one member, reads `orders.dlq`. */
  readonly repairGroup?: Changes<ConsumerGroup>
  readonly sizing?: Design['sizing']
  /** Further nodes, after the sound ones. */
  readonly producers?: readonly Producer[]
  readonly topics?: readonly Topic[]
  readonly consumerGroups?: readonly ConsumerGroup[]
  readonly streamsApps?: readonly StreamsApp[]
  readonly connectors?: readonly Connector[]
}

/** Leaves out what is `undefined`, as a document does. */
function without<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value
}

export function change<Node extends { readonly config?: Cluster['config'] }>(
  node: Node,
  changes: Changes<Node> | undefined,
): Node {
  if (changes === undefined) return node
  const config =
    'config' in changes ? changes.config && without({ ...node.config, ...changes.config }) : node.config
  return without({ ...node, ...changes, config })
}

/** A further topic that is sound by itself: what writes and reads it is left out of the drawing. */
export const soundTopic = (changes: Changes<Topic>): Topic => change({ ...TOPIC, external: 'both' }, changes)
/** A further producer as sound as `checkout`, which it is but for the changes. */
export const soundProducer = (changes: Changes<Producer>): Producer => change(PRODUCER, changes)
/** A further group as sound as `billing`, which it is but for the changes. */
export const soundGroup = (changes: Changes<ConsumerGroup>): ConsumerGroup => change(GROUP, changes)

/** Changes that make `billing` write what it makes of each order in one transaction with its offsets. */
export const SOUND_TRANSACTIONS = {
  group: {
    commit: 'transactional',
    produces: [{ topic: 'invoices' }],
    producer: { config: { 'compression.type': 'lz4' } },
  },
  topics: [soundTopic({ name: 'invoices' })],
} as const satisfies DesignChanges

/** Changes of a topic whose records may be read in any order, as those of a share group are. */
export const IN_ANY_ORDER = {
  key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 },
} as const satisfies Changes<Topic>

/** Changes that make `billing` a sound share group, of the records of `IN_ANY_ORDER`. */
export const SOUND_SHARE = {
  reads: 'share',
  config: { 'partition.assignment.strategy': undefined, 'auto.offset.reset': undefined },
  groupConfig: { 'share.auto.offset.reset': 'earliest' },
} as const satisfies Changes<ConsumerGroup>

const retryTopic = (name: string): Topic => {
  const { external: _, key, ...topic } = soundTopic({ name, ...IN_ANY_ORDER })
  return { ...topic, ...(key && { key }) }
}

/** Changes that make `billing` try an order that fails again after a minute and after five, in any order. */
export const SOUND_RETRIES = {
  topic: IN_ANY_ORDER,
  group: {
    retryTopics: [
      { topic: 'orders.retry-1m', delayMs: 60_000, recordsShare: 0.01 },
      { topic: 'orders.retry-5m', delayMs: 300_000, recordsShare: 0.004 },
    ],
  },
  topics: [retryTopic('orders.retry-1m'), retryTopic('orders.retry-5m')],
} as const satisfies DesignChanges

/** The sound design with sound retries, but for other steps of the chain, another group or other retry topics. */
export const withSoundRetries = (
  group: Changes<ConsumerGroup> = {},
  topics: Readonly<Record<string, Changes<Topic>>> = {},
  others: DesignChanges = {},
): Design =>
  soundDesign({
    ...SOUND_RETRIES,
    ...others,
    group: { ...SOUND_RETRIES.group, ...group },
    topics: [
      ...SOUND_RETRIES.topics.map((topic) => change(topic, topics[topic.name])),
      ...(others.topics ?? []),
    ],
  })

/**
 * The sound design, with the changes: `soundDesign({ topic: { replicationFactor: 2 } })`. In `config` a
 * setting that is not named stays: `{ topic: { config: { 'min.insync.replicas': 1 } } }`; `undefined`
 * takes a setting or a field away.
 */
export function soundDesign(changes: DesignChanges = {}): Design {
  const topic = change(TOPIC, changes.topic)
  const deadLetterTopic = change(DEAD_LETTER_TOPIC, changes.deadLetterTopic)
  const produces = [{ topic: topic.name, recordsPerSecond: { average: 400, peak: 800 } }]
  const deadLetter = { topic: deadLetterTopic.name, recordsShare: 0.001 }
  return {
    surveyor: 1,
    ...emptyLists(),
    name: 'Orders',
    cluster: change(CLUSTER, changes.cluster),
    producers: [change({ ...PRODUCER, produces }, changes.producer), ...(changes.producers ?? [])],
    topics: [topic, deadLetterTopic, ...(changes.topics ?? [])],
    consumerGroups: [
      change({ ...GROUP, consumes: [{ topic: topic.name }], deadLetter }, changes.group),
      change({ ...REPAIR_GROUP, consumes: [{ topic: deadLetterTopic.name }] }, changes.repairGroup),
      ...(changes.consumerGroups ?? []),
    ],
    ...(changes.streamsApps && { streamsApps: changes.streamsApps }),
    ...(changes.connectors && { connectors: changes.connectors }),
    ...(changes.sizing && { sizing: changes.sizing }),
  }
}

const APP: StreamsApp = {
  name: 'order-counter',
  instances: 2,
  config: {
    'num.stream.threads': 3,
    'num.standby.replicas': 1,
    'replication.factor': 3,
    'producer.compression.type': 'lz4',
    'deserialization.exception.handler': 'org.apache.kafka.streams.errors.LogAndContinueExceptionHandler',
  },
  processing: [
    {
      stream: 'orders',
      steps: [
        'groupByKey',
        { op: 'windowedBy', window: { kind: 'tumbling', sizeMs: 300_000 } },
        { op: 'count', store: { name: 'per-order', keys: 1_000 } },
        'toStream',
        { op: 'to', topic: 'order-counts' },
      ],
    },
  ],
}

/** What makes `order-counter` keep some gigabytes: a count for each of twenty million orders. */
export const LARGE_STATE: StreamsApp['processing'] = [
  {
    stream: 'orders',
    steps: [
      'groupByKey',
      { op: 'count', store: { name: 'per-order', keys: 20_000_000 } },
      'toStream',
      { op: 'to', topic: 'order-counts' },
    ],
  },
]

/** The sound design with `order-counter`, a Streams application that counts orders into `order-counts`, but for the changes. */
export const withSoundApp = (
  app: Changes<StreamsApp> = {},
  others: DesignChanges = {},
  topics: readonly Topic[] = [],
): Design =>
  soundDesign({
    ...others,
    topics: [soundTopic({ name: 'order-counts' }), ...topics],
    streamsApps: [change(APP, app)],
  })
