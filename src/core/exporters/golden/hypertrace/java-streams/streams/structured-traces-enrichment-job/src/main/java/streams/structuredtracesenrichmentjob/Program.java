package streams.structuredtracesenrichmentjob;

import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.*;

/** The program of structured-traces-enrichment-job: it passes on what it gets until you say what it does. */
public final class Program {
    private Program() {
    }

    /** The topology, optimised as topology.optimization says. */
    public static Topology topology(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));

        builder.<String, byte[]>stream("structured-traces-from-raw-spans", Consumed.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()))
            .mapValues(value -> value, Named.as("enrich")) // 25000 bytes a record
            .to("enriched-structured-traces", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        return builder.build(properties);
    }
}
