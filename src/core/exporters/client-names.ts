import { clientCatalogue } from '../kafka/client-catalogue'
import { type ClientFamily, libraryOf, type StatedClient } from '../kafka/client-libraries'
import { LIBRDKAFKA_NAMES } from '../kafka/librdkafka-settings'
import type { KafkaVersion } from '../kafka/versions'

/** Libraries whose settings stand in a file of names and values; the others are set up in code. */
export type FileFamily = Extract<ClientFamily, 'java' | 'librdkafka'>

/** Returns whose names a client's properties file has; undefined where its library takes no file. */
export function fileFamilyOf(client: StatedClient | undefined): FileFamily | undefined {
  const { family } = libraryOf(client)
  return family === 'java' || family === 'librdkafka' ? family : undefined
}

/**
 * Settings that Java and librdkafka have under one name, be it an alias there.
 *
 * @see CONFIGURATION.md of librdkafka
 */
const SHARED = new Set(
  `acks allow.auto.create.topics auto.commit.interval.ms auto.offset.reset batch.size bootstrap.servers check.crcs
   client.dns.lookup client.id client.rack compression.type connections.max.idle.ms delivery.timeout.ms
   enable.auto.commit enable.idempotence enable.metrics.push fetch.max.bytes fetch.min.bytes group.id
   group.instance.id group.protocol group.remote.assignor heartbeat.interval.ms isolation.level linger.ms
   max.in.flight.requests.per.connection max.partition.fetch.bytes max.poll.interval.ms metadata.max.age.ms
   partition.assignment.strategy reconnect.backoff.max.ms reconnect.backoff.ms request.timeout.ms retries
   retry.backoff.max.ms retry.backoff.ms sasl.mechanism security.protocol session.timeout.ms
   transaction.timeout.ms transactional.id`.split(/\s+/),
)

const ASSIGNORS: Readonly<Record<string, string>> = {
  RangeAssignor: 'range',
  RoundRobinAssignor: 'roundrobin',
  CooperativeStickyAssignor: 'cooperative-sticky',
}

interface Named {
  readonly family: FileFamily
  readonly kind: 'producer' | 'consumer'
  readonly version: KafkaVersion
}

/** Returns a setting in the words of a library; undefined where the library has none like it. */
export function inWordsOf(
  { family, kind, version }: Named,
  key: string,
  value: string,
): readonly [key: string, value: string] | undefined {
  if (family === 'java') return [key, value]
  if (key === 'partition.assignment.strategy') return [key, value.split(',').map(assignorWord).join(',')]
  const renamed = Object.hasOwn(LIBRDKAFKA_NAMES, key) ? LIBRDKAFKA_NAMES[key] : undefined
  if (renamed !== undefined) return [renamed, value]
  const isJavas = clientCatalogue.definition(kind, key, version) !== undefined
  return isJavas && !SHARED.has(key) ? undefined : [key, value]
}

function assignorWord(name: string): string {
  const text = name.trim()
  return ASSIGNORS[text.slice(text.lastIndexOf('.') + 1)] ?? text
}
