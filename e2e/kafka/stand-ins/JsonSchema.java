package io.confluent.kafka.schemaregistry.json;

import io.confluent.kafka.schemaregistry.ParsedSchema;

public record JsonSchema(String canonicalString) implements ParsedSchema {
}
