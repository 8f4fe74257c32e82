package io.confluent.kafka.schemaregistry;

public interface ParsedSchema {
    String canonicalString();
}
