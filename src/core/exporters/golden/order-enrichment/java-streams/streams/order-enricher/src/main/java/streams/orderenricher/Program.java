package streams.orderenricher;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.*;
import org.apache.kafka.streams.state.*;

/** The program of order-enricher: it passes on what it gets until you say what it does. */
public final class Program {
    private Program() {
    }

    /** The topology, optimised as topology.optimization says. */
    public static Topology topology(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));

        KTable<String, byte[]> customers = builder.<String, byte[]>table("customers", Consumed.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()), Materialized.<String, byte[], KeyValueStore<Bytes, byte[]>>as("customers").withValueSerde(Serdes.ByteArray()));

        KStream<String, byte[]> enriched = builder.<String, byte[]>stream("orders", Consumed.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()))
            .join(customers, (left, right) -> left, Joined.<String, byte[], byte[]>with(Serdes.String(), Serdes.ByteArray(), Serdes.ByteArray()).withName("with-customer")); // 1600 bytes a record

        enriched
            .to("orders.enriched", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        enriched
            .groupBy((key, value) -> key, Grouped.<String, byte[]>with("by-region", Serdes.String(), Serdes.ByteArray())) // 80 bytes a record
            .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(5), Duration.ofMinutes(1)))
            .count(Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("region-counts").withKeySerde(Serdes.String()).withValueSerde(Serdes.Long())) // 40 keys
            .suppress(Suppressed.untilWindowCloses(Suppressed.BufferConfig.unbounded()).withName("closed")) // 0.0001 records for each
            .toStream()
            .to("orders.by-region", Produced.<Windowed<String>, Long>with(new WindowedSerdes.TimeWindowedSerde<>(Serdes.String(), 300000L), Serdes.Long()));

        return builder.build(properties);
    }
}
