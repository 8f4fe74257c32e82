package streams.allviewsgenerator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    Path state;

    private Properties properties() throws Exception {
        Properties properties = Main.properties(null);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return properties;
    }

    /** Another description has other internal topics: what is in the old ones is then not found again. */
    @Test
    void isTheTopologyThatWasDesigned() throws Exception {
        try (InputStream in = ProgramTest.class.getResourceAsStream("/topology.txt")) {
            String designed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(designed, Program.topology(properties()).describe().toString());
        }
    }

    /** Put in records of yours, and what must become of them: driver.createOutputTopic reads what is written. */
    @Test
    void takesRecordsOfEveryTopic() throws Exception {
        Properties properties = properties();
        try (TopologyTestDriver driver = new TopologyTestDriver(Program.topology(properties), properties)) {
            take(driver, "enriched-structured-traces", Serdes.String(), Serdes.ByteArray(), "key", new byte[0]);
            take(driver, "raw-logs", Serdes.String(), Serdes.ByteArray(), "key", new byte[0]);
        }
    }

    private static <K, V> void take(
        TopologyTestDriver driver, String topic, Serde<K> keys, Serde<V> values, K key, V value) {
        TestInputTopic<K, V> input = driver.createInputTopic(topic, keys.serializer(), values.serializer());
        input.pipeInput(key, value);
        input.pipeInput(key, value);
    }
}
