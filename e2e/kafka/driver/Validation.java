package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.GroupRebalanceConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.internals.Heartbeat;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.internals.assignment.CopartitionedTopicsEnforcer;

/** Kafka's own checks of whole configurations, without a broker: thousands in a second. */
final class Validation {
    private static final Map<String, Object> BROKER = Map.of("process.roles", "broker,controller", "node.id", "1",
        "controller.quorum.voters", "1@localhost:9093", "listeners", "PLAINTEXT://:9092,CONTROLLER://:9093",
        "controller.listener.names", "CONTROLLER", "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT", "log.dirs", "unused");
    private static final String STRINGS = "org.apache.kafka.common.serialization.String";

    static void register(Map<String, Driver.Operation> operations) {
        operations.put("validate", Validation::validateAll);
        operations.put("brokerEffective", args -> {
            Map<String, Object> settings = new LinkedHashMap<>(BROKER);
            settings.putAll(Driver.texts(args.get("config")));
            return Configs.values(new KafkaConfig(settings));
        });
        operations.put("coPartition", args -> {
            Map<String, String> counts = Driver.texts(args.get("topics"));
            List<PartitionInfo> partitions = new ArrayList<>();
            counts.forEach((topic, count) -> {
                for (int index = 0; index < Integer.parseInt(count); index++)
                    partitions.add(new PartitionInfo(topic, index, Node.noNode(), new Node[0], new Node[0]));
            });
            Cluster cluster = new Cluster("cluster", List.of(), partitions, Set.of(), Set.of());
            new CopartitionedTopicsEnforcer("").enforce(counts.keySet(), new LinkedHashMap<>(), cluster);
            return true;
        });
    }

    private static Object validateAll(JsonNode args) {
        List<Object> answers = new ArrayList<>();
        for (JsonNode asked : args.get("cases")) {
            Map<String, Object> answer = new LinkedHashMap<>();
            try {
                Map<String, String> effective = validate(asked.get("kind").asText(), Driver.texts(asked.get("config")),
                    asked.has("brokers") ? Driver.texts(asked.get("brokers")) : Map.of());
                answer.put("ok", true);
                answer.put("effective", effective);
            } catch (Throwable error) {
                answer.put("ok", false);
                answer.put("errorClass", Driver.unwrap(error).getClass().getSimpleName());
            }
            answers.add(answer);
        }
        return answers;
    }

    private static Map<String, String> validate(String kind, Map<String, String> own, Map<String, String> brokers)
        throws Exception {
        Map<String, String> effective = new LinkedHashMap<>();
        Map<String, Object> config = new LinkedHashMap<>();
        switch (kind) {
            case "producer", "producer-constructor" -> {
                client(config, "serializer", "Serializer");
                config.putAll(own);
                ProducerConfig made = new ProducerConfig(config);
                if (kind.equals("producer"))
                    put(effective, made, "enable.idempotence", "acks", "max.in.flight.requests.per.connection", "retries");
                else effective.put("delivery.timeout.ms", deliveryTimeout(made));
            }
            case "consumer", "consumer-classic-heartbeat" -> {
                client(config, "deserializer", "Deserializer");
                config.putAll(own);
                ConsumerConfig made = new ConsumerConfig(config);
                if (kind.equals("consumer")) put(effective, made, "enable.auto.commit", "group.protocol");
                else new Heartbeat(new GroupRebalanceConfig(made, GroupRebalanceConfig.ProtocolType.CONSUMER), Time.SYSTEM);
            }
            case "share-consumer" -> {
                client(config, "deserializer", "Deserializer");
                config.putAll(own);
                Constructor<?> share = Class.forName("org.apache.kafka.clients.consumer.ShareConsumerConfig")
                    .getDeclaredConstructor(Map.class);
                share.setAccessible(true);
                share.newInstance(config);
            }
            case "streams" -> {
                config.put("bootstrap.servers", "localhost:9092");
                config.put("application.id", "app");
                config.putAll(own);
                StreamsConfig made = new StreamsConfig(config);
                effective.put("commit.interval.ms", String.valueOf(made.getLong("commit.interval.ms")));
                copy(effective, "producer.", made.getProducerConfigs("p"), "linger.ms", "enable.idempotence",
                    "delivery.timeout.ms", "transaction.timeout.ms");
                copy(effective, "consumer.", made.getMainConsumerConfigs("g", "c", 0), "isolation.level",
                    "enable.auto.commit", "auto.offset.reset", "max.poll.records");
            }
            case "group" -> {
                Map<String, Object> settings = new LinkedHashMap<>(BROKER);
                settings.putAll(brokers);
                KafkaConfig broker = new KafkaConfig(settings);
                org.apache.kafka.coordinator.group.GroupConfig.validate(own, broker.groupCoordinatorConfig(),
                    broker.shareGroupConfig());
            }
            case "topic" -> LogConfig.validate(own);
            case "topic-broker(tiered)" -> LogConfig.validate(Map.of(), own, new KafkaConfig(BROKER).extractLogConfigMap(), true);
            default -> throw new IllegalArgumentException("No kind " + kind);
        }
        return effective;
    }

    private static void client(Map<String, Object> config, String setting, String type) {
        config.put("bootstrap.servers", "localhost:9092");
        config.put("key." + setting, STRINGS + type);
        config.put("value." + setting, STRINGS + type);
    }

    private static String deliveryTimeout(ProducerConfig config) throws Exception {
        Method method = KafkaProducer.class.getDeclaredMethod("configureDeliveryTimeout", ProducerConfig.class,
            org.slf4j.Logger.class);
        method.setAccessible(true);
        return String.valueOf(method.invoke(null, config, org.slf4j.LoggerFactory.getLogger(Validation.class)));
    }

    private static void put(Map<String, String> effective, AbstractConfig config, String... keys) {
        for (String key : keys) effective.put(key, String.valueOf(config.values().get(key)));
    }

    private static void copy(Map<String, String> effective, String prefix, Map<String, Object> from, String... keys) {
        for (String key : keys)
            if (from.containsKey(key)) effective.put(prefix + key, String.valueOf(from.get(key)));
    }

    private Validation() {
    }
}
