/** Every design that the document allows, for properties: all fields, and names that break naive code. */
import fc from 'fast-check'
import { NAMED_VERSIONS } from '../core/kafka/versions'
import type { Cluster, ConsumerGroup, Design, Producer, Topic } from '../core/model/design'
import type { NodeLists } from '../core/model/kinds/index'
import { LIST_OF_KIND } from '../core/model/node-id'
import { PROVIDER_IDS, STORAGE_CLASSES } from '../core/model/provider-ids'
import { aclsArbitrary, quotasArbitrary } from './acl-arbitrary'
import {
  clientArbitrary,
  configArbitrary,
  count,
  double,
  nameArbitrary,
  ownerArbitrary,
  positive,
  principalArbitrary,
  quantity,
  ratio,
  securityArbitrary,
  share,
  some,
  someOf,
  text,
  word,
} from './arbitrary-values'
import { connectClustersArbitrary, connectorArbitrary, connectorNames } from './connector-arbitraries'
import { intentArbitraries } from './intent-arbitraries'
import { areasArbitrary, coordinate, notesArbitrary } from './mark-arbitraries'
import { scenarioArbitrary } from './scenario-arbitrary'
import { schemaFormatArbitrary } from './schema-arbitrary'
import { streamsAppArbitrary } from './streams-arbitraries'

const clusterArbitrary = some<Cluster, 'kafkaVersion' | 'brokers' | 'environment'>(
  {
    kafkaVersion: fc.constantFrom(...NAMED_VERSIONS),
    brokers: count,
    racks: count,
    environment: fc.constantFrom('production', 'staging', 'development'),
    diskBytesPerBroker: positive,
    networkBytesPerSecondPerBroker: positive,
    networkInBytesPerSecondPerBroker: positive,
    networkOutBytesPerSecondPerBroker: positive,
    diskBytesPerSecondPerBroker: positive,
    profile: some(
      {
        provider: fc.constantFrom(...PROVIDER_IDS),
        type: fc.oneof(fc.constantFrom('dedicated', 'kafka.m7g.large', 'dedicated-tier-1'), word),
        units: count,
        storage: fc.constantFrom(...STORAGE_CLASSES),
      },
      ['provider'],
    ),
    security: securityArbitrary,
    acls: aclsArbitrary,
    quotas: quotasArbitrary,
    monitoring: some({ lag: fc.constantFrom('none', 'metrics', 'alerts') }, []),
    config: configArbitrary,
    connect: connectClustersArbitrary,
  },
  ['kafkaVersion', 'brokers', 'environment'],
)

const topicArbitrary = (name: string, names: readonly string[]) =>
  some<Topic, 'name'>(
    {
      name: fc.constant(name),
      description: text(60),
      owner: ownerArbitrary,
      data: fc.constantFrom('public', 'internal', 'personal', 'secret'),
      partitions: fc.oneof(fc.constant('auto' as const), count),
      replicationFactor: fc.integer({ min: 1, max: 5 }),
      key: some<NonNullable<Topic['key']>, 'strategy'>(
        {
          strategy: fc.constantFrom('entity', 'none', 'composite', 'timestamp'),
          field: text(10),
          cardinality: positive,
          skew: share,
          samples: fc.array(text(10), { maxLength: 5 }),
          ordered: fc.boolean(),
        },
        ['strategy'],
      ),
      record: some({ averageBytes: quantity, maximumBytes: quantity, compressionRatio: share }, []),
      schema: schemaFormatArbitrary,
      keySchema: schemaFormatArbitrary,
      coPartitionedWith: someOf(names),
      external: fc.constantFrom('writers', 'readers', 'both'),
      recordsPerSecond: fc.record({ average: quantity, peak: quantity }),
      config: configArbitrary,
    },
    ['name'],
  )

const producerArbitrary = (name: string, topics: readonly string[]) =>
  some<Producer, 'name'>(
    {
      name: fc.constant(name),
      description: text(60),
      owner: ownerArbitrary,
      principal: principalArbitrary,
      instances: count,
      delivery: fc.constantFrom('at-most-once', 'at-least-once', 'exactly-once'),
      client: clientArbitrary,
      config: configArbitrary,
      produces: someOf(topics).chain((chosen) =>
        fc.tuple(
          ...chosen.map((topic) =>
            some<NonNullable<Producer['produces']>[number], 'topic'>(
              {
                topic: fc.constant(topic),
                recordsPerSecond: fc.oneof(
                  some({ average: quantity, peak: quantity }, ['average']),
                  fc.record({ peak: quantity }),
                ),
              },
              ['topic'],
            ),
          ),
        ),
      ),
    },
    ['name'],
  )

