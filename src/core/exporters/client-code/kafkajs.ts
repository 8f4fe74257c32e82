import type { Design } from '../../model/design'
import { principalOf, userName } from '../../model/principal'
import type { ApplicationPart } from '../frameworks/application-parts'
import { commentLine } from '../single-line'
import {
  aboutClient,
  type ClientCode,
  type ClientKind,
  type ClientSettings,
  clientCodeExporter,
  clientReach,
  type Held,
  heldSettings,
  isOfReach,
  numberIn,
  SECRET,
  truthIn,
} from './client-code'

/** Where in KafkaJS's objects a setting stands: `producer.retry.retries`, with its value as code. */
type Stands = readonly [path: string, code: string]

type Told = (value: string) => Stands | undefined

const number =
  (path: string): Told =>
  (value) => {
    const read = numberIn(value)
    return read === undefined ? undefined : [path, String(read)]
  }
const truth =
  (path: string, isTurned = false): Told =>
  (value) => {
    const read = truthIn(value)
    return read === undefined ? undefined : [path, String(read !== isTurned)]
  }
const text =
  (path: string): Told =>
  (value) => [path, quoted(value)]
const word =
  (path: string, words: Readonly<Record<string, string>>): Told =>
  (value) => {
    const code = Object.hasOwn(words, value.trim()) ? words[value.trim()] : undefined
    return code === undefined ? undefined : [path, code]
  }

/** Kafka's largest number says that there is no limit, which KafkaJS warns of unless it is its own largest. */
const retries: Told = (value) => {
  const read = numberIn(value)
  return read === undefined
    ? undefined
    : ['producer.retry.retries', read >= MOST ? 'Number.MAX_SAFE_INTEGER' : String(read)]
}

const MOST = 2_147_483_647

const CONNECTION: Readonly<Record<string, Told>> = {
  'client.id': text('kafka.clientId'),
  'request.timeout.ms': number('kafka.requestTimeout'),
  'socket.connection.setup.timeout.ms': number('kafka.connectionTimeout'),
}

/** @see the types of KafkaJS 2.2.4: KafkaConfig, ProducerConfig, ProducerRecord, ConsumerConfig, ConsumerRunConfig */
const SETTINGS: Readonly<Record<ClientKind, Readonly<Record<string, Told>>>> = {
  producer: {
    ...CONNECTION,
    acks: word('send.acks', { all: '-1', '-1': '-1', '0': '0', '1': '1' }),
    'enable.idempotence': truth('producer.idempotent'),
    retries,
    'retry.backoff.ms': number('producer.retry.initialRetryTime'),
    'retry.backoff.max.ms': number('producer.retry.maxRetryTime'),
    'max.in.flight.requests.per.connection': number('producer.maxInFlightRequests'),
    'transactional.id': text('producer.transactionalId'),
    'transaction.timeout.ms': number('producer.transactionTimeout'),
    'metadata.max.age.ms': number('producer.metadataMaxAge'),
    'compression.type': word('send.compression', {
      none: 'CompressionTypes.None',
      gzip: 'CompressionTypes.GZIP',
      snappy: 'CompressionTypes.Snappy',
      lz4: 'CompressionTypes.LZ4',
      zstd: 'CompressionTypes.ZSTD',
    }),
  },
  consumer: {
    ...CONNECTION,
    'session.timeout.ms': number('consumer.sessionTimeout'),
    'heartbeat.interval.ms': number('consumer.heartbeatInterval'),
    'max.poll.interval.ms': number('consumer.rebalanceTimeout'),
    'metadata.max.age.ms': number('consumer.metadataMaxAge'),
    'max.partition.fetch.bytes': number('consumer.maxBytesPerPartition'),
    'fetch.min.bytes': number('consumer.minBytes'),
    'fetch.max.bytes': number('consumer.maxBytes'),
    'fetch.max.wait.ms': number('consumer.maxWaitTimeInMs'),
    'retry.backoff.ms': number('consumer.retry.initialRetryTime'),
    'retry.backoff.max.ms': number('consumer.retry.maxRetryTime'),
    'allow.auto.create.topics': truth('consumer.allowAutoTopicCreation'),
    'client.rack': text('consumer.rackId'),
    'isolation.level': word('consumer.readUncommitted', {
      read_committed: 'false',
      read_uncommitted: 'true',
    }),
    'partition.assignment.strategy': word('consumer.partitionAssigners', {
      'org.apache.kafka.clients.consumer.RoundRobinAssignor': '[PartitionAssigners.roundRobin]',
      roundrobin: '[PartitionAssigners.roundRobin]',
    }),
    'auto.offset.reset': word('subscribe.fromBeginning', { earliest: 'true', latest: 'false' }),
    'enable.auto.commit': truth('run.autoCommit'),
    'auto.commit.interval.ms': number('run.autoCommitInterval'),
  },
}

