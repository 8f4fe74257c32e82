import { quoted } from '../starter/code-text'
import { type ClientKind, numberIn, truthIn } from './client-code'

/** One or more assignments to a field of Sarama's Config: `Producer.Retry.Max = 3`. */
type Told = (value: string) => readonly string[] | undefined

const MOST = 2_147_483_647

/** Sarama makes room for as many retries for every partition, which is 32 bytes each. */
export const MOST_RETRIES = 10_000

/** Sarama refuses a number below the least that it takes. */
const number =
  (field: string, least = 0, most = MOST): Told =>
  (value) => {
    const read = numberIn(value)
    return read === undefined || read > most || read < least ? undefined : [`${field} = ${Math.round(read)}`]
  }
const time =
  (field: string, least = 0): Told =>
  (value) => {
    const read = numberIn(value)
    return read === undefined || read > 9e12 || read < least
      ? undefined
      : [`${field} = ${Math.round(read)} * time.Millisecond`]
  }
const truth =
  (field: string): Told =>
  (value) => {
    const read = truthIn(value)
    return read === undefined ? undefined : [`${field} = ${read}`]
  }
const text =
  (field: string): Told =>
  (value) => [`${field} = ${quoted(value)}`]
const word =
  (field: string, words: Readonly<Record<string, string>>): Told =>
  (value) => {
    const said = value.trim()
    return Object.hasOwn(words, said) ? [`${field} = ${words[said]}`] : undefined
  }

const CONNECTION: Readonly<Record<string, Told>> = {
  'client.id': text('ClientID'),
  'metadata.max.age.ms': time('Metadata.RefreshFrequency'),
  'socket.connection.setup.timeout.ms': time('Net.DialTimeout', 1),
  'client.rack': text('RackID'),
  'allow.auto.create.topics': truth('Metadata.AllowAutoTopicCreation'),
}

const STRATEGIES: Readonly<Record<string, string>> = {
  RangeAssignor: 'Range',
  RoundRobinAssignor: 'RoundRobin',
  StickyAssignor: 'Sticky',
  CooperativeStickyAssignor: 'CooperativeSticky',
}

const strategies: Told = (value) => {
  const names = value
    .split(',')
    .map((name) => STRATEGIES[name.trim().slice(name.trim().lastIndexOf('.') + 1)])
  return names.includes(undefined)
    ? undefined
    : [
        `Consumer.Group.Rebalance.GroupStrategies = []sarama.BalanceStrategy{${names.map((name) => `sarama.NewBalanceStrategy${name}()`).join(', ')}}`,
      ]
}

/** @see Config and its Validate in config.go of Sarama 1.61 */
const SETTINGS: Readonly<Record<ClientKind, Readonly<Record<string, Told>>>> = {
  producer: {
    ...CONNECTION,
    acks: word('Producer.RequiredAcks', {
      all: 'sarama.WaitForAll',
      '-1': 'sarama.WaitForAll',
      '0': 'sarama.NoResponse',
      '1': 'sarama.WaitForLocal',
    }),
    'enable.idempotence': truth('Producer.Idempotent'),
    retries: number('Producer.Retry.Max', 0, MOST_RETRIES),
    'retry.backoff.ms': time('Producer.Retry.Backoff'),
    'max.in.flight.requests.per.connection': number('Net.MaxOpenRequests', 1),
    'linger.ms': time('Producer.Flush.Frequency'),
    'batch.size': number('Producer.Flush.Bytes'),
    'max.request.size': number('Producer.MaxMessageBytes', 1),
    'request.timeout.ms': time('Producer.Timeout', 1),
    'transactional.id': text('Producer.Transaction.ID'),
    'transaction.timeout.ms': time('Producer.Transaction.Timeout'),
    'compression.type': word('Producer.Compression', {
      none: 'sarama.CompressionNone',
      gzip: 'sarama.CompressionGZIP',
      snappy: 'sarama.CompressionSnappy',
      lz4: 'sarama.CompressionLZ4',
      zstd: 'sarama.CompressionZSTD',
    }),
  },
  consumer: {
    ...CONNECTION,
    'session.timeout.ms': time('Consumer.Group.Session.Timeout', 3),
    'heartbeat.interval.ms': time('Consumer.Group.Heartbeat.Interval', 1),
    'max.poll.interval.ms': time('Consumer.Group.Rebalance.Timeout', 2),
    'group.instance.id': text('Consumer.Group.InstanceId'),
    'partition.assignment.strategy': strategies,
    'fetch.min.bytes': number('Consumer.Fetch.Min', 1),
    'fetch.max.bytes': number('Consumer.Fetch.MaxBytes', 1),
    'max.partition.fetch.bytes': number('Consumer.Fetch.Default', 1),
    'fetch.max.wait.ms': time('Consumer.MaxWaitTime', 1),
    'retry.backoff.ms': time('Consumer.Retry.Backoff'),
    'request.timeout.ms': time('Net.ReadTimeout', 1),
    'isolation.level': word('Consumer.IsolationLevel', {
      read_committed: 'sarama.ReadCommitted',
      read_uncommitted: 'sarama.ReadUncommitted',
    }),
    'auto.offset.reset': word('Consumer.Offsets.Initial', {
      earliest: 'sarama.OffsetOldest',
      latest: 'sarama.OffsetNewest',
    }),
    'enable.auto.commit': truth('Consumer.Offsets.AutoCommit.Enable'),
    'auto.commit.interval.ms': time('Consumer.Offsets.AutoCommit.Interval', 1),
  },
}

/** Returns the assignments that tell Sarama a setting; undefined where it takes nothing like it. */
export const told = (kind: ClientKind, key: string, value: string): readonly string[] | undefined =>
  Object.hasOwn(SETTINGS[kind], key) ? SETTINGS[kind][key]?.(value) : undefined
