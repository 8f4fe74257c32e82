package io.confluent.kafka.schemaregistry.protobuf;

import io.confluent.kafka.schemaregistry.ParsedSchema;

public record ProtobufSchema(String canonicalString) implements ParsedSchema {
}
