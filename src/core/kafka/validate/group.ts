import { configDefinition, configKeys, configLife } from '../catalogue'
import { javaTrim } from '../config-value'
import { before, type KafkaVersion } from '../versions'
import { ConfigReader, type RawConfig, reject } from './read-config'

/**
 * What a broker with default limits accepts as a group's dynamic settings: each within the broker's own
 * least and most, and heartbeats more often than sessions time out.
 *
 * @see org.apache.kafka.coordinator.group.GroupConfig.validate
 */
export function validateGroup(raw: RawConfig, version: KafkaVersion): Record<string, string> {
  const unknown = Object.keys(raw).find((key) => configDefinition('group', key, version) === undefined)
  if (unknown !== undefined) invalid(unknownReason(unknown, version))
  validateTags(raw, version)
  const config = new ConfigReader('group', raw, version)
  validateAssignor(config)
  for (const key of configKeys('group', version)) validateLimits(config, key, version)
  for (const kind of ['consumer', 'share', 'streams']) {
    if (!config.has(`${kind}.session.timeout.ms`)) continue
    const session = config.integer(`${kind}.session.timeout.ms`)
    const heartbeat = config.integer(`${kind}.heartbeat.interval.ms`)
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

function validateLimits(config: ConfigReader, key: string, version: KafkaVersion): void {
  if (!config.isSet(key)) return
  for (const end of ['min', 'max']) {
    const limitKey = brokerLimit(key, end)
    const limit = configDefinition('broker', limitKey, version)?.default
    if (limit === undefined || limit === null) continue
    const value = config.integer(key)
    if (end === 'min' ? value < BigInt(String(limit)) : value > BigInt(String(limit)))
      invalid(
        `${key} is ${value}, ${end === 'min' ? 'below' : 'above'} the brokers' ${limitKey}, by default ${limit}.`,
      )
  }
}

/** `consumer.session.timeout.ms` is bounded by `group.consumer.min.session.timeout.ms`, and so on. */
const brokerLimit = (key: string, end: string): string =>
  key === 'streams.num.standby.replicas'
    ? `group.streams.${end}.standby.replicas`
    : `group.${key.replace('.', `.${end}.`)}`
