import { kafkaNumber } from '../kafka/kafka-number'
import type { Cluster, ConfigValue, StreamsApp } from '../model/design'
import { isExactlyOnce } from '../model/inside-streams'
import type { Settings } from './settings'

/** Kafka's defaults of the few settings that numbers are computed from. @see StreamsConfig */
const DEFAULTS: Readonly<Record<string, ConfigValue>> = {
  'num.stream.threads': 1,
  'num.standby.replicas': 0,
  'replication.factor': -1,
  'processing.guarantee': 'at_least_once',
  'group.protocol': 'classic',
  'topology.optimization': 'none',
  'statestore.cache.max.bytes': 10_485_760,
  'windowstore.changelog.additional.retention.ms': 86_400_000,
}

/** Names that Kafka still reads where the new one is not set. @see StreamsConfig.CACHE_MAX_BYTES_BUFFERING_CONFIG */
const OLD_NAMES: Readonly<Record<string, string>> = {
  'statestore.cache.max.bytes': 'cache.max.bytes.buffering',
}

/** Exactly once commits three hundred times as often. @see StreamsConfig.EOS_DEFAULT_COMMIT_INTERVAL_MS */
const COMMIT_INTERVAL_MS = { 'at-least-once': 30_000, 'exactly-once': 100 } as const

/**
 * The settings of a Streams application in effect. `defaultOf` looks Kafka's default of any setting up, for who has the
 * catalogue; without it only those are known that numbers are computed from.
 */
export function streamsSettings(
  app: StreamsApp,
  defaultOf: (key: string) => ConfigValue | undefined = () => undefined,
): Settings {
  const set = (key: string | undefined) =>
    key !== undefined && app.config && Object.hasOwn(app.config, key) ? app.config[key] : undefined
  const own = (key: string) => set(key) ?? set(OLD_NAMES[key])
  const fallback = (key: string): ConfigValue | undefined =>
    key === 'commit.interval.ms'
      ? COMMIT_INTERVAL_MS[isExactlyOnce(app) ? 'exactly-once' : 'at-least-once']
      : (DEFAULTS[key] ?? defaultOf(key))
  return {
    text: (key) => String(own(key) ?? fallback(key) ?? '').trim(),
    number: (key) => kafkaNumber(own(key)) ?? kafkaNumber(fallback(key)) ?? Number.NaN,
    flag: (key) =>
      String(own(key) ?? fallback(key))
        .trim()
        .toLowerCase() === 'true',
    defaultOf: () => 'Kafka',
    defaultText: (key) => String(fallback(key) ?? '').trim(),
    origin: (key) =>
      own(key) !== undefined
        ? 'user'
        : key === 'commit.interval.ms' && isExactlyOnce(app)
          ? 'intent'
          : 'default',
  }
}

/** Whether the brokers assign its tasks: `group.protocol=streams`. @see KIP-1071 */
export const hasStreamsGroup = ({ config }: Pick<StreamsApp, 'config'>): boolean =>
  String(config?.['group.protocol'] ?? '')
    .trim()
    .toLowerCase() === 'streams'

/**
 * Returns the setting that says how many standby copies an application's state has, and the number that it says: its own,
 * or with a streams group that of the group, else what the brokers give every group.
 */
export function standbysAsked(
  app: Pick<StreamsApp, 'config' | 'groupConfig'>,
  { config: brokers }: Pick<Cluster, 'config'>,
): { readonly field: 'config' | 'groupConfig'; readonly key: string; readonly count: number } {
  const isOfGroup = hasStreamsGroup(app)
  const key = isOfGroup ? 'streams.num.standby.replicas' : 'num.standby.replicas'
  const field = isOfGroup ? 'groupConfig' : 'config'
  const said = app[field]?.[key] ?? (isOfGroup ? brokers?.[`group.${key}`] : undefined)
  return { field, key, count: Math.max(0, kafkaNumber(said ?? undefined) ?? 0) }
}
