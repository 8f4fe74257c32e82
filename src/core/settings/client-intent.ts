import { isJavaClient } from '../kafka/client-libraries'
import type { Config, ConsumerGroup, Delivery, Producer } from '../model/design'

/**
 * The settings that a producer's delivery guarantee needs, by Kafka's keys.
 *
 * At most once gives up a record rather than send it twice; at least once waits for every in-sync replica
 * and retries until `delivery.timeout.ms`; exactly once adds transactions. Nothing is implied where the
 * design names no guarantee: then Kafka's defaults stand, which are those of at least once since 3.0.
 *
 * @see ProducerConfig, KIP-679 (idempotence and acks=all by default), KIP-98 (transactions)
 */
export function producerIntent(producer: Producer): Config {
  switch (producer.delivery) {
    case 'at-most-once':
      return AT_MOST_ONCE
    case 'at-least-once':
      return isWithoutIdempotence(producer) ? RETRIED : AT_LEAST_ONCE
    case 'exactly-once':
      return { ...AT_LEAST_ONCE, 'transactional.id': transactionalId(producer) }
    default:
      return NOTHING
  }
}

/** One id a producer: several instances have a template, since with one id they would throw each other out. */
const transactionalId = ({ name, instances = 1 }: Producer): string =>
  instances > 1 ? `${name}-\${instance}` : `${name}-1`

const NOTHING: Config = {}
const AT_MOST_ONCE: Config = { acks: '0', 'enable.idempotence': false, retries: 0 }
const AT_LEAST_ONCE: Config = { acks: 'all', 'enable.idempotence': true, retries: 2_147_483_647 }
const RETRIED: Config = { acks: 'all', retries: 2_147_483_647 }
const ACKS = ['acks', 'request.required.acks'] as const

/**
 * Whether somebody chose fewer acks than idempotence needs, with a library that is idempotent only where it is told:
 * it is not told then, since it would refuse both.
 */
function isWithoutIdempotence({ client, config = NOTHING }: Producer): boolean {
  if (isJavaClient(client)) return false
  return ACKS.some((key) => ['0', '1'].includes(String(config[key] ?? '').trim()))
}

const COMMIT: Readonly<Record<NonNullable<ConsumerGroup['commit']>, Config>> = {
  auto: { 'enable.auto.commit': true },
  'after-processing': { 'enable.auto.commit': false },
  transactional: { 'enable.auto.commit': false, 'isolation.level': 'read_committed' },
}

/** Each record for itself, once it is done: by default the next poll acknowledges all of the one before. */
const ACKNOWLEDGE: Config = { 'share.acknowledgement.mode': 'explicit' }

/**
 * The settings that a group's way to commit needs, by Kafka's keys. A transactional group commits its
 * offsets inside the producer's transaction and reads committed records only. A share group acknowledges records
 * instead, and who reads everything commits nothing.
 *
 * @see ConsumerConfig, KafkaProducer.sendOffsetsToTransaction
 */
export function consumerGroupIntent(group: ConsumerGroup): Config {
  if (group.reads === 'share') return group.commit === 'after-processing' ? ACKNOWLEDGE : NOTHING
  if (group.reads === 'everything') return NOTHING
  return group.commit === undefined ? NOTHING : COMMIT[group.commit]
}

const STRENGTH: Readonly<Record<Delivery, number>> = {
  'at-most-once': 0,
  'at-least-once': 1,
  'exactly-once': 2,
}

/** The weaker of two guarantees: a path is as good as its weakest link. */
export const weakerDelivery = (one: Delivery, other: Delivery): Delivery =>
  STRENGTH[one] <= STRENGTH[other] ? one : other
