import type { ConsumerGroup, Design, Topic } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/units'
import { arranged, COOPERATIVE, SECURED } from './parts'

const byCustomer: Topic['key'] = { strategy: 'entity', field: 'customerId', cardinality: 5_000_000 }

const orderEvent = (...more: readonly object[]) => ({
  text: JSON.stringify(
    {
      type: 'record',
      name: 'OrderEvent',
      namespace: 'com.example.orders',
      doc: 'What happened to an order.',
      fields: [
        { name: 'eventId', type: { type: 'string', logicalType: 'uuid' } },
        { name: 'orderId', type: 'string' },
        { name: 'customerId', type: 'string' },
        { name: 'happenedAt', type: { type: 'long', logicalType: 'timestamp-millis' } },
        {
          name: 'kind',
          type: {
            type: 'enum',
            name: 'OrderEventKind',
            symbols: ['PLACED', 'PAID', 'SHIPPED', 'CANCELLED', 'OTHER'],
            default: 'OTHER',
          },
        },
        {
          name: 'items',
          type: {
            type: 'array',
            items: {
              type: 'record',
              name: 'OrderItem',
              fields: [
                { name: 'sku', type: 'string' },
                { name: 'count', type: 'int' },
                { name: 'cents', type: 'long' },
              ],
            },
          },
        },
        ...more,
      ],
    },
    null,
    2,
  ),
})

/** The second version says in which language a customer is written to; readers of the first pass over it. */
const schema: Topic['schema'] = {
  format: 'avro',
  compatibility: 'BACKWARD',
  types: [
    { versions: [orderEvent(), orderEvent({ name: 'language', type: ['null', 'string'], default: null })] },
  ],
}

/** A topic that one group alone writes and reads again: the records that failed, with what failed in a header. */
const ofFailures = (name: string, partitions: number, days: number): Topic => ({
  name,
  owner: 'notifications',
  partitions,
  replicationFactor: 3,
  key: byCustomer,
  keySchema: { format: 'none', encoding: 'text' },
  record: { averageBytes: 1_100, maximumBytes: 14_000 },
  schema,
  config: { 'min.insync.replicas': 2, 'retention.ms': days * DAY_MS, 'segment.ms': DAY_MS },
})

const reader: Pick<ConsumerGroup, 'commit' | 'config'> = { commit: 'after-processing', config: COOPERATIVE }

/** Mails and messages through providers that fail for a minute or an hour: what failed is tried again later, out of the way. */
export const customerNotificationsDesign: Design = arranged({
  surveyor: 1,
  ...emptyLists(),
  name: 'Customer notifications',
  description:
    'What happens to an order is told to its customer. A provider that fails holds up nobody else: records that failed wait in topics of their own. The schema of its records has two versions; Access has what each application may do and its quotas, Export has code to begin with.',
  cluster: SECURED,
  producers: [
    {
      name: 'orders-api',
      owner: 'orders',
      instances: 4,
      delivery: 'at-least-once',
      config: { 'compression.type': 'lz4', 'linger.ms': 20 },
      produces: [{ topic: 'order-events', recordsPerSecond: { average: 300, peak: 1_200 } }],
    },
  ],
  topics: [
    {
      name: 'order-events',
      owner: 'orders',
      partitions: 48,
      replicationFactor: 3,
      key: byCustomer,
      keySchema: { format: 'none', encoding: 'text' },
      record: { averageBytes: 900, maximumBytes: 12_000 },
      schema,
      config: { 'min.insync.replicas': 2, 'retention.ms': 7 * DAY_MS },
    },
    ofFailures('order-events.mailer.retry-1m', 48, 3),
    ofFailures('order-events.mailer.retry-10m', 48, 3),
    ofFailures('order-events.mailer.retry-2h', 48, 7),
    ofFailures('order-events.mailer.dlq', 6, 30),
  ],
  consumerGroups: [
    {
      ...reader,
      name: 'mailer',
      description: 'Calls a provider for every record. An order of mails was never promised.',
      owner: 'notifications',
      members: 12,
      threadsPerMember: 4,
      processingMsPerRecord: 25,
      purpose: 'notifications',
      longestStopMs: DAY_MS,
      consumes: [{ topic: 'order-events' }],
      retries: { attempts: 2, backOffMs: 200 },
      retryTopics: [
        { topic: 'order-events.mailer.retry-1m', delayMs: MINUTE_MS, recordsShare: 0.01 },
        { topic: 'order-events.mailer.retry-10m', delayMs: 10 * MINUTE_MS, recordsShare: 0.003 },
        { topic: 'order-events.mailer.retry-2h', delayMs: 2 * HOUR_MS, recordsShare: 0.001 },
      ],
      retryWait: 'paused',
      deadLetter: { topic: 'order-events.mailer.dlq', recordsShare: 0.0002 },
    },
    {
      ...reader,
      name: 'order-history',
      owner: 'orders',
      members: 3,
      processingMsPerRecord: 1,
      purpose: 'analytics',
      longestStopMs: DAY_MS,
      consumes: [{ topic: 'order-events' }],
    },
    {
      ...reader,
      name: 'mail-support',
      description: 'Shows support what could not be told, to call the customer.',
      owner: 'notifications',
      members: 1,
      processingMsPerRecord: 5,
      purpose: 'notifications',
      longestStopMs: 4 * DAY_MS,
      consumes: [{ topic: 'order-events.mailer.dlq' }],
    },
  ],
})
