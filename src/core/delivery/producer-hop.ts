import type { Producer } from '../model/design'
import type { NodeId } from '../model/node-id'
import type { Settings } from '../settings/settings'
import { type Hop, type Weakness, type WeaknessKind, weakness } from './guarantee'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

/** With idempotence the brokers keep the order of up to so many requests in flight. */
const MOST_IN_FLIGHT = 5

/** A broker that stops is missed after nine seconds, and its partitions then need another leader. */
const FAILOVER_MS = 15_000

const waitsForAll = (settings: Settings): boolean => {
  const acks = settings.text('acks')
  return acks === 'all' || acks === '-1'
}

/**
 * Returns whether the brokers tell a retry from a new record. Without acks=all, without retries or with more than
 * five requests in flight Kafka refuses idempotence or silently does without.
 *
 * @see ProducerConfig.postProcessAndValidateIdempotenceConfigs
 */
const isIdempotent = (settings: Settings): boolean =>
  settings.flag('enable.idempotence') &&
  waitsForAll(settings) &&
  settings.number('retries') > 0 &&
  settings.number(IN_FLIGHT) <= MOST_IN_FLIGHT

/** Returns how many requests are in flight where those alone keep a producer from the idempotence that it asks for; else undefined. */
const tooManyInFlight = (settings: Settings): number | undefined =>
  settings.flag('enable.idempotence') &&
  waitsForAll(settings) &&
  settings.number('retries') > 0 &&
  settings.number(IN_FLIGHT) > MOST_IN_FLIGHT
    ? settings.number(IN_FLIGHT)
    : undefined

/** Returns whether a producer writes in transactions. */
export const isTransactional = (settings: Settings): boolean =>
  settings.text('transactional.id') !== '' && isIdempotent(settings)

/** How long a producer tries again: until its delivery timeout, or for as long as its retries last. */
function retriesForMs(settings: Settings): number {
  const timeout = settings.number('delivery.timeout.ms')
  const first = settings.number('retry.backoff.ms')
  const longest = Math.max(settings.number('retry.backoff.max.ms'), 0)
  const retries = settings.number('retries')
  if (retries > FAILOVER_MS) return timeout
  let sum = 0
  for (let at = 0; at < retries && sum < FAILOVER_MS; at += 1) {
    sum += Math.min(first * 2 ** Math.min(at, 30), longest)
  }
  return Math.min(sum, timeout)
}

/** Returns what a producer adds to what it writes, by the settings in effect. */
export function producerHop({ name }: Pick<Producer, 'name'>, at: NodeId, settings: Settings): Hop {
  const weak = (kind: WeaknessKind, rank: number, key: string, detail?: number): Weakness =>
    weakness(kind, at, name, rank, settings.origin(key), detail)
  const isOrdered =
    isIdempotent(settings) || settings.number('retries') === 0 || settings.number(IN_FLIGHT) <= 1
  return {
    lose: loss(settings, weak),
    repeat: repetition(settings, weak),
    reorder: isOrdered ? undefined : weak('in-flight', 3, IN_FLIGHT, tooManyInFlight(settings)),
    transactional: isTransactional(settings),
  }
}

type Weak = (kind: WeaknessKind, rank: number, key: string, detail?: number) => Weakness

function loss(settings: Settings, weak: Weak): Weakness | undefined {
  if (settings.text('acks') === '0') return weak('acks-none', 4, 'acks')
  if (settings.number('retries') === 0) return weak('retries-none', 4, 'retries')
  if (!waitsForAll(settings)) return weak('acks-leader', 3, 'acks')
  const triesMs = retriesForMs(settings)
  const key = settings.origin('retries') === 'user' ? 'retries' : 'delivery.timeout.ms'
  return triesMs < FAILOVER_MS ? weak('retries-few', 3, key, triesMs) : undefined
}

function repetition(settings: Settings, weak: Weak): Weakness | undefined {
  if (settings.text('acks') === '0' || settings.number('retries') === 0) return undefined
  if (!isIdempotent(settings))
    return weak('not-idempotent', 3, 'enable.idempotence', tooManyInFlight(settings))
  return isTransactional(settings) ? undefined : weak('producer-restart', 1, 'transactional.id')
}
