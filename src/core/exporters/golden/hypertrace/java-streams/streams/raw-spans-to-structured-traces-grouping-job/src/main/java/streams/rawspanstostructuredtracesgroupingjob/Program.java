package streams.rawspanstostructuredtracesgroupingjob;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.*;
import org.apache.kafka.streams.state.*;

/** The program of raw-spans-to-structured-traces-grouping-job: it passes on what it gets until you say what it does. */
public final class Program {
    private Program() {
    }

    /** The topology, optimised as topology.optimization says. */
    public static Topology topology(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));

        builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore("trace-state-store"), Serdes.String(), Serdes.String()).withLoggingEnabled(Map.ofEntries(Map.entry("cleanup.policy", "compact,delete"))));

        builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore("span-data-store"), Serdes.String(), Serdes.String()).withLoggingEnabled(Map.ofEntries(Map.entry("cleanup.policy", "compact,delete"))));

        builder.<String, byte[]>stream("raw-spans-from-jaeger-spans", Consumed.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()))
            .processValues(Steps.<String, byte[]>passValue(), Named.as("track-traces"), "trace-state-store") // 15000 keys
            .process(Steps.<String, byte[]>pass(), Named.as("group-spans"), "span-data-store", "trace-state-store") // 0.05 records for each, 20000 bytes a record, 300000 keys
            .to("structured-traces-from-raw-spans", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        return builder.build(properties);
    }
}
