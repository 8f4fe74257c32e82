/**
 * What may differ between two schemas of Protobuf, by the registry's own words: null where data of the one is still
 * read with the other, else why it is not, as a reader meets what was written.
 *
 * @see io.confluent.kafka.schemaregistry.protobuf.diff.SchemaDiff of Schema Registry 8.1
 */
export const PROTOBUF_CHANGES = {
  PACKAGE_CHANGED: 'the reader’s package is another than the writer’s',
  MESSAGE_ADDED: null,
  MESSAGE_REMOVED: 'the writer’s message is not in the reader’s schema',
  MESSAGE_MOVED: null,
  ENUM_ADDED: null,
  ENUM_REMOVED: null,
  ENUM_CONST_ADDED: null,
  ENUM_CONST_CHANGED: null,
  ENUM_CONST_REMOVED: null,
  FIELD_ADDED: null,
  FIELD_REMOVED: null,
  REQUIRED_FIELD_ADDED: 'the reader requires a field that the writer does not know',
  REQUIRED_FIELD_REMOVED: 'the writer requires a field that the reader does not know',
  FIELD_NAME_CHANGED: null,
  FIELD_KIND_CHANGED: 'one is a scalar, a message or a map where the other is something else',
  FIELD_SCALAR_KIND_CHANGED: 'the two scalar types are written in different ways',
  FIELD_NAMED_TYPE_CHANGED: 'the reader has another message here than the writer',
  FIELD_NUMERIC_LABEL_CHANGED: 'a number is repeated on one side alone, or labelled in another way',
  FIELD_STRING_OR_BYTES_LABEL_CHANGED: null,
  ONEOF_ADDED: null,
  ONEOF_REMOVED: null,
  ONEOF_FIELD_ADDED: null,
  ONEOF_FIELD_REMOVED: 'the writer’s oneof has a field that the reader does not know',
  ONEOF_FIELD_MOVED_TO_TOP_LEVEL: null,
  FIELD_MOVED_TO_EXISTING_ONEOF: 'fields that the writer may set together exclude each other for the reader',
  MULTIPLE_FIELDS_MOVED_TO_ONEOF:
    'several fields that the writer may set together exclude each other for the reader',
} as const satisfies Readonly<Record<string, string | null>>

export type ProtobufChangeType = keyof typeof PROTOBUF_CHANGES

export interface ProtobufChange {
  readonly type: ProtobufChangeType
  /** Where, as `Order/4` or `Order/payment/4`: messages, oneofs and the tags of fields. */
  readonly path: string
}
