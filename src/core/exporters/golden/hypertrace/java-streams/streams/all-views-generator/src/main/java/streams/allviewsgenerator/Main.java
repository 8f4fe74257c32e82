package streams.allviewsgenerator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Runs one instance: the first argument may be a file of properties over those that come with it. */
public final class Main {
    /** What is in hand is finished and committed; then others take its tasks over. */
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private Main() {
    }

    public static void main(String[] args) throws Exception {
        boolean describes = args.length > 0 && args[0].equals("--describe");
        Properties properties = properties(args.length > 0 && !describes ? Path.of(args[0]) : null);
        Topology topology = Program.topology(properties);
        if (describes) {
            System.out.println(topology.describe());
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new Failures());
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) stopped.countDown();
        });
        Health health = new Health(streams, Integer.parseInt(env("HEALTH_PORT", "8080")));
        // SIGTERM: closed in good order.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(CLOSING)));
        streams.start();
        stopped.await();
        boolean hasFailed = streams.state() == KafkaStreams.State.ERROR;
        health.close();
        // To be started again by what watches it.
        if (hasFailed) System.exit(1);
    }

    static Properties properties(Path own) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("/streams.properties")) {
            properties.load(in);
        }
        if (own != null) {
            try (InputStream in = Files.newInputStream(own)) {
                properties.load(in);
            }
        }
        String brokers = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
        if (brokers != null) properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        return properties;
    }

    private static String env(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}
