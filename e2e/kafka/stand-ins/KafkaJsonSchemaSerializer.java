package io.confluent.kafka.serializers.json;

import io.confluent.kafka.serializers.Wire;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

public class KafkaJsonSchemaSerializer<T> extends Wire implements Serializer<T> {
    @Override
    public byte[] serialize(String topic, T value) {
        try {
            return framed(latest(topic).get("id").asInt(), MAPPER.writeValueAsBytes(value));
        } catch (Exception e) {
            throw new SerializationException("Error serializing", e);
        }
    }
}
