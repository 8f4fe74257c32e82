package io.confluent.kafka.serializers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What stands in for Confluent's serializers, which are on no public mirror: the same names and the same bytes, a zero
 * and the number of the schema before the record. It registers nothing and resolves no references.
 */
public class Wire {
    protected static final ObjectMapper MAPPER = new ObjectMapper();
    private String url = "";
    private boolean isKey;

    public void configure(Map<String, ?> settings, boolean isKey) {
        this.url = String.valueOf(settings.get("schema.registry.url"));
        this.isKey = isKey;
        if (!"false".equals(String.valueOf(settings.get("auto.register.schemas"))))
            throw new IllegalArgumentException("This would register schemas");
    }

    protected JsonNode latest(String topic) throws IOException, RestClientException {
        return ask("/subjects/" + topic + (isKey ? "-key" : "-value") + "/versions/latest");
    }

    protected byte[] framed(int id, byte[] record) {
        return ByteBuffer.allocate(5 + record.length).put((byte) 0).putInt(id).put(record).array();
    }

    protected ByteBuffer unframed(byte[] data) {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        if (data.length < 5 || bytes.get() != 0) throw new SerializationException("Unknown magic byte!");
        return bytes;
    }

    protected Schema written(int id) throws IOException, RestClientException {
        return new Schema.Parser().parse(known(id).get("schema").asText());
    }

    /** What the registry has of a schema; it fails where it knows none. */
    protected JsonNode known(int id) throws IOException, RestClientException {
        return ask("/schemas/ids/" + id);
    }

    private JsonNode ask(String path) throws IOException, RestClientException {
        if (url.startsWith("mock://")) {
            JsonNode known = MockSchemaRegistry.ask(url + path);
            if (known == null) throw new RestClientException("No", 404, 40403);
            return known;
        }
        HttpURLConnection asked = (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        if (asked.getResponseCode() != 200) throw new RestClientException("No", asked.getResponseCode(), 40403);
        return MAPPER.readTree(asked.getInputStream());
    }
}
