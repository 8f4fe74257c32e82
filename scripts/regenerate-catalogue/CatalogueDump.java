import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/** Prints every setting of the Kafka on the class path as JSON, read from Kafka's own ConfigDef objects. */
public class CatalogueDump {
    /** Where each kind's ConfigDef stands, newest Kafka first: "class#static method" or "class.static field". */
    private static final Map<String, List<String>> SOURCES = new TreeMap<>(Map.of(
        "topic", List.of("org.apache.kafka.storage.internals.log.LogConfig.CONFIG"),
        "producer", List.of("org.apache.kafka.clients.producer.ProducerConfig#configDef"),
        "consumer", List.of("org.apache.kafka.clients.consumer.ConsumerConfig#configDef"),
        "streams", List.of("org.apache.kafka.streams.StreamsConfig#configDef"),
        "group", List.of(
            "org.apache.kafka.coordinator.group.GroupConfig.CONFIG_DEF",
            "org.apache.kafka.coordinator.group.GroupConfig.CONFIG"),
        "broker", List.of(
            "org.apache.kafka.server.config.AbstractKafkaConfig.CONFIG_DEF",
            "kafka.server.KafkaConfig#configDef")));

    public static void main(String[] args) throws Exception {
        StringBuilder out = new StringBuilder("{");
        for (var source : SOURCES.entrySet()) {
            ConfigDef definition = find(source.getValue());
            if (definition == null) continue;
            if (out.length() > 1) out.append(",\n");
            out.append(quote(source.getKey())).append(": {\n");
            out.append(new TreeMap<>(definition.configKeys()).values().stream()
                .map(key -> "  " + quote(key.name) + ": " + describe(key))
                .collect(Collectors.joining(",\n")));
            out.append("\n}");
        }
        out.append(",\n\"brokerDefaultProperties\": ").append(brokerDefaultProperties()).append("}");
        System.out.println(out);
    }

    private static ConfigDef find(List<String> sources) throws Exception {
        for (String source : sources) {
            try {
                if (source.contains("#")) {
                    String[] parts = source.split("#");
                    Method method = Class.forName(parts[0]).getDeclaredMethod(parts[1]);
                    method.setAccessible(true);
                    return (ConfigDef) method.invoke(null);
                }
                int dot = source.lastIndexOf('.');
                return (ConfigDef) read(Class.forName(source.substring(0, dot)), null, source.substring(dot + 1));
            } catch (ClassNotFoundException | NoSuchFieldException | NoSuchMethodException absent) {
                // Another Kafka has it elsewhere, or not at all.
            }
        }
        return null;
    }

    private static String describe(ConfigDef.ConfigKey key) throws RuntimeException {
        List<String> fields = new ArrayList<>();
        fields.add("\"type\": " + quote(key.type.name().toLowerCase()));
        fields.add("\"importance\": " + quote(key.importance.name().toLowerCase()));
        if (key.defaultValue == ConfigDef.NO_DEFAULT_VALUE) fields.add("\"required\": true");
        else fields.add("\"default\": " + value(key));
        if (key.internalConfig) fields.add("\"internal\": true");
        if (key.validator != null) fields.addAll(constraint(key.validator));
        return "{" + String.join(", ", fields) + "}";
    }

    private static String value(ConfigDef.ConfigKey key) {
        return key.defaultValue == null ? "null" : quote(ConfigDef.convertToString(key.defaultValue, key.type));
    }

    private static List<String> constraint(ConfigDef.Validator validator) {
        List<String> fields = new ArrayList<>();
        try {
            switch (validator.getClass().getSimpleName()) {
                case "Range" -> {
                    Object min = read(validator.getClass(), validator, "min");
                    Object max = read(validator.getClass(), validator, "max");
                    if (min != null) fields.add("\"min\": " + quote(min.toString()));
                    if (max != null) fields.add("\"max\": " + quote(max.toString()));
                }
                case "ValidString" -> fields.add("\"values\": " + strings(read(validator.getClass(), validator, "validStrings")));
                case "CaseInsensitiveValidString" -> {
                    fields.add("\"values\": " + strings(read(validator.getClass(), validator, "validStrings")));
                    fields.add("\"caseInsensitive\": true");
                }
                case "ValidList" -> {
                    Object each = read(validator.getClass(), validator, "validString");
                    fields.add("\"values\": " + strings(read(each.getClass(), each, "validStrings")));
                    fields.add("\"list\": true");
                    for (String flag : List.of("isEmptyAllowed", "isNullAllowed")) {
                        try {
                            fields.add(quote(flag) + ": " + read(validator.getClass(), validator, flag));
                        } catch (NoSuchFieldException before42) {
                            fields.add("\"anyLength\": true");
                        }
                    }
                }
                default -> {
                    fields.add("\"validator\": " + quote(validator.getClass().getSimpleName()));
                    fields.add("\"says\": " + quote(validator.toString()));
                }
            }
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(validator.getClass().toString(), changed);
        }
        return fields;
    }

    /** Which broker property supplies a topic setting's default. */
    private static String brokerDefaultProperties() throws Exception {
        for (String name : List.of(
                "org.apache.kafka.server.config.ServerTopicConfigSynonyms",
                "org.apache.kafka.server.config.TopicConfigSynonyms")) {
            try {
                Map<?, ?> all = (Map<?, ?>) read(Class.forName(name), null, "TOPIC_CONFIG_SYNONYMS");
                return "{" + new TreeMap<>(all).entrySet().stream()
                    .map(entry -> quote(entry.getKey().toString()) + ": " + quote(entry.getValue().toString()))
                    .collect(Collectors.joining(", ")) + "}";
            } catch (ClassNotFoundException | NoSuchFieldException elsewhere) {
                // As above.
            }
        }
        return "{}";
    }

    private static Object read(Class<?> type, Object object, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }

    private static String strings(Object values) {
        return ((java.util.Collection<?>) values).stream().filter(java.util.Objects::nonNull).map(value -> quote(value.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
