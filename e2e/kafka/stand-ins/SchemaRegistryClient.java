package io.confluent.kafka.schemaregistry.client;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;

public interface SchemaRegistryClient {
    int register(String subject, ParsedSchema schema) throws IOException, RestClientException;
}
