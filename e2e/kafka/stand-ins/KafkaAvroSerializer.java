package io.confluent.kafka.serializers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

public class KafkaAvroSerializer extends Wire implements Serializer<Object> {
    @Override
    public byte[] serialize(String topic, Object value) {
        try {
            JsonNode latest = latest(topic);
            Schema schema = new Schema.Parser().parse(latest.get("schema").asText());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<Object>(schema).write(value, encoder);
            encoder.flush();
            return framed(latest.get("id").asInt(), bytes.toByteArray());
        } catch (Exception e) {
            throw new SerializationException("Error serializing", e);
        }
    }
}
