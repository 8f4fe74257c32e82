package streams.rawspanstostructuredtracesgroupingjob;

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
        server.createContext("/health", exchange -> answer(exchange, isWell() ? 200 : 503, streams.state() + "\n"));
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
            text.append("streams_state{state=\"" + state + "\"} " + (state == streams.state() ? 1 : 0) + "\n");
        }
        if (!isWell()) return text.toString();
        int threads = 0;
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            threads++;
            for (TaskMetadata task : thread.activeTasks()) text.append(lag(task));
        }
        text.append("streams_threads " + threads + "\n");
        streams.allLocalStorePartitionLags().forEach((store, partitions) -> partitions.forEach((partition, lag) ->
            text.append("store_lag_records{store=\"" + store + "\",partition=\"" + partition + "\"} " + lag.offsetLag() + "\n")));
        return text.toString();
    }

    /** What of each partition is not committed yet, as far as it is known. */
    private static String lag(TaskMetadata task) {
        StringBuilder text = new StringBuilder();
        task.endOffsets().forEach((partition, end) -> {
            long committed = Math.max(0, task.committedOffsets().getOrDefault(partition, 0L));
            if (end >= 0) {
                text.append("consumer_lag_records{topic=\"" + partition.topic() + "\",partition=\"" + partition.partition()
                    + "\"} " + Math.max(0, end - committed) + "\n");
            }
        });
        return text.toString();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