const standing = (kind: ClientKind, key: string, value: string): Stands | undefined =>
  Object.hasOwn(SETTINGS[kind], key) ? SETTINGS[kind][key]?.(value) : undefined

const code: ClientCode = {
  family: 'kafkajs',
  label: 'KafkaJS',
  folder: 'kafkajs',
  ending: 'kafka.ts',
  language: 'typescript',
  takes: (kind, key, value) => isOfReach(key) || standing(kind, key, value) !== undefined,
  held,
  textOf: (part, design) => textOf(part, design),
}

/**
 * A module for each application, with the objects that KafkaJS takes: of the connection, of the producer and each
 * `send`, of the consumer, what it subscribes to and how it runs.
 *
 * @see https://kafka.js.org/docs, KafkaJS 2.2.4
 */
export const kafkaJs = clientCodeExporter(code)

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

/**
 * KafkaJS promises that an idempotent producer repeats nothing with one request at a time and endless retries, and
 * retries five times where it is not told: it hands on an empty `retry`, which keeps its own default away.
 *
 * @see docs/Transactions.md and src/producer/index.js of KafkaJS 2.2.4
 */
function held(settings: ClientSettings): ReadonlyMap<string, Held> {
  const isTransactional = settings.has('transactional.id')
  const isIdempotent = truthIn(settings.get('enable.idempotence') ?? '') ?? isTransactional
  if (!isIdempotent) return new Map()
  const own: [string, Held][] = [
    [IN_FLIGHT, { value: '1', why: 'Is 1 here, since KafkaJS is idempotent with one request at a time.' }],
  ]
  if (!settings.has('enable.idempotence'))
    own.push(['enable.idempotence', { value: 'true', why: 'Transactions of KafkaJS ask for it.' }])
  if (!settings.has('retries'))
    own.push(['retries', { value: String(MOST), why: 'KafkaJS is idempotent with endless retries.' }])
  return new Map(own)
}

/** A text as TypeScript has it in single quotes. */
const quoted = (value: string): string =>
  `'${JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replaceAll(/[\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)}'`

type Tree = Map<string, string | Tree>

/** The objects with their settings, by the paths under which these stand. */
function treeOf(stands: readonly Stands[]): Tree {
  const tree: Tree = new Map()
  for (const [path, value] of stands) {
    const names = path.split('.')
    let at = tree
    for (const name of names.slice(0, -1)) {
      const inner = at.get(name)
      const next: Tree = inner instanceof Map ? inner : new Map()
      at.set(name, next)
      at = next
    }
    at.set(names.at(-1) ?? '', value)
  }
  return tree
}

function linesOf(tree: Tree, indent: string): string[] {
  return [...tree].flatMap(([name, value]) =>
    value instanceof Map
      ? [`${indent}${name}: {`, ...linesOf(value, `${indent}  `), `${indent}},`]
      : [`${indent}${name}: ${value},`],
  )
}

/** Each object that is exported: its type, and what it is for. */
const OBJECTS: Readonly<Record<string, readonly [type: string, about: string]>> = {
  kafka: ['KafkaConfig', 'Of `new Kafka(kafka)`.'],
  producer: ['ProducerConfig', 'Of `kafka.producer(producer)`.'],
  send: ["Omit<ProducerRecord, 'topic' | 'messages'>", 'Beside the topic and the messages of each `send`.'],
  consumer: ['ConsumerConfig', 'Of `kafka.consumer(consumer)`.'],
  subscribe: ['ConsumerSubscribeTopics', 'Of `consumer.subscribe(subscribe)`.'],
  run: ['ConsumerRunConfig', 'Beside the handler of `consumer.run`.'],
}

