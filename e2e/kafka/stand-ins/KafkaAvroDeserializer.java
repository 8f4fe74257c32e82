package io.confluent.kafka.serializers;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

public class KafkaAvroDeserializer extends Wire implements Deserializer<Object> {
    @Override
    public Object deserialize(String topic, byte[] data) {
        return deserialize(topic, data, null);
    }

    public Object deserialize(String topic, byte[] data, Schema own) {
        try {
            ByteBuffer bytes = unframed(data);
            Schema written = written(bytes.getInt());
            GenericDatumReader<Object> reader = new GenericDatumReader<>(written, own == null ? written : own);
            return reader.read(null, DecoderFactory.get().binaryDecoder(data, 5, data.length - 5, null));
        } catch (Exception e) {
            throw new SerializationException("Error deserializing", e);
        }
    }
}
