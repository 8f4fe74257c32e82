import { configLife } from '../catalogue'
import { before, type KafkaVersion, releaseOf } from '../versions'
import { ConfigReader, type RawConfig, refuse, reject } from './read-config'

/**
 * What a broker accepts as a topic's settings, all that it compares being the two compaction lags.
 *
 * @see org.apache.kafka.storage.internals.log.LogConfig.validate
 */
export function validateTopic(raw: RawConfig, version: KafkaVersion): Record<string, string> {
  read(raw, version)
  return {}
}

function read(raw: RawConfig, version: KafkaVersion): ConfigReader {
  const config = new ConfigReader('topic', {}, version)
  const unknown = Object.keys(raw).find((key) => !config.has(key))
  if (unknown !== undefined) {
    const removed = configLife('topic', unknown)?.removedIn
    invalid(
      removed === undefined || before(version, removed)
        ? `Kafka ${version} has no topic setting ${unknown}.`
        : `Kafka ${removed} removed the topic setting ${unknown}.`,
    )
  }
  const parsed = new ConfigReader('topic', raw, version)
  const least = parsed.integer('min.compaction.lag.ms')
  const most = parsed.integer('max.compaction.lag.ms')
  const format = config.has('message.format.version') ? (parsed.text('message.format.version') ?? '') : '3.0'
  if (!/^\d+\.\d+(?:\.\d+)?(?:-IV\d+)?$/.test(format))
    refuse(`message.format.version "${format}" is no version of Kafka.`)
  if (least > most)
    invalid(`min.compaction.lag.ms (${least}) must not exceed max.compaction.lag.ms (${most}).`)
  return parsed
}

const invalid = (reason: string): never => reject('InvalidConfigurationException', reason)

const isTrue = (value: RawConfig[string] | undefined): boolean => String(value).toLowerCase() === 'true'

/**
 * The same, and what a broker with tiered storage adds. `__system` says whether
 * `remote.log.storage.system.enable` is on (it is unless false), `__was` the topic's `remote.storage.enable`
 * before the change.
 *
 * @see LogConfig.validateTopicLogConfigValues, KIP-405, KIP-950
 */
export function validateTieredTopic(raw: RawConfig, version: KafkaVersion): Record<string, string> {
  const { __system: system, __was: was, ...settings } = raw
  const config = read(settings, version)
  if (!config.flag('remote.storage.enable')) {
    if (!config.has('remote.log.delete.on.disable')) return {}
    if (!config.flag('remote.log.delete.on.disable') && isTrue(was))
      invalid('Switching remote.storage.enable off needs remote.log.delete.on.disable=true.')
    return {}
  }
  if (system !== undefined && system !== null && !isTrue(system))
    refuse('remote.storage.enable needs remote.log.storage.system.enable=true on the brokers.')
  const policies = new Set(config.list('cleanup.policy'))
  policies.delete('delete')
  if (policies.size > 0 || (releaseOf(version) === '4.1' && config.list('cleanup.policy').length === 0))
    refuse('Tiered storage needs cleanup.policy=delete, or none: compacted topics stay local.')
  validateLocalRetention(config, 'bytes')
  validateLocalRetention(config, 'ms')
  validateCopyLag(config, 'bytes')
  validateCopyLag(config, 'ms')
  if (config.has('remote.log.copy.disable') && config.flag('remote.log.copy.disable')) {
    for (const unit of ['bytes', 'ms']) {
      const local = config.integer(`local.retention.${unit}`)
      if (local !== -2n && local !== config.integer(`retention.${unit}`))
        invalid(`With remote.log.copy.disable=true, local.retention.${unit} must equal retention.${unit}.`)
    }
  }
  return {}
}

/** Local retention is part of the whole: not endless, nor longer, where the whole has an end. */
function validateLocalRetention(config: ConfigReader, unit: 'bytes' | 'ms'): void {
  const whole = config.integer(`retention.${unit}`)
  const local = config.integer(`local.retention.${unit}`)
  const endless = unit === 'bytes' ? whole <= -1n : whole === -1n
  if (endless || local === -2n) return
  if (local === -1n || local > whole)
    refuse(`local.retention.${unit} (${local}) must not exceed retention.${unit} (${whole}).`)
}

/** Since 4.4: what waits to be copied must not outlive what is kept locally. */
function validateCopyLag(config: ConfigReader, unit: 'bytes' | 'ms'): void {
  if (!config.has(`remote.copy.lag.${unit}`)) return
  const lag = config.integer(`remote.copy.lag.${unit}`)
  const own = config.integer(`local.retention.${unit}`)
  const local = own === -2n ? config.integer(`retention.${unit}`) : own
  if (lag > 0n && local >= 0n && lag > local)
    refuse(`remote.copy.lag.${unit} (${lag}) must not exceed local.retention.${unit}, in effect ${local}.`)
}
