import { HEALTH_ANSWERS } from '../java-health'

/** The files of a Java project that run the program: what starts it, what it does when it fails, and what tells of it. */

/** `Main.java`: starts the application, or prints the description of its topology. */
export const mainFile = (packageName: string): string => `package ${packageName};

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
`

/** `Failures.java`: what becomes of the instance when a thread fails. */
export const failuresFile = (packageName: string): string => `package ${packageName};

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/**
 * A thread that failed is replaced: it goes on from what was last committed. Where threads fail again and again the
 * instance ends, since a record that cannot be processed stops every thread that gets it.
 */
final class Failures implements StreamsUncaughtExceptionHandler {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final int MOST = 5;
    private static final long WITHIN_MS = 300_000L;

    private final Deque<Long> failedMs = new ArrayDeque<>();

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        long nowMs = System.currentTimeMillis();
        failedMs.addLast(nowMs);
        while (nowMs - failedMs.getFirst() > WITHIN_MS) failedMs.removeFirst();
        boolean isLast = failedMs.size() > MOST;
        LOG.log(Level.ERROR, isLast ? "Threads fail again and again: the instance ends" : "A thread failed and is replaced", exception);
        return isLast ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
`

/** `Health.java`: in which state the instance is, and how far it is behind, over HTTP. */
export const healthFile = (packageName: string): string => `package ${packageName};

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** What watches the program asks here: GET /health, and GET /metrics for Prometheus. */
final class Health implements AutoCloseable {
    private final KafkaStreams streams;
    private final HttpServer server;

    Health(KafkaStreams streams, int port) throws IOException {
        this.streams = streams;
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/health", exchange -> answer(exchange, isWell() ? 200 : 503, streams.state() + "\\n"));
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics()));
        server.start();
    }

    /** RUNNING or REBALANCING, which it is too while state is read back. */
    private boolean isWell() {
        return streams.state().isRunningOrRebalancing();
    }

    private String metrics() {
        StringBuilder text = new StringBuilder();
        for (KafkaStreams.State state : KafkaStreams.State.values()) {
            text.append("streams_state{state=\\"" + state + "\\"} " + (state == streams.state() ? 1 : 0) + "\\n");
        }
        if (!isWell()) return text.toString();
        int threads = 0;
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            threads++;
            for (TaskMetadata task : thread.activeTasks()) text.append(lag(task));
        }
        text.append("streams_threads " + threads + "\\n");
        streams.allLocalStorePartitionLags().forEach((store, partitions) -> partitions.forEach((partition, lag) ->
            text.append("store_lag_records{store=\\"" + store + "\\",partition=\\"" + partition + "\\"} " + lag.offsetLag() + "\\n")));
        return text.toString();
    }

    /** What of each partition is not committed yet, as far as it is known. */
    private static String lag(TaskMetadata task) {
        StringBuilder text = new StringBuilder();
        task.endOffsets().forEach((partition, end) -> {
            long committed = Math.max(0, task.committedOffsets().getOrDefault(partition, 0L));
            if (end >= 0) {
                text.append("consumer_lag_records{topic=\\"" + partition.topic() + "\\",partition=\\"" + partition.partition()
                    + "\\"} " + Math.max(0, end - committed) + "\\n");
            }
        });
        return text.toString();
    }

${HEALTH_ANSWERS}`
