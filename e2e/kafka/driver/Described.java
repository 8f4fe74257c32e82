package driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;

/**
 * Describes the topologies of exported projects. The argument is the folder of their classes; a line on standard input
 * is a package and a file of properties, with a tab between; a line out is the description as JSON, or why there is none,
 * with the settings of the internal topics and the co-partition groups where no store needs RocksDB, which is not here.
 */
public final class Described {
    private Described() {
    }

    public static void main(String[] args) throws Exception {
        ObjectMapper json = new ObjectMapper();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {Path.of(args[0]).toUri().toURL()})) {
            // Kafka, and serializers like its own, find classes by it.
            Thread.currentThread().setContextClassLoader(loader);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split("\t");
                Map<String, Object> answer = new LinkedHashMap<>();
                try {
                    describe(loader, parts[0], Path.of(parts[1]), answer);
                } catch (InvocationTargetException thrown) {
                    Throwable cause = thrown.getCause();
                    // What a class could not be made for is said by its cause alone.
                    answer.put("error", String.valueOf(cause instanceof ExceptionInInitializerError ? cause.getCause() : cause));
                }
                System.out.println(json.writeValueAsString(answer));
            }
        }
    }

    private static void describe(ClassLoader loader, String name, Path settings, Map<String, Object> answer) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.ISO_8859_1)) {
            properties.load(reader);
        }
        // How a store is kept changes no name.
        properties.putIfAbsent(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG, BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        Topology topology = (Topology) loader.loadClass(name + ".Program").getMethod("topology", Properties.class).invoke(null, properties);
        answer.put("describe", topology.describe().toString());
        try {
            answer.putAll(internals(topology, new StreamsConfig(properties)));
        } catch (LinkageError rocksDb) {
            answer.put("needs", String.valueOf(rocksDb.getMessage()));
        }
    }

    /** What Kafka makes for a topology: the settings of its internal topics, and which topics must have one number of partitions. */
    public static Map<String, Object> internals(Topology topology, StreamsConfig config) throws ReflectiveOperationException {
        Field field = Topology.class.getDeclaredField("internalTopologyBuilder");
        field.setAccessible(true);
        InternalTopologyBuilder internal = (InternalTopologyBuilder) field.get(topology);
        internal.rewriteTopology(config);
        // Only what is built has changelogs.
        internal.buildTopology();
        Map<String, Object> topics = new TreeMap<>();
        internal.subtopologyToTopicsInfo().forEach((subtopology, info) -> {
            info.repartitionSourceTopics.forEach((topic, how) -> topics.put(topic, how.properties(new HashMap<>(), 86_400_000L)));
            info.stateChangelogTopics.forEach((topic, how) -> {
                if (!info.sourceTopics.contains(topic)) topics.put(topic, how.properties(new HashMap<>(), 86_400_000L));
            });
        });
        TreeSet<String> groups = new TreeSet<>();
        internal.copartitionGroups().forEach(group -> groups.add(String.join(",", new TreeSet<>(group))));
        return Map.of("topics", topics, "copartitionGroups", new ArrayList<>(groups));
    }
}
