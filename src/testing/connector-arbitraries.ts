/** Connectors and Connect clusters for properties: all fields, as a document may have them. */
import fc from 'fast-check'
import { isConnectSecret } from '../core/model/connect-secrets'
import type { Config, ConnectCluster, Connector, Transform } from '../core/model/design'
import {
  configArbitrary,
  count,
  nameArbitrary,
  principalArbitrary,
  quantity,
  share,
  some,
  someOf,
  word,
} from './arbitrary-values'

const config: fc.Arbitrary<Config> = fc
  .tuple(
    configArbitrary,
    fc.constantFrom<Config>(
      {},
      { 'topic.prefix': 'shop', 'errors.log.enable': true },
      { 'database.password': `\${env:SHOP_PASSWORD}`, 'producer.override.linger.ms': 20 },
    ),
  )
  .map(([some, more]) =>
    Object.fromEntries(
      Object.entries({ ...some, ...more }).filter(([key, value]) => !isConnectSecret(key, value)),
    ),
  )

export const connectClustersArbitrary: fc.Arbitrary<ConnectCluster[]> = fc.uniqueArray(
  some<ConnectCluster, 'name'>(
    { name: nameArbitrary, groupId: word, principal: principalArbitrary, workers: count, config },
    ['name'],
  ),
  { maxLength: 1, selector: ({ name }) => name },
)

const converter = some<NonNullable<Connector['keyConverter']>, 'class'>(
  {
    class: fc.constantFrom(
      'org.apache.kafka.connect.json.JsonConverter',
      'io.confluent.connect.avro.AvroConverter',
    ),
    schemas: fc.boolean(),
  },
  ['class'],
)

const transforms: fc.Arbitrary<Transform[]> = fc.uniqueArray(
  some<Transform, 'name' | 'type'>(
    {
      name: fc.constantFrom('unwrap', 'route', 'constructor'),
      type: fc.constantFrom('io.debezium.transforms.ExtractNewRecordState', 'a.b.C$Value'),
      config: fc.constantFrom<Config>(
        {},
        { 'drop.tombstones': false },
        { regex: '(.*)', replacement: '$1-new' },
      ),
    },
    ['name', 'type'],
  ),
  { maxLength: 2, selector: ({ name }) => name },
)

/** Every other design has one: a connector has more fields than anything else. */
export const connectorNames: fc.Arbitrary<string[]> = fc.oneof(
  fc.constant<string[]>([]),
  nameArbitrary.map((name) => [name]),
)

/** A connector of a name over some topics. */
export const connectorArbitrary = (name: string, topics: readonly string[]): fc.Arbitrary<Connector> =>
  some<Connector, 'name'>(
    {
      name: fc.constant(name),
      description: word,
      owner: word,
      type: fc.constantFrom('source', 'sink'),
      connect: word,
      system: some({ name: word, type: word }, []),
      class: fc.constantFrom('io.debezium.connector.mysql.MySqlConnector', 'org.example.ASinkConnector', 'x'),
      tasksMax: count,
      splits: count,
      snapshotRows: quantity,
      processingMsPerRecord: quantity,
      processingMsPerBatch: quantity,
      keyConverter: converter,
      valueConverter: converter,
      transforms,
      errorsTolerance: fc.constantFrom('none', 'all'),
      exactlyOnce: fc.constantFrom('requested', 'required'),
      transactionBoundary: fc.constantFrom('poll', 'interval', 'connector'),
      offsetsTopic: word,
      config,
      topicsRegex: fc.constantFrom('orders\\..*', 'a|b'),
      consumes: someOf(topics).map((chosen) => chosen.map((topic) => ({ topic }))),
      produces: someOf(topics).chain((chosen) =>
        fc.tuple(
          ...chosen.map((topic) =>
            some<NonNullable<Connector['produces']>[number], 'topic'>(
              {
                topic: fc.constant(topic),
                recordsPerSecond: fc.record({ average: quantity, peak: quantity }),
              },
              ['topic'],
            ),
          ),
        ),
      ),
      ...(topics.length === 0
        ? ({} as { deadLetter: never })
        : {
            deadLetter: some<NonNullable<Connector['deadLetter']>, 'topic'>(
              {
                topic: fc.constantFrom(...topics),
                recordsShare: share,
                replicationFactor: fc.integer({ min: 1, max: 5 }),
                contextHeaders: fc.boolean(),
              },
              ['topic'],
            ),
          }),
    },
    ['name'],
  )
