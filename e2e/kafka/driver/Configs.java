package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.internals.RecordAccumulator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** What real clients make of a properties file. */
final class Configs {
    static void register(Map<String, Driver.Operation> operations) {
        registerStreams(operations);
        operations.put("producerEffective", args -> {
            try (KafkaProducer<?, ?> producer = new KafkaProducer<>(properties(args))) {
                Field field = KafkaProducer.class.getDeclaredField("producerConfig");
                field.setAccessible(true);
                Map<String, String> values = values((AbstractConfig) field.get(producer));
                Field records = KafkaProducer.class.getDeclaredField("accumulator");
                records.setAccessible(true);
                values.put("delivery.timeout.ms",
                    String.valueOf(((RecordAccumulator) records.get(producer)).getDeliveryTimeoutMs()));
                return values;
            }
        });
        operations.put("consumerEffective", args -> {
            try (KafkaConsumer<?, ?> consumer = new KafkaConsumer<>(properties(args))) {
                return values(new ConsumerConfig(properties(args)));
            }
        });
    }

    /** What Kafka Streams makes of settings as it is made: the class that an application starts with. */
    static void registerStreams(Map<String, Driver.Operation> operations) {
        operations.put("streamsEffective", args -> values(new StreamsConfig(properties(args))));
    }

    /** The text of a properties file, read by Java, and what replaces some of it. */
    static Properties properties(JsonNode args) throws Exception {
        Properties properties = new Properties();
        if (args.has("properties")) properties.load(new StringReader(args.get("properties").asText()));
        Driver.texts(args.get("instead")).forEach(properties::setProperty);
        return properties;
    }

    /** Every value in effect, as Kafka prints it. */
    static Map<String, String> values(AbstractConfig config) throws Exception {
        Map<String, String> values = new LinkedHashMap<>();
        Field definition = AbstractConfig.class.getDeclaredField("definition");
        definition.setAccessible(true);
        for (ConfigDef.ConfigKey key : ((ConfigDef) definition.get(config)).configKeys().values()) {
            Object value = config.values().get(key.name);
            values.put(key.name, value == null ? null : ConfigDef.convertToString(value, key.type));
        }
        return values;
    }

    private Configs() {
    }
}
