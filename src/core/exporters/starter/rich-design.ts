/** A design for tests and proofs: one application of every kind that starter code tells apart. */
import type { ConsumerGroup, Design, Producer, Topic } from '../../model/design'
import { emptyDesign } from '../../model/empty-design'
import { RICH_SCHEMAS } from './rich-schemas'

const TOPICS = [
  'orders',
  'orders.retry-1',
  'orders.retry-2',
  'orders.dlq',
  'invoices',
  'prices',
  'lost',
  'jobs',
  'jobs.dlq',
  'clicks',
]

const PRODUCERS: readonly Producer[] = [
  {
    name: 'checkout',
    description: 'Takes orders.\nIts records */ must not be lost.',
    delivery: 'at-least-once',
    config: { 'linger.ms': 5, 'compression.type': 'lz4' },
    produces: [{ topic: 'orders' }],
  },
  {
    name: 'ledger-feed',
    delivery: 'exactly-once',
    instances: 2,
    produces: [{ topic: 'invoices' }, { topic: 'prices' }],
  },
  { name: 'tracker', delivery: 'at-most-once', produces: [{ topic: 'clicks' }] },
]

const GROUPS: readonly ConsumerGroup[] = [
  {
    name: 'billing',
    owner: 'team-payments',
    members: 3,
    commit: 'transactional',
    consumes: [{ topic: 'orders' }],
    produces: [{ topic: 'invoices' }],
    retries: { attempts: 2, backOffMs: 200, backOffMultiplier: 2 },
    deadLetter: { topic: 'orders.dlq' },
  },
  {
    name: 'shipping',
    commit: 'after-processing',
    config: {
      'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    },
    consumes: [{ topic: 'orders' }],
    produces: [{ topic: 'jobs' }],
    retries: { attempts: 2, backOffMs: 200 },
    retryTopics: [
      { topic: 'orders.retry-1', delayMs: 1_000 },
      { topic: 'orders.retry-2', delayMs: 2_000 },
    ],
    deadLetter: { topic: 'orders.dlq' },
  },
  { name: 'auditor', commit: 'after-processing', consumes: [{ topic: 'orders' }, { topic: 'invoices' }] },
  { name: 'clicks-to-lake', commit: 'auto', consumes: [{ topic: 'clicks' }], produces: [{ topic: 'lost' }] },
  { name: 'price-cache', reads: 'everything', consumes: [{ topic: 'prices' }] },
  {
    name: 'workers',
    reads: 'share',
    commit: 'after-processing',
    consumes: [{ topic: 'jobs' }],
    retries: { attempts: 2 },
    deadLetter: { topic: 'jobs.dlq' },
  },
  {
    name: 'relay',
    commit: 'after-processing',
    producer: { delivery: 'exactly-once' },
    consumes: [{ topic: 'invoices' }],
    produces: [{ topic: 'prices' }],
  },
]

export const richDesign: Design = {
  ...emptyDesign('Starter'),
  cluster: { ...emptyDesign('Starter').cluster, kafkaVersion: '4.3' },
  topics: TOPICS.map((name): Topic => ({ name, partitions: 3, ...RICH_SCHEMAS[name] })),
  producers: PRODUCERS,
  consumerGroups: GROUPS,
}
