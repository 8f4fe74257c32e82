import { configDefinition, configKeys, configLife } from '../catalogue'
import { javaTrim } from '../config-value'
import { kafkaNumber } from '../kafka-number'
import { before, type KafkaVersion } from '../versions'
import { ConfigReader, type RawConfig, reject } from './read-config'

/** One of the brokers' limits of a group's setting. */
export interface GroupLimit {
  readonly end: 'min' | 'max'
  readonly key: string
  readonly value: bigint
  /** Whether the brokers' settings name it; else it is Kafka's default. */
  readonly isStated: boolean
}

/**
 * What brokers with their settings accept as a group's dynamic settings: each within the brokers' least and most,
 * and heartbeats more often than sessions time out, either of which a group has from the brokers where it has none.
 *
 * @see org.apache.kafka.coordinator.group.GroupConfig.validate
 */
export function validateGroup(
  raw: RawConfig,
  version: KafkaVersion,
  brokers: RawConfig = {},
): Record<string, string> {
  const unknown = Object.keys(raw).find((key) => configDefinition('group', key, version) === undefined)
  if (unknown !== undefined) invalid(unknownReason(unknown, version))
  validateTags(raw, version)
  const config = new ConfigReader('group', raw, version)
  validateAssignor(config)
  for (const key of configKeys('group', version)) validateLimits(config, key, version, brokers)
  const whole = (key: string): bigint =>
    config.isSet(key)
      ? config.integer(key)
      : (stated(brokers, `group.${key}`, version) ?? config.integer(key))
  for (const kind of ['consumer', 'share', 'streams']) {
    if (!config.has(`${kind}.session.timeout.ms`)) continue
    const session = whole(`${kind}.session.timeout.ms`)
    const heartbeat = whole(`${kind}.heartbeat.interval.ms`)
    if (session <= heartbeat)
      invalid(
        `${kind}.session.timeout.ms (${session}) must be greater than ${kind}.heartbeat.interval.ms (${heartbeat}).`,
      )
  }
  return {}
}

const invalid = (reason: string): never => reject('InvalidConfigurationException', reason)

/** Since 4.4; looked at before any value is parsed. */
function validateTags(raw: RawConfig, version: KafkaVersion): void {
  const tags = raw['streams.rack.aware.assignment.tags'] ?? null
  if (before(version, '4.4') || tags === null) return
  const names = String(tags).split(',').map(javaTrim)
  if (new Set(names).size < names.length) invalid('streams.rack.aware.assignment.tags names a tag twice.')
}

/** Since 4.4. */
function validateAssignor(config: ConfigReader): void {
  const assignor = config.has('streams.assignor.name') ? config.text('streams.assignor.name') : null
  if (assignor !== null && assignor !== 'sticky')
    invalid(`streams.assignor.name is "${assignor}", but the brokers' only assignor is sticky.`)
}

function unknownReason(key: string, version: KafkaVersion): string {
  const since = configLife('group', key)?.since
  return since === undefined
    ? `Kafka ${version} has no group setting ${key}.`
    : `The group setting ${key} came with Kafka ${since}; this is ${version}.`
}

function validateLimits(config: ConfigReader, key: string, version: KafkaVersion, brokers: RawConfig): void {
  if (!config.isSet(key)) return
  for (const { end, key: limitKey, value: limit, isStated } of groupLimits(key, version, brokers)) {
    const value = config.integer(key)
    if (end === 'min' ? value < limit : value > limit)
      invalid(
        `${key} is ${value}, ${end === 'min' ? 'below' : 'above'} the brokers' ${limitKey}, ${isStated ? 'which is set to' : 'by default'} ${limit}.`,
      )
  }
}

/** Returns the least and the most that the brokers allow of a group's setting, as far as they have such limits. */
export function groupLimits(key: string, version: KafkaVersion, brokers: RawConfig): readonly GroupLimit[] {
  return (['min', 'max'] as const).flatMap((end) => {
    const limitKey = brokerLimit(key, end)
    const standard = configDefinition('broker', limitKey, version)?.default
    if (standard === undefined || standard === null) return []
    const own = stated(brokers, limitKey, version)
    return [{ end, key: limitKey, value: own ?? BigInt(String(standard)), isStated: own !== undefined }]
  })
}

/** A whole number that the brokers' settings name; undefined where they name none that Kafka takes. */
function stated(brokers: RawConfig, key: string, version: KafkaVersion): bigint | undefined {
  if (!Object.hasOwn(brokers, key)) return undefined
  const number = kafkaNumber(brokers[key], configDefinition('broker', key, version))
  return number !== undefined && Number.isInteger(number) ? BigInt(number) : undefined
}

/** `consumer.session.timeout.ms` is bounded by `group.consumer.min.session.timeout.ms`, and so on. */
const brokerLimit = (key: string, end: string): string =>
  key === 'streams.num.standby.replicas'
    ? `group.streams.${end}.standby.replicas`
    : `group.${key.replace('.', `.${end}.`)}`
