package streams.allviewsgenerator;

import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.*;

/** The program of all-views-generator: it passes on what it gets until you say what it does. */
public final class Program {
    private Program() {
    }

    /** The topology, optimised as topology.optimization says. */
    public static Topology topology(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));

        KStream<String, byte[]> traces = builder.<String, byte[]>stream("enriched-structured-traces", Consumed.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        traces
            .flatMap((key, value) -> List.of(KeyValue.pair(key, value)), Named.as("backend-entities")) // 2 records for each, 400 bytes a record
            .to("backend-entity-view-events", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        traces
            .flatMap((key, value) -> List.of(KeyValue.pair(key, value)), Named.as("raw-traces")) // 1 records for each, 600 bytes a record
            .to("raw-trace-view-events", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        traces
            .flatMap((key, value) -> List.of(KeyValue.pair(key, value)), Named.as("raw-services")) // 3 records for each, 500 bytes a record
            .to("raw-service-view-events", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        traces
            .flatMap((key, value) -> List.of(KeyValue.pair(key, value)), Named.as("service-calls")) // 3 records for each, 500 bytes a record
            .to("service-call-view-events", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        traces
            .flatMap((key, value) -> List.of(KeyValue.pair(key, value)), Named.as("span-events")) // 20 records for each, 800 bytes a record
            .to("span-event-view", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        builder.<String, byte[]>stream("raw-logs", Consumed.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()))
            .flatMap((key, value) -> List.of(KeyValue.pair(key, value)), Named.as("log-events")) // 1 records for each, 500 bytes a record
            .to("log-event-view", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        return builder.build(properties);
    }
}