const TYPES = [
  'ConsumerConfig',
  'ConsumerRunConfig',
  'ConsumerSubscribeTopics',
  'KafkaConfig',
  'ProducerConfig',
  'ProducerRecord',
]
const VALUES = ['CompressionTypes', 'PartitionAssigners']

function textOf(part: ApplicationPart, design: Design): string {
  const tree = treeOf([...connection(part, design), ...producing(part), ...consuming(part)])
  const objects = [...tree].flatMap(([name, inner]) => {
    const [type, about] = OBJECTS[name] ?? []
    return inner instanceof Map
      ? [`/** ${about} */\nexport const ${name}: ${type} = {\n${linesOf(inner, '  ').join('\n')}\n}\n`]
      : []
  })
  const body = objects.join('\n')
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(body)
  const imports = [...VALUES.filter(uses), ...TYPES.filter(uses).map((name) => `type ${name}`)]
  return [
    aboutClient(code, part, design)
      .map((line) => `${commentLine(line, '//')}\n`)
      .join(''),
    body.includes(' + randomUUID()') ? "import { randomUUID } from 'node:crypto'\n" : '',
    body.includes('readFileSync(') ? "import { readFileSync } from 'node:fs'\n" : '',
    `import { ${imports.join(', ')} } from 'kafkajs'\n\n`,
    body,
  ].join('')
}

const file = (path: string): string => `readFileSync('${path}', 'utf8')`

function connection(part: ApplicationPart, design: Design): Stands[] {
  const { isTls, isMutual, mechanism } = clientReach(part)
  const user = quoted(userName(principalOf(design.cluster, part.identity)))
  const withPassword: Stands[] = [
    ['kafka.sasl.mechanism', quoted((mechanism ?? '').toLowerCase())],
    ['kafka.sasl.username', user],
    ['kafka.sasl.password', quoted(SECRET)],
  ]
  return [
    ['kafka.clientId', quoted(part.name)],
    ['kafka.brokers', "['localhost:9092']"],
    ...(isTls && !isMutual ? ([['kafka.ssl', 'true']] as const) : []),
    ...(isTls && isMutual
      ? ([
          ['kafka.ssl.ca', `[${file('/etc/kafka/ca.pem')}]`],
          ['kafka.ssl.cert', file('/etc/kafka/client.pem')],
          ['kafka.ssl.key', file('/etc/kafka/client.key')],
        ] as const)
      : []),
    ...(mechanism === 'OAUTHBEARER'
      ? ([
          ['kafka.sasl.mechanism', "'oauthbearer'"],
          ['kafka.sasl.oauthBearerProvider', `async () => ({ value: '${SECRET}' })`],
        ] as const)
      : /^(?:PLAIN|SCRAM-SHA-(?:256|512))$/.test(mechanism ?? '')
        ? withPassword
        : []),
  ]
}

const stands = (kind: ClientKind, settings: ClientSettings): Stands[] =>
  [...settings].flatMap(([key, value]): Stands[] => {
    const at = standing(kind, key, value)
    return at === undefined ? [] : [at]
  })

const producing = ({ writer }: ApplicationPart): Stands[] =>
  writer
    ? [
        ['producer.allowAutoTopicCreation', 'false'],
        ...stands('producer', heldSettings(code, writer.settings)),
      ]
    : []

/** KafkaJS commits what its handler is done with, which is what Kafka calls committing by hand after processing. */
function consuming({ reader }: ApplicationPart): Stands[] {
  if (!reader) return []
  const { group, groupId, topics, retryTopics, settings } = reader
  const isAfterProcessing =
    group.commit === 'after-processing' && group.config?.['enable.auto.commit'] === undefined
  return [
    // KafkaJS reads in a group alone: who reads everything is in one of its own.
    [
      'consumer.groupId',
      group.reads === 'everything' ? `${quoted(`${groupId}-`)} + randomUUID()` : quoted(groupId),
    ],
    ...stands('consumer', settings).filter(([path]) => !(isAfterProcessing && path === 'run.autoCommit')),
    ['subscribe.topics', `[${[...topics, ...retryTopics].map(quoted).join(', ')}]`],
    ...(isAfterProcessing ? ([['run.autoCommit', 'true']] as const) : []),
  ]
}
