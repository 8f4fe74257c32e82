import { libraryOf } from '../../kafka/client-libraries'
import type { Config, ConsumerGroup, Design, Producer } from '../../model/design'
import { producerInside } from '../../model/writers'
import { consumerGroupSettings, producerSettings } from '../../settings/resolve-settings'
import type { Settings } from '../../settings/settings'

/** What decides whether records are lost, repeated, skipped or read although aborted. */
const OF_WRITING = ['acks', 'enable.idempotence', 'retries']
const OF_READING = ['isolation.level', 'auto.offset.reset']

/**
 * The design with Java's defaults stated where no library is: an application of which nobody says what it is built
 * with is analysed as Java's client, and its file in another library's names is to do the same.
 */
export const withJavasDefaults = (design: Design): Design => {
  const version = design.cluster.kafkaVersion
  const written = (producer: Producer): Producer =>
    stated(producer, OF_WRITING, producerSettings(producer, version))
  return {
    ...design,
    producers: design.producers.map(written),
    consumerGroups: design.consumerGroups.map((group) => {
      const inside = producerInside(group)
      const { config } = inside && group.client === undefined ? written(inside) : {}
      const reader: ConsumerGroup = stated(group, OF_READING, consumerGroupSettings(group, version))
      return config === undefined ? reader : { ...reader, producer: { ...reader.producer, config } }
    }),
  }
}

function stated<Client extends Pick<Producer, 'client' | 'config'>>(
  client: Client,
  keys: readonly string[],
  settings: Settings,
): Client {
  if (client.client !== undefined && libraryOf(client.client).family !== 'java') return client
  const missing = keys.filter((key) => settings.origin(key) === 'default' && settings.text(key) !== '')
  const config: Config = Object.fromEntries(
    missing.map((key) => [key, key === 'enable.idempotence' ? isIdempotent(settings) : settings.text(key)]),
  )
  return missing.length === 0 ? client : { ...client, config: { ...config, ...client.config } }
}

/** Whether a producer is idempotent that does not say so: Kafka turns it off silently for what does not go with it. */
const isIdempotent = (settings: Settings): boolean =>
  /^(?:all|-1)$/.test(settings.text('acks')) &&
  settings.number('retries') > 0 &&
  settings.number('max.in.flight.requests.per.connection') <= 5
