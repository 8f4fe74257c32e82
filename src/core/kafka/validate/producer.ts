import { before, type KafkaVersion } from '../versions'
import { validateCommonClient } from './common-client'
import { ConfigReader, type RawConfig, refuse } from './read-config'

const MOST_IN_FLIGHT = 5n

/**
 * What `new ProducerConfig` accepts, and the settings that it silently adjusts: idempotence goes off when
 * retries or acks contradict it and nobody asked for it by name. More than five requests in flight are
 * refused since 4.0, and switched idempotence off before.
 *
 * @see ProducerConfig.postProcessAndValidateIdempotenceConfigs
 */
export function validateProducer(raw: RawConfig, version: KafkaVersion): Record<string, string> {
  const config = new ConfigReader('producer', raw, version)
  validateCommonClient(config)
  const acks = config.text('acks') === 'all' ? '-1' : String(config.text('acks'))
  const idempotent = settleIdempotence(config, acks, version)
  if (!idempotent && config.isSet('transactional.id'))
    refuse('A transactional.id needs idempotence, which acks, retries or enable.idempotence switch off.')
  if (
    config.has('transaction.two.phase.commit.enable') &&
    config.flag('transaction.two.phase.commit.enable') &&
    config.isSet('transaction.timeout.ms')
  )
    refuse('With two-phase commit a transaction does not expire: transaction.timeout.ms cannot be set.')
  return {
    'enable.idempotence': String(idempotent),
    acks,
    'max.in.flight.requests.per.connection': String(config.text('max.in.flight.requests.per.connection')),
    retries: String(config.text('retries')),
  }
}

function settleIdempotence(config: ConfigReader, acks: string, version: KafkaVersion): boolean {
  if (!config.flag('enable.idempotence')) return false
  const asked = config.isSet('enable.idempotence')
  let idempotent = true
  const demand = (met: boolean, reason: string) => {
    if (met) return
    if (asked) refuse(reason)
    idempotent = false
  }
  demand(config.integer('retries') !== 0n, 'An idempotent producer needs retries above 0.')
  demand(acks === '-1', 'An idempotent producer needs acks=all.')
  const inFlight = config.integer('max.in.flight.requests.per.connection')
  const reason = `An idempotent producer may have at most 5 requests in flight, not ${inFlight}.`
  if (before(version, '4.0')) demand(inFlight <= MOST_IN_FLIGHT, reason)
  else if (inFlight > MOST_IN_FLIGHT) refuse(reason)
  return idempotent
}

const MOST_MS = 2_147_483_647n

/**
 * What the KafkaProducer's constructor makes of the timeouts: delivery.timeout.ms must cover linger.ms and
 * request.timeout.ms; left at its default it is silently raised to their sum.
 *
 * @see KafkaProducer.configureDeliveryTimeout
 */
export function validateProducerConstructor(raw: RawConfig, version: KafkaVersion): Record<string, number> {
  validateProducer(raw, version)
  const config = new ConfigReader('producer', raw, version)
  const linger = smaller(config.integer('linger.ms'), MOST_MS)
  const least = smaller(linger + config.integer('request.timeout.ms'), MOST_MS)
  const delivery = config.integer('delivery.timeout.ms')
  if (delivery < least && config.isSet('delivery.timeout.ms'))
    refuse(
      `delivery.timeout.ms is ${delivery}, but must be at least linger.ms + request.timeout.ms, here ${least}.`,
    )
  return { 'delivery.timeout.ms': Math.max(Number(delivery), Number(least)) }
}

const smaller = (one: bigint, other: bigint): bigint => (one < other ? one : other)
