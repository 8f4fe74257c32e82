import type { Design, SchemaFormat } from '../../model/design'
import type { SchemaLanguage } from '../../schemas/read-schema'
import { languageIn, type RecordPart, schemaOf } from '../../schemas/topic-schemas'
import type { ApplicationPart } from './application-parts'
import type { Tree } from './framework-lines'

/** The classes of Confluent's registry, without what tells a serializer from a deserializer. */
const BY_REGISTRY: Readonly<Record<SchemaLanguage, string>> = {
  avro: 'io.confluent.kafka.serializers.KafkaAvro',
  protobuf: 'io.confluent.kafka.serializers.protobuf.KafkaProtobuf',
  'json-schema': 'io.confluent.kafka.serializers.json.KafkaJsonSchema',
}
const BYTES = 'org.apache.kafka.common.serialization.ByteArray'

const classOf = (schema: SchemaFormat | undefined): string | undefined => {
  const language = languageIn(schema)
  if (language !== undefined) return BY_REGISTRY[language]
  return schema?.encoding === 'bytes' ? BYTES : undefined
}

/** The one class that all topics of a client need for a half of their records; undefined where they differ. */
function sharedClass(names: readonly string[], part: RecordPart, { topics }: Design): string | undefined {
  const classes = names.map((name) => {
    const topic = topics.find((one) => one.name === name)
    return topic && classOf(schemaOf(topic, part))
  })
  return new Set(classes).size === 1 ? classes[0] : undefined
}

/**
 * Returns the serializers or deserializers of a client in the words of Spring Boot, where its topics have schemas: its
 * own are for text. What the client's settings say already is left to them.
 */
export function serdesOf(
  client: { readonly topics: readonly string[]; readonly settings: ReadonlyMap<string, string> } | undefined,
  as: 'serializer' | 'deserializer',
  design: Design,
): Tree {
  if (!client) return {}
  const ending = as === 'serializer' ? 'Serializer' : 'Deserializer'
  return Object.fromEntries(
    (['key', 'value'] as const).flatMap((part) => {
      const start = client.settings.has(`${part}.${as}`)
        ? undefined
        : sharedClass(client.topics, part, design)
      return start === undefined ? [] : [[`${part}-${as}`, `${start}${ending}`]]
    }),
  )
}

/** Returns where the registry is, which the classes of schemas ask; nothing where none of them is named. */
export function registryOf({ reader, writer }: ApplicationPart, design: Design): Tree {
  const isAsked = (serdes: Tree) =>
    Object.values(serdes).some((name) => typeof name === 'string' && name.startsWith('io.confluent.'))
  const writes = isAsked(serdesOf(writer, 'serializer', design))
  const reads = isAsked(serdesOf(reader, 'deserializer', design))
  const isStated = [reader, writer].some((client) => client?.settings.has('schema.registry.url'))
  if (isStated || !(writes || reads)) return {}
  return {
    'schema.registry.url': 'http://localhost:8081',
    ...(writes && { 'auto.register.schemas': 'false' }),
  }
}
