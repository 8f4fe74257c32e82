package io.confluent.kafka.serializers.protobuf;

import com.google.protobuf.Message;
import io.confluent.kafka.serializers.Wire;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

public class KafkaProtobufDeserializer<T extends Message> extends Wire implements Deserializer<T> {
    private Class<?> type;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        super.configure(settings, isKey);
        try {
            type = Utils.loadClass(String.valueOf(settings.get("specific.protobuf." + (isKey ? "key" : "value") + ".type")), Object.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(String topic, byte[] data) {
        try {
            ByteBuffer bytes = unframed(data);
            known(bytes.getInt());
            if (bytes.get() != 0) throw new IllegalArgumentException("Not the first message");
            return (T) type.getMethod("parseFrom", ByteBuffer.class).invoke(null, bytes);
        } catch (Exception e) {
            throw new SerializationException("Error deserializing", e);
        }
    }
}
