package streams.jaegerspanstorawspansjob;

import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.*;

/** The program of jaeger-spans-to-raw-spans-job: it passes on what it gets until you say what it does. */
public final class Program {
    private Program() {
    }

    /** The topology, optimised as topology.optimization says. */
    public static Topology topology(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));

        KStream<String, byte[]> spans = builder.<String, byte[]>stream("jaeger-spans", Consumed.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        spans
            .flatMap((key, value) -> List.of(KeyValue.pair(key, value)), Named.as("to-raw-spans")) // 1 records for each, 1000 bytes a record
            .to("raw-spans-from-jaeger-spans", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        spans
            .flatMap((key, value) -> List.of(KeyValue.pair(key, value)), Named.as("to-raw-logs")) // 0.1 records for each, 500 bytes a record
            .to("raw-logs", Produced.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()));

        return builder.build(properties);
    }
}
