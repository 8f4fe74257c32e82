import { clientCatalogue } from './client-catalogue'
import { isOlderThan, libraryOf, type StatedClient } from './client-libraries'
import { type KafkaVersion, NAMED_VERSIONS, namedVersion } from './versions'

type Value = string | number | boolean | null
type Config = Readonly<Record<string, Value>>
type Kind = 'producer' | 'consumer'

/**
 * What Java's client had by default before 3.0.
 *
 * @see KIP-679 (acks, idempotence), KIP-735 (session timeout), KIP-726 (assignors)
 */
const BEFORE_3: Readonly<Record<Kind, Config>> = {
  producer: { acks: '1', 'enable.idempotence': false },
  consumer: {
    'session.timeout.ms': 10_000,
    'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.RangeAssignor',
  },
}

/** Returns the release whose settings an application's client has: its own where it is Java's and said, else the brokers'. */
export function versionOfClient(client: StatedClient | undefined, brokers: KafkaVersion): KafkaVersion {
  if (client?.library !== 'java' || client.version === undefined) return brokers
  const named = namedVersion(client.version)
  return named ?? (isOlderThan(client.version, '3.0') ? (NAMED_VERSIONS[0] ?? brokers) : brokers)
}

/** What a client does where a setting is not named, and whose default that is: `Kafka` or the library. */
export interface ClientDefault {
  readonly value: Value | undefined
  readonly of: string
}

/**
 * Returns the default of a client's setting, under the name that Java has for it, next to what else is set. The longest
 * wait to reconnect is the shortest one where only that is set.
 *
 * @see org.apache.kafka.clients.CommonClientConfigs.postProcessReconnectBackoffConfigs; rd_kafka_conf_finalize
 */
export function clientDefault(
  kind: Kind,
  key: string,
  client: StatedClient | undefined,
  config: Config,
  brokers: KafkaVersion,
): ClientDefault {
  const shortest = key === 'reconnect.backoff.max.ms' ? config['reconnect.backoff.ms'] : undefined
  if (typeof shortest === 'number' || typeof shortest === 'string') return { value: shortest, of: 'Kafka' }
  const library = libraryOf(client)
  const own = ownDefault(kind, key, client, config)
  if (own !== undefined) return { value: own, of: library.defaultsOf }
  const definition = clientCatalogue.definition(kind, key, versionOfClient(client, brokers))
  return { value: definition?.default, of: 'Kafka' }
}

const IDEMPOTENCE = 'enable.idempotence'
const IN_FLIGHT = 'max.in.flight.requests.per.connection'

function ownDefault(
  kind: Kind,
  key: string,
  client: StatedClient | undefined,
  config: Config,
): Value | undefined {
  const library = libraryOf(client)
  if (library.family === 'java' && client?.library === 'java') {
    const isOld = client.version !== undefined && isOlderThan(client.version, '3.0')
    return isOld && Object.hasOwn(BEFORE_3[kind], key) ? BEFORE_3[kind][key] : undefined
  }
  if (kind === 'producer' && (key === IDEMPOTENCE || key === IN_FLIGHT)) {
    const isTransactional = (config['transactional.id'] ?? '') !== ''
    const asked = String(config[IDEMPOTENCE] ?? '').toLowerCase()
    // Transactions need idempotence, and idempotence at most five requests in flight.
    if (key === IDEMPOTENCE && isTransactional) return undefined
    if (key === IN_FLIGHT && (isTransactional || asked === 'true')) return undefined
    // With the acks that it needs, Java's producer inside is idempotent as ever.
    if (key === IDEMPOTENCE && library.family === 'java' && /^(all|-1)$/.test(String(config['acks'] ?? '')))
      return undefined
    if (library.family === 'franz-go') {
      // It starts with fewer acks only where idempotence is off, and then sends one request at a time.
      const isOff = asked === 'false' || (asked === '' && /^[01]$/.test(String(config['acks'] ?? '')))
      return isOff ? (key === IN_FLIGHT ? 1 : false) : undefined
    }
  }
  const defaults: Readonly<Record<string, Value>> = library[kind]
  return Object.hasOwn(defaults, key) ? defaults[key] : undefined
}
