import { blocks, quoted } from '../code-text'
import { pythonModule } from '../types/proto-names'
import { pythonType } from '../types/python-types'
import type { RecordSerdes } from '../types/record-serdes'
import type { TopicType } from '../types/record-types'

/** `OrdersValue` as `orders_value`. */
const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()

export const readerName = (name: string): string => `read_${snake(name)}`
export const writerName = (name: string): string => `write_${snake(name)}`

const CLASSES = { avro: 'Avro', 'json-schema': 'JSON', protobuf: 'Protobuf' } as const
const MODULES = { avro: 'avro', 'json-schema': 'json_schema', protobuf: 'protobuf' } as const

function typeOf(of: TopicType | undefined): string {
  if (of?.proto !== undefined) return `${pythonModule(of.proto)}.${of.proto.message}`
  return of?.type === undefined ? 'Any' : pythonType(of.type)
}

const fieldOf = (part: 'key' | 'value'): string => `MessageField.${part.toUpperCase()}`

const STRATEGIES = { topic: '', record: 'record', 'topic-record': 'topic_record' } as const

function schemaText({ version, language }: TopicType): string {
  const named = version.references.map(
    ({ name, subject, version: at }) => `SchemaReference(${quoted(name)}, ${quoted(subject)}, ${at})`,
  )
  const type = language === 'avro' ? 'AVRO' : 'JSON'
  return `_schema(${[quoted(version.path.replace('schemas/', '')), `"${type}"`, ...named].join(', ')})`
}

/** A schema of JSON is a file of its own where no other is named, and of Avro the registry's where there are several types. */
function readerOf({ name, language, of }: RecordSerdes['readers'][number]): string {
  if (language === 'protobuf')
    return `        self._${readerName(name)} = ProtobufDeserializer(${typeOf(of)}, schema_registry_client=client)`
  const schema = of === undefined ? 'None' : schemaText(of)
  const call =
    language === 'avro'
      ? `AvroDeserializer(client, ${schema}${of === undefined ? ', return_record_name=True' : ''})`
      : `JSONDeserializer(${schema}, schema_registry_client=client)`
  return `        self._${readerName(name)} = ${call}`
}

function writerOf({ name, of, language }: RecordSerdes['writers'][number]): string {
  const strategy = STRATEGIES[of.naming]
  const conf =
    strategy === '' ? 'WRITING' : `{**WRITING, "subject.name.strategy": ${strategy}_subject_name_strategy}`
  if (language === 'protobuf')
    return `        self._${writerName(name)} = ProtobufSerializer(${typeOf(of)}, client, conf=${conf})`
  // The newest that is registered under the topic's name; by a record's own name it is found by its schema.
  const schema = of.naming === 'topic' ? 'None' : schemaText(of)
  const call =
    language === 'avro'
      ? `AvroSerializer(client, ${schema}, conf=${conf})`
      : `JSONSerializer(${schema}, client, conf=${conf})`
  return `        self._${writerName(name)} = ${call}`
}

const reading = ({ name, topic, part, of }: RecordSerdes['readers'][number]): string =>
  `    def ${readerName(name)}(self, data: bytes | None) -> ${optional(typeOf(of))}:
        ${
          of?.proto === undefined
            ? `return _typed(${typeOf(of)}, ${readCall(name, topic, part)})`
            : `return ${readCall(name, topic, part)}`
        }`

const readCall = (name: string, topic: string, part: 'key' | 'value'): string =>
  `_read(self._${readerName(name)}, SerializationContext(${quoted(topic)}, ${fieldOf(part)}), data)`

const writing = ({ name, of }: RecordSerdes['writers'][number]): string =>
  `    def ${writerName(name)}(self, value: ${typeOf(of)}) -> bytes | None:
        return self._${writerName(name)}(${of.language === 'protobuf' ? 'value' : '_plain(value)'}, SerializationContext(${quoted(of.topic)}, ${fieldOf(of.part)}))`

const optional = (type: string): string =>
  type === 'Any' || type.endsWith('| None') ? type : `${type} | None`

/** The words of `record_types` that a type is made of. */
const namesIn = (types: readonly string[], known: readonly string[]): readonly string[] =>
  known.filter((name) => types.some((type) => new RegExp(`\\b${name}\\b`).test(type)))

