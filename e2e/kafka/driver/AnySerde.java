package driver;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Writes whatever it is given and reads bytes: a program that nobody has typed can run with it. */
public final class AnySerde implements Serde<Object> {
    @Override
    public Serializer<Object> serializer() {
        return (topic, data) -> data == null ? null : data instanceof byte[] bytes ? bytes
            : data.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Deserializer<Object> deserializer() {
        return (topic, data) -> data;
    }
}