const groupArbitrary = (name: string, topics: readonly string[]) =>
  some<ConsumerGroup, 'name'>(
    {
      name: fc.constant(name),
      groupId: text(20).filter((id) => id !== ''),
      description: text(60),
      owner: ownerArbitrary,
      principal: principalArbitrary,
      client: clientArbitrary,
      reads: fc.constantFrom('group', 'share', 'everything'),
      members: count,
      threadsPerMember: count,
      processingMsPerRecord: quantity,
      commit: fc.constantFrom('auto', 'after-processing', 'transactional'),
      ...intentArbitraries,
      consumes: someOf(topics).map((chosen) => chosen.map((topic) => ({ topic }))),
      produces: someOf(topics).chain((chosen) =>
        fc.tuple(
          ...chosen.map((topic) =>
            some<NonNullable<ConsumerGroup['produces']>[number], 'topic'>(
              { topic: fc.constant(topic), recordsPerRecord: quantity },
              ['topic'],
            ),
          ),
        ),
      ),
      producer: some<NonNullable<ConsumerGroup['producer']>, never>(
        {
          delivery: fc.constantFrom('at-most-once', 'at-least-once', 'exactly-once'),
          config: configArbitrary,
        },
        [],
      ),
      retries: some<NonNullable<ConsumerGroup['retries']>, 'attempts'>(
        { attempts: count, backOffMs: quantity, backOffMultiplier: double(1, 100) },
        ['attempts'],
      ),
      retryTopics: someOf(topics).chain((chosen) =>
        fc.tuple(
          ...chosen.map((topic) =>
            some<NonNullable<ConsumerGroup['retryTopics']>[number], 'topic'>(
              { topic: fc.constant(topic), delayMs: quantity, recordsShare: share },
              ['topic'],
            ),
          ),
        ),
      ),
      retryWait: fc.constantFrom('paused', 'asleep'),
      ...(topics.length === 0
        ? ({} as { deadLetter: never })
        : {
            deadLetter: some<NonNullable<ConsumerGroup['deadLetter']>, 'topic'>(
              { topic: fc.constantFrom(...topics), recordsShare: share },
              ['topic'],
            ),
          }),
      config: configArbitrary,
      groupConfig: configArbitrary,
    },
    ['name'],
  )

const ofApp = {
  description: text(60),
  owner: ownerArbitrary,
  principal: principalArbitrary,
  client: clientArbitrary,
  instances: count,
  config: configArbitrary,
}

const names = fc.uniqueArray(nameArbitrary, { maxLength: 4 })

const each = <Value>(arbitraries: readonly fc.Arbitrary<Value>[]): fc.Arbitrary<Value[]> =>
  fc.tuple(...arbitraries)

type Strangers = Readonly<Record<'topics' | 'placed' | 'applications' | 'connectors', readonly string[]>>

const designs = (strangers: Strangers): fc.Arbitrary<Design> =>
  fc.tuple(names, names, names, names, connectorNames).chain(([p, t, g, s, c]) => {
    const ids = [
      ...p.map((name) => `producer:${name}`),
      ...t.map((name) => `topic:${name}`),
      ...g.map((name) => `consumerGroup:${name}`),
      ...s.map((name) => `streamsApp:${name}`),
      ...c.map((name) => `connector:${name}`),
    ]
    const placed = [...strangers.placed, ...ids]
    const id = ids.length === 0 ? fc.constant('cluster') : fc.constantFrom('cluster', ...ids)
    return some<Design, 'surveyor' | 'name' | 'cluster' | keyof NodeLists>(
      {
        surveyor: fc.constant(1 as const),
        name: nameArbitrary,
        description: text(60),
        cluster: clusterArbitrary,
        producers: each(p.map((name) => producerArbitrary(name, [...t, ...strangers.topics]))),
        topics: each(t.map((name) => topicArbitrary(name, t))),
        consumerGroups: each(g.map((name) => groupArbitrary(name, [...t, ...strangers.topics]))),
        streamsApps: each(s.map((name) => streamsAppArbitrary(name, [...t, ...strangers.topics], ofApp))),
        connectors: each(c.map((name) => connectorArbitrary(name, [...t, ...strangers.topics]))),
        sizing: some(
          {
            partitionWriteBytesPerSecond: positive,
            partitionReadBytesPerSecond: positive,
            headroom: ratio,
            utilisation: ratio,
            growth: double(0.01, 1000),
            rounding: fc.constantFrom('none', 'divisible', 'brokers'),
            diskHeadroom: ratio,
            networkHeadroom: ratio,
            partitionReplicasPerBroker: count,
            spareBrokers: fc.integer({ min: 0, max: 5 }),
            growthPerMonth: double(0, 10),
            growthFrom: fc.constantFrom('2026-01', '2026-11', '2031-12'),
          },
          [],
        ),
        suppressions: fc.array(
          fc.record({ rule: word, at: id, reason: text(40).filter((reason) => reason !== '') }),
          { maxLength: 3 },
        ),
        scenarios: fc.array(
          scenarioArbitrary(nameArbitrary, {
            producers: p,
            topics: t,
            groups: g,
            applications: [...s, ...strangers.applications],
            connectors: [...c, ...strangers.connectors],
          }),
          { maxLength: 2 },
        ),
        layout: fc.record(
          {
            positions:
              placed.length === 0
                ? fc.constant({})
                : fc.dictionary(fc.constantFrom(...placed), fc.tuple(coordinate, coordinate), {
                    noNullPrototype: true,
                  }),
            notes: notesArbitrary,
            areas: areasArbitrary(placed),
            direction: fc.constantFrom('right', 'down'),
            locked: fc.subarray(placed),
          },
          { requiredKeys: [] },
        ) as fc.Arbitrary<NonNullable<Design['layout']>>,
      },
      ['surveyor', 'name', 'cluster', ...Object.values(LIST_OF_KIND)],
    )
  })

/** Any design that the parser accepts. */
export const designArbitrary = designs({
  topics: ['a topic\tthat is not drawn'],
  placed: ['topic:gone'],
  applications: ['app', 'other'],
  connectors: ['sink', 'source'],
})

/** A design in which every reference leads somewhere, as every edit leaves it. */
export const wholeDesignArbitrary = designs({ topics: [], placed: [], applications: [], connectors: [] })
