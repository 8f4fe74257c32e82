package io.confluent.kafka.schemaregistry.testutil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registry in memory, by `mock://` and its scope. */
public final class MockSchemaRegistry {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, JsonNode> ANSWERS = new ConcurrentHashMap<>();

    private MockSchemaRegistry() {
    }

    public static SchemaRegistryClient getClientForScope(String scope) {
        return (subject, schema) -> {
            ObjectNode answer = MAPPER.createObjectNode().put("id", ANSWERS.size() + 1).put("schema", schema.canonicalString());
            ANSWERS.put("mock://" + scope + "/subjects/" + subject + "/versions/latest", answer);
            ANSWERS.put("mock://" + scope + "/schemas/ids/" + answer.get("id"), answer);
            return answer.get("id").asInt();
        };
    }

    /** What is answered to a question; null where nothing is known of it. */
    public static JsonNode ask(String question) {
        return ANSWERS.get(question);
    }
}
