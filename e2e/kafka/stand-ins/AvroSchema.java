package io.confluent.kafka.schemaregistry.avro;

import io.confluent.kafka.schemaregistry.ParsedSchema;

public record AvroSchema(String canonicalString) implements ParsedSchema {
}
