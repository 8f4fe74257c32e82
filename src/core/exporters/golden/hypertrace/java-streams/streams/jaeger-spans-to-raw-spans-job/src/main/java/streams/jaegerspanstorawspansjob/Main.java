package streams.jaegerspanstorawspansjob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Runs the application: the first argument may be a file of properties over those that come with it. */
public final class Main {
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
        streams.setUncaughtExceptionHandler(exception -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        streams.setStateListener((now, before) -> {
            if (!now.isRunningOrRebalancing() && now != KafkaStreams.State.CREATED) stopped.countDown();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
        stopped.await();
    }

    private static Properties properties(Path own) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("/streams.properties")) {
            properties.load(in);
        }
        if (own == null) return properties;
        try (InputStream in = Files.newInputStream(own)) {
            properties.load(in);
        }
        return properties;
    }
}
