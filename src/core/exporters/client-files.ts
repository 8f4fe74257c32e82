import { libraryOf } from '../kafka/client-libraries'
import type { KafkaVersion } from '../kafka/versions'
import type { Client, Config } from '../model/design'
import type { NodeId } from '../model/node-id'
import { fileFamilyOf, inWordsOf } from './client-names'
import type { ExportLoss } from './exporter'
import { settingsOf } from './setting-text'
import { singleLine } from './single-line'

/** Where the settings of a client stand that a framework builds, as lines of a comment. */
const WHERE: Partial<Readonly<Record<Client['library'], Readonly<Record<'producer' | 'consumer', string>>>>> =
  {
    spring: {
      producer: 'Spring Boot takes each with spring.kafka.producer.properties. before it',
      consumer: 'Spring Boot takes each with spring.kafka.consumer.properties. before it',
    },
    quarkus: {
      producer: 'Quarkus takes each with mp.messaging.outgoing.<channel>. before it',
      consumer: 'Quarkus takes each with mp.messaging.incoming.<channel>. before it',
    },
  }

/** What a client is built with, and where a framework takes its settings, as lines of a comment. */
export function builtWith(client: Client | undefined, kind: 'producer' | 'consumer'): readonly string[] {
  if (client === undefined) return []
  const { label } = libraryOf(client)
  const version = client.version === undefined ? '' : ` ${singleLine(client.version)}`
  const where = WHERE[client.library]?.[kind]
  return [`Built with ${label}${version}`, ...(where === undefined ? [] : [where])]
}

interface OfNode {
  readonly at: NodeId
  readonly client: Client | undefined
  readonly config: Config | undefined
}

/** The clients that no file can set up, and the settings that their library has not. */
export function clientLosses(
  { at, client, config }: OfNode,
  kind: 'producer' | 'consumer',
  version: KafkaVersion,
): ExportLoss[] {
  const family = fileFamilyOf(client)
  if (family === undefined)
    return [{ at, field: '', sentence: 'Left out, since KafkaJS, franz-go and Sarama are set up in code.' }]
  return settingsOf(config).flatMap(([key, value]) =>
    inWordsOf({ family, kind, version }, key, value) === undefined
      ? [{ at, field: `config.${key}`, sentence: 'Left out, since librdkafka has no such setting.' }]
      : [],
  )
}