/** `record_serdes.py`: keys and values by the schemas of a registry. */
export function serdesFile(serdes: RecordSerdes, types: readonly string[]): string {
  const { readers, writers, languages } = serdes
  const used = [...readers.map(({ of }) => typeOf(of)), ...writers.map(({ of }) => typeOf(of))]
  const named = namesIn(used, types)
  const [datetime, decimal, uuid] = [
    namesIn(used, ['date', 'datetime', 'time']),
    namesIn(used, ['Decimal']),
    namesIn(used, ['UUID']),
  ]
  const strategies = [...new Set(writers.map(({ of }) => STRATEGIES[of.naming]))].filter(
    (name) => name !== '',
  )
  const classes = (language: keyof typeof CLASSES) =>
    [
      ...(readers.some((one) => one.language === language) ? [`${CLASSES[language]}Deserializer`] : []),
      ...(writers.some((one) => one.language === language) ? [`${CLASSES[language]}Serializer`] : []),
    ].join(', ')
  const isReferring = [...readers.map(({ of }) => of), ...writers.map(({ of }) => of)].some(
    (of) => (of?.version.references.length ?? 0) > 0,
  )
  const hasReaders = readers.length > 0
  const isPlain = writers.some(({ language }) => language !== 'protobuf')
  const isTyped = readers.some(({ language }) => language !== 'protobuf')
  const hasSchemas = [...readers.map(readerOf), ...writers.map(writerOf)].some((line) =>
    line.includes('_schema('),
  )
  const made = [...readers.map(({ of }) => of), ...writers.map(({ of }) => of)].flatMap((of) =>
    of?.proto === undefined ? [] : [pythonModule(of.proto)],
  )
  const introspected = ['fields', 'is_dataclass']
  const imports = [
    'import os',
    ...(isPlain || isTyped ? [`from dataclasses import ${introspected.join(', ')}`] : []),
    ...(datetime.length > 0 ? [`from datetime import ${datetime.join(', ')}`] : []),
    ...(decimal.length > 0 ? ['from decimal import Decimal'] : []),
    ...(hasSchemas ? ['from pathlib import Path'] : []),
    ...(isTyped ? ['from types import UnionType'] : []),
    `from typing import Any${isTyped ? ', Union, get_args, get_origin, get_type_hints' : ''}`,
    ...(uuid.length > 0 ? ['from uuid import UUID'] : []),
    '',
    `from confluent_kafka.schema_registry import ${[...(hasSchemas ? ['Schema'] : []), ...(isReferring && hasSchemas ? ['SchemaReference'] : []), 'SchemaRegistryClient', ...strategies.map((name) => `${name}_subject_name_strategy`)].join(', ')}`,
    ...(languages.has('avro') ? [`from confluent_kafka.schema_registry.avro import ${classes('avro')}`] : []),
    ...(hasReaders ? ['from confluent_kafka.schema_registry.error import SchemaRegistryError'] : []),
    ...(['json-schema', 'protobuf'] as const).flatMap((language) =>
      languages.has(language)
        ? [`from confluent_kafka.schema_registry.${MODULES[language]} import ${classes(language)}`]
        : [],
    ),
    'from confluent_kafka.serialization import MessageField, SerializationContext',
    '',
    ...[...new Set(made)].toSorted().map((module) => `import ${module}`),
    ...(named.length > 0 ? [`from record_types import ${named.join(', ')}`] : []),
    ...(hasReaders ? ['from records import UnprocessableRecord'] : []),
  ].join('\n')
  return `"""Keys and values by the schemas of a registry: they are registered when they are deployed, never by this program."""

${imports}

${hasSchemas ? 'SCHEMAS = Path(__file__).parent / "schemas"\n' : ''}${writers.length > 0 ? 'WRITING = {"auto.register.schemas": False, "use.latest.version": True}\n' : ''}

def registry_settings() -> dict[str, str]:
    settings = {"url": os.environ.get("SCHEMA_REGISTRY_URL", "http://localhost:8081")}
    if user := os.environ.get("SCHEMA_REGISTRY_USER_INFO"):
        settings["basic.auth.user.info"] = user
    return settings


class RecordSerdes:
    def __init__(self, client: SchemaRegistryClient | None = None) -> None:
        client = client or SchemaRegistryClient(registry_settings())
${[...readers.map(readerOf), ...writers.map(writerOf)].join('\n')}

${blocks(...readers.map(reading), ...writers.map(writing))}
${hasSchemas ? schemaFunction(isReferring) : ''}${hasReaders ? READING : ''}${isTyped ? TYPED : ''}${isPlain ? WRITING : ''}`
}

const schemaFunction = (isReferring: boolean): string => `

def _schema(name: str, kind: str${isReferring ? ', *references: SchemaReference' : ''}) -> Schema:
    return Schema((SCHEMAS / name).read_text(encoding="utf-8"), kind${isReferring ? ', list(references)' : ''})
`

const READING = `

def _read(deserializer: Any, context: SerializationContext, data: bytes | None) -> Any:
    try:
        return deserializer(data, context)
    except SchemaRegistryError as error:
        # A registry that does not answer is no fault of the record; a schema that it does not know is.
        if error.http_status_code == 404:
            raise UnprocessableRecord(f"Its schema is not known: {error}") from error
        raise
    except Exception as error:
        if _is_of_network(error):
            raise
        raise UnprocessableRecord(f"No schema explains it: {error}") from error


def _is_of_network(error: BaseException | None) -> bool:
    return error is not None and (isinstance(error, OSError) or _is_of_network(error.__cause__ or error.__context__))
`

const TYPED = `

def _typed(of: Any, value: Any) -> Any:
    """What was read as the types in record_types."""
    if get_origin(of) in (Union, UnionType):
        options = [option for option in get_args(of) if option is not type(None)]
        return value if value is None or len(options) > 1 else _typed(options[0], value)
    if get_origin(of) is list:
        return [_typed(get_args(of)[0], item) for item in value]
    if get_origin(of) is dict:
        return {key: _typed(get_args(of)[1], item) for key, item in value.items()}
    if not is_dataclass(of):
        return value
    hints = get_type_hints(of)
    named = {one.name: str(one.metadata.get("name", one.name)) for one in fields(of)}
    return of(**{own: _typed(hints[own], value[name]) for own, name in named.items() if name in value})
`

const WRITING = `

def _plain(value: Any) -> Any:
    """What is written, as the serializers take it."""
    if is_dataclass(value):
        given = [one for one in fields(value) if one.default is not None or getattr(value, one.name) is not None]
        return {str(one.metadata.get("name", one.name)): _plain(getattr(value, one.name)) for one in given}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
`
