import type { PlanSetting } from '../../../starter-code/plan'
import { quoted } from '../code-text'

const milliseconds = (value: string): string => `${Math.round(Number(value))} * time.Millisecond`
const bytes = (value: string): string => String(Math.min(2_147_483_647, Math.round(Number(value))))

const CODECS: Readonly<Record<string, string>> = {
  none: 'kgo.NoCompression()',
  gzip: 'kgo.GzipCompression()',
  snappy: 'kgo.SnappyCompression()',
  lz4: 'kgo.Lz4Compression()',
  zstd: 'kgo.ZstdCompression()',
}

const BALANCERS: Readonly<Record<string, string>> = {
  RangeAssignor: 'kgo.RangeBalancer()',
  RoundRobinAssignor: 'kgo.RoundRobinBalancer()',
  StickyAssignor: 'kgo.StickyBalancer()',
  CooperativeStickyAssignor: 'kgo.CooperativeStickyBalancer()',
}

/** What franz-go is told for a setting of Kafka's own; empty where it does so by itself, undefined where it cannot be told. */
type Option = (value: string) => string | undefined

const OPTIONS: Readonly<Record<string, Option>> = {
  acks: (value) =>
    value === '0'
      ? 'kgo.RequiredAcks(kgo.NoAck())'
      : value === '1'
        ? 'kgo.RequiredAcks(kgo.LeaderAck())'
        : '',
  'enable.idempotence': (value) => (value === 'false' ? 'kgo.DisableIdempotentWrite()' : ''),
  retries: (value) => (Number(value) >= 2_147_483_647 ? '' : `kgo.RecordRetries(${bytes(value)})`),
  'linger.ms': (value) => `kgo.ProducerLinger(${milliseconds(value)})`,
  'compression.type': (value) => {
    const codec = CODECS[value]
    return codec && `kgo.ProducerBatchCompression(${codec})`
  },
  'max.request.size': (value) => `kgo.ProducerBatchMaxBytes(${bytes(value)})`,
  'delivery.timeout.ms': (value) => `kgo.RecordDeliveryTimeout(${milliseconds(value)})`,
  'transaction.timeout.ms': (value) => `kgo.TransactionTimeout(${milliseconds(value)})`,
  'enable.auto.commit': () => '',
  'auto.commit.interval.ms': (value) => `kgo.AutoCommitInterval(${milliseconds(value)})`,
  'isolation.level': (value) =>
    value === 'read_committed'
      ? 'kgo.FetchIsolationLevel(kgo.ReadCommitted())'
      : 'kgo.FetchIsolationLevel(kgo.ReadUncommitted())',
  'auto.offset.reset': (value) =>
    ({
      earliest: 'kgo.ConsumeResetOffset(kgo.NewOffset().AtStart())',
      latest: 'kgo.ConsumeResetOffset(kgo.NewOffset().AtEnd())',
      none: 'kgo.ConsumeResetOffset(kgo.NoResetOffset())',
    })[value],
  'session.timeout.ms': (value) => `kgo.SessionTimeout(${milliseconds(value)})`,
  'heartbeat.interval.ms': (value) => `kgo.HeartbeatInterval(${milliseconds(value)})`,
  'fetch.max.wait.ms': (value) => `kgo.FetchMaxWait(${milliseconds(value)})`,
  'fetch.min.bytes': (value) => `kgo.FetchMinBytes(${bytes(value)})`,
  'fetch.max.bytes': (value) => `kgo.FetchMaxBytes(${bytes(value)})`,
  'max.partition.fetch.bytes': (value) => `kgo.FetchMaxPartitionBytes(${bytes(value)})`,
  'metadata.max.age.ms': (value) => `kgo.MetadataMaxAge(${milliseconds(value)})`,
  'client.rack': (value) => `kgo.Rack(${quoted(value)})`,
  'client.id': (value) => `kgo.ClientID(${quoted(value)})`,
  'group.instance.id': (value) => `kgo.InstanceID(${quoted(value)})`,
  'partition.assignment.strategy': (value) => {
    const names = value
      .split(',')
      .map((name) => BALANCERS[name.trim().slice(name.trim().lastIndexOf('.') + 1)])
    return names.includes(undefined) ? undefined : `kgo.Balancers(${names.join(', ')})`
  },
}

/** Settings that stand in code of their own: how the cluster is reached. */
const REACH = /^(?:security\.|sasl\.|ssl\.)/

/** Whether franz-go can be told a setting. */
export const isTakenByGo = (key: string, value: string): boolean =>
  REACH.test(key) ||
  (Object.hasOwn(OPTIONS, key) &&
    OPTIONS[key]?.(value) !== undefined &&
    // A number that is none would be no Go.
    !OPTIONS[key]?.(value)?.includes('NaN'))

/** The options of a client, each with its reason above it. */
export const optionLines = (settings: readonly PlanSetting[]): readonly string[] =>
  settings.flatMap(({ key, value, why }) => {
    const option = OPTIONS[key]?.(value) ?? ''
    return option === '' ? [] : [...(why === '' ? [] : [`// ${why}`]), `${option},`]
  })

interface Reach {
  readonly isTls: boolean
  readonly mechanism: string | undefined
}

/** How the cluster is reached, by settings in Kafka's own words. */
export function reachOf(settings: readonly PlanSetting[]): Reach {
  const of = (name: string) => settings.find(({ key }) => key === name)?.value
  const protocol = of('security.protocol') ?? 'PLAINTEXT'
  return {
    isTls: protocol.endsWith('SSL'),
    mechanism: protocol.startsWith('SASL_') ? (of('sasl.mechanism') ?? 'SCRAM-SHA-512') : undefined,
  }
}
