import { NOT_FOR_SHARE_CONSUMERS } from '../share-consumer-settings'
import { checkTopicName } from '../topic-name'
import { before, type KafkaVersion } from '../versions'
import { validateCommonClient } from './common-client'
import { ConfigReader, type RawConfig, refuse, reject } from './read-config'

/**
 * What `new ConsumerConfig` accepts. Without a group, offsets are silently not committed; asking for it is
 * an error. The protocol of KIP-848 refuses what the group coordinator decides now.
 *
 * @see ConsumerConfig.postProcessParsedConfig
 */
export function validateConsumer(raw: RawConfig, version: KafkaVersion): Record<string, string> {
  const config = new ConfigReader('consumer', raw, version)
  const autoCommit = validateIdentity(config)
  validateProtocol(config, raw, version)
  return { 'enable.auto.commit': String(autoCommit), 'group.protocol': String(config.text('group.protocol')) }
}

/** Checks names and the commit of offsets; returns whether offsets are committed on a timer. */
function validateIdentity(config: ConfigReader): boolean {
  validateCommonClient(config)
  // Kafka looks at the instance id here only to make a client id from it.
  if (!config.text('client.id')) validateInstanceId(config)
  const asked = config.isSet('enable.auto.commit')
  const autoCommit = config.flag('enable.auto.commit')
  if (config.text('group.id') !== null) return autoCommit
  if (asked && autoCommit)
    reject('InvalidConfigurationException', 'Without a group.id, enable.auto.commit cannot be true.')
  return false
}

function validateInstanceId(config: ConfigReader): void {
  const id = config.text('group.instance.id')
  if (id !== null && !checkTopicName(id).ok)
    reject(
      'InvalidConfigurationException',
      `group.instance.id "${id}" must follow the rules of a topic's name: at most 249 letters, digits, ".", "_" and "-".`,
    )
}

function validateProtocol(config: ConfigReader, raw: RawConfig, version: KafkaVersion): void {
  const protocol = config.text('group.protocol')?.toLowerCase()
  const forbidden = forbiddenSettings(protocol, version).filter((key) => {
    const value = Object.hasOwn(raw, key) ? raw[key] : null
    return value !== null && value !== undefined && String(value).trim() !== ''
  })
  if (forbidden.length > 0) refuse(`${forbidden.join(', ')} cannot be set with group.protocol=${protocol}.`)
}

function forbiddenSettings(protocol: string | undefined, version: KafkaVersion): readonly string[] {
  if (before(version, '3.9')) return []
  if (before(version, '4.0')) return protocol === 'classic' ? ['group.remote.assignor'] : []
  const share = [
    ...(!before(version, '4.1') ? ['share.acknowledgement.mode'] : []),
    ...(!before(version, '4.2') ? ['share.acquire.mode'] : []),
  ]
  return protocol === 'consumer'
    ? ['partition.assignment.strategy', 'heartbeat.interval.ms', 'session.timeout.ms', ...share]
    : ['group.remote.assignor', ...share]
}

/**
 * What a member of a classic group checks before it joins: heartbeats must come more often than the session
 * times out.
 *
 * @see org.apache.kafka.clients.consumer.internals.Heartbeat, GroupRebalanceConfig
 */
export function validateClassicHeartbeat(raw: RawConfig, version: KafkaVersion): Record<string, string> {
  validateConsumer(raw, version)
  const config = new ConfigReader('consumer', raw, version)
  const session = config.integer('session.timeout.ms')
  const heartbeat = config.integer('heartbeat.interval.ms')
  validateInstanceId(config)
  if (heartbeat < 0n)
    reject('IllegalArgumentException', `heartbeat.interval.ms (${heartbeat}) must not be negative.`)
  if (heartbeat >= session)
    reject(
      'IllegalArgumentException',
      `heartbeat.interval.ms (${heartbeat}) must be lower than session.timeout.ms (${session}).`,
    )
  return {}
}

/**
 * What `new ShareConsumerConfig` accepts: much of a consumer's behaviour is the share group's on the broker.
 *
 * @see org.apache.kafka.clients.consumer.ShareConsumerConfig
 */
export function validateShareConsumer(raw: RawConfig, version: KafkaVersion): Record<string, string> {
  const forbidden = NOT_FOR_SHARE_CONSUMERS.filter((key) => Object.hasOwn(raw, key))
  if (forbidden.length > 0) refuse(`${forbidden.join(', ')} cannot be set for a share group.`)
  validateIdentity(new ConfigReader('consumer', raw, version))
  return {}
}
