package io.confluent.kafka.serializers.protobuf;

import com.google.protobuf.Message;
import io.confluent.kafka.serializers.Wire;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Writes the first message of a file, whose index is a zero alone. */
public class KafkaProtobufSerializer<T extends Message> extends Wire implements Serializer<T> {
    @Override
    public byte[] serialize(String topic, T value) {
        try {
            if (value.getDescriptorForType().getIndex() != 0) throw new IllegalArgumentException("Not the first message");
            byte[] message = value.toByteArray();
            byte[] indexed = ByteBuffer.allocate(1 + message.length).put((byte) 0).put(message).array();
            return framed(latest(topic).get("id").asInt(), indexed);
        } catch (Exception e) {
            throw new SerializationException("Error serializing", e);
        }
    }
}
