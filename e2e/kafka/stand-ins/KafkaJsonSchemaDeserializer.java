package io.confluent.kafka.serializers.json;

import io.confluent.kafka.serializers.Wire;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

public class KafkaJsonSchemaDeserializer<T> extends Wire implements Deserializer<T> {
    private Class<T> type;

    @Override
    @SuppressWarnings("unchecked")
    public void configure(Map<String, ?> settings, boolean isKey) {
        super.configure(settings, isKey);
        try {
            type = (Class<T>) Utils.loadClass(String.valueOf(settings.get(isKey ? "json.key.type" : "json.value.type")), Object.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public T deserialize(String topic, byte[] data) {
        try {
            ByteBuffer bytes = unframed(data);
            bytes.getInt();
            return MAPPER.readValue(data, 5, data.length - 5, type);
        } catch (Exception e) {
            throw new SerializationException("Error deserializing", e);
        }
    }
}
