import { type ConfigKind, configDefinition, configKeys } from '@/core/kafka/catalogue'
import { checkConfigValue } from '@/core/kafka/check-config-value'
import { type ValidationKind, validateConfig } from '@/core/kafka/validate-config'
import type { ConfigValue } from '@/core/model/design'
import type { Random } from './random'

const VERSION = '4.3'

/** Needs of the machine, a class of ours or another cluster; or what makes a file of gigabytes. */
const LEFT_OUT: Readonly<Partial<Record<ConfigKind, RegExp>>> = {
  topic: /^(remote\.|preallocate$|leader\.replication|segment\.index\.bytes$)/,
  producer:
    /^(ssl\.|sasl\.|security\.|bootstrap|client\.dns|config\.providers|metric|interceptor|partitioner|.*serializer|auto\.include|socket|.*\.class$|transaction|buffer\.memory|receive|send|enable\.metrics)/,
  consumer:
    /^(ssl\.|sasl\.|security\.|bootstrap|client\.dns|config\.providers|metric|interceptor|.*deserializer|auto\.include|socket|.*\.class$|group\.id|receive|send|share\.|group\.remote|enable\.metrics)/,
}
const JUDGES: Readonly<Partial<Record<ConfigKind, readonly ValidationKind[]>>> = {
  topic: ['topic', 'topic-broker(tiered)'],
  producer: ['producer', 'producer-constructor'],
  consumer: ['consumer', 'consumer-classic-heartbeat'],
}
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'cleanup.policy': ['delete', 'compact', 'compact,delete', ''],
  'follower.replication.throttled.replicas': ['*', '0:1', '0:1,1:2', ''],
  'partition.assignment.strategy': [
    'org.apache.kafka.clients.consumer.RangeAssignor',
    'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    'org.apache.kafka.clients.consumer.StickyAssignor,org.apache.kafka.clients.consumer.RoundRobinAssignor',
  ],
}

/** Keys whose least value says "at once", within which the consumer of the new protocol cannot even be made. */
const NOT_AT_ONCE = new Set(['default.api.timeout.ms'])

/** Some settings of a kind with values that Kafka takes, alone and together, as far as the core judges it. */
export function legalConfig(kind: ConfigKind, random: Random, most: number): Record<string, ConfigValue> {
  const keys = configKeys(kind, VERSION).filter((key) => !LEFT_OUT[kind]?.test(key))
  let config: Record<string, ConfigValue> = {}
  for (let left = random.whole(0, most); left > 0; left--) {
    const key = random.pick(keys)
    const value = legalValue(kind, key, random)
    if (value === undefined || !checkConfigValue(kind, key, value, VERSION).ok) continue
    const more = { ...config, [key]: value }
    if (JUDGES[kind]?.every((judge) => validateConfig(judge, texts(more), VERSION).ok) ?? true) config = more
  }
  return config
}

export const texts = (config: Readonly<Record<string, ConfigValue>>): Record<string, string> =>
  Object.fromEntries(Object.entries(config).map(([key, value]) => [key, String(value)]))

function legalValue(kind: ConfigKind, key: string, random: Random): ConfigValue | undefined {
  const definition = configDefinition(kind, key, VERSION)
  if (definition === undefined) return undefined
  if (LISTS[key]) return random.pick(LISTS[key])
  if (definition.values) return random.pick(definition.values)
  switch (definition.type) {
    case 'boolean':
      return random.pick([true, false, 'true', 'false'])
    case 'double':
      return random.whole(0, 100) / 100
    case 'int':
    case 'long':
      return near(
        definition.default,
        NOT_AT_ONCE.has(key) ? undefined : definition.minimum,
        definition.maximum,
        random,
      )
    case 'string':
      return key.endsWith('.id') ? random.pick(['a', 'client 1', 'ü=#!:\\ x', 'éclair']) : undefined
    default:
      return undefined
  }
}

/** The default, an end of the range, or something near; above 2^53 as text. */
function near(
  standard: ConfigValue | undefined,
  min: number | undefined,
  max: number | undefined,
  random: Random,
): ConfigValue | undefined {
  const usual = Number(standard ?? 1)
  const choices: ConfigValue[] = [
    Math.floor(usual / 2),
    usual * 2,
    usual + random.whole(1, 1000),
    String(usual),
  ]
  if (min !== undefined) choices.push(min)
  if (max !== undefined && max < 2 ** 31) choices.push(max)
  const value = random.pick(choices)
  return typeof value === 'number' && !Number.isSafeInteger(value) ? undefined : value
}
