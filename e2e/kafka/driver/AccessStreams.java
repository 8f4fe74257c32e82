package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import vectors.StreamsProgram;

/** A drawn Streams application that runs twice, the second time without what the first had on its disk. */
final class AccessStreams {
    private static final int RECORDS = 60;
    /** Far enough apart for windows to close. */
    private static final long BETWEEN_RECORDS_MS = 20 * 60 * 1000;

    static void register(Map<String, Driver.Operation> operations) {
        operations.put("runStreams", AccessStreams::run);
    }

    private static Object run(JsonNode args) throws Exception {
        for (int life = 0; life < 2; life++) live(args, life);
        return true;
    }

    private static void live(JsonNode args, int life) throws Exception {
        Admin admin = Topics.admin(args);
        List<String> sources = Driver.list(args.get("sources"));
        List<String> sinks = Driver.list(args.get("sinks"));
        String id = args.get("id").asText();
        List<String> seeded = new java.util.ArrayList<>(Driver.list(args.get("globals")));
        seeded.addAll(sources);
        seed(args, seeded, life);
        long[] before = new long[sinks.size()];
        for (int sink = 0; sink < before.length; sink++) before[sink] = AccessRuns.offset(admin, sinks.get(sink), OffsetSpec.latest());
        Path folder = Files.createTempDirectory(Path.of(args.get("folder").asText()), "state");
        Properties properties = new Properties();
        Driver.texts(args.get("config")).forEach(properties::setProperty);
        Driver.texts(args.get("instead")).forEach(properties::setProperty);
        properties.setProperty("state.dir", folder.toString());
        properties.setProperty("default.key.serde", AnySerde.class.getName());
        properties.setProperty("default.value.serde", AnySerde.class.getName());
        @SuppressWarnings("unchecked")
        Map<String, Object> input = Driver.JSON.convertValue(args.get("app"), Map.class);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        KafkaStreams streams = new KafkaStreams(StreamsProgram.topology(input, properties), properties);
        streams.setUncaughtExceptionHandler(error -> {
            thrown.compareAndSet(null, error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        try {
            streams.start();
            long end = AccessRuns.end(args);
            for (String missing = "it does not start"; missing != null; Thread.sleep(200)) {
                if (thrown.get() != null) throw new Exception(root(thrown.get()));
                AccessRuns.demand(System.nanoTime() < end, missing, "");
                missing = missing(admin, args, id, sources, sinks, before, streams);
            }
        } finally {
            streams.close(Duration.ofSeconds(5));
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static String missing(Admin admin, JsonNode args, String id, List<String> sources, List<String> sinks,
        long[] before, KafkaStreams streams) throws Exception {
        if (streams.state() != KafkaStreams.State.RUNNING) return "it does not run";
        if (!AccessRuns.hasRead(admin, id, sources)) return "nothing is committed";
        for (int sink = 0; sink < before.length; sink++)
            if (AccessRuns.offset(admin, sinks.get(sink), OffsetSpec.latest()) <= before[sink]) return "nothing is written";
        for (String topic : Driver.list(args.get("repartitions")))
            if (AccessRuns.offset(admin, topic, OffsetSpec.earliest()) == 0) return "repartition topics are never purged";
        return null;
    }

    private static Throwable root(Throwable thrown) {
        Throwable error = thrown;
        while (error.getCause() != null && !(error instanceof org.apache.kafka.common.errors.AuthorizationException))
            error = error.getCause();
        return error;
    }

    /** Records of ten keys in each topic, by a client that may do everything. */
    private static void seed(JsonNode args, List<String> topics, int life) throws Exception {
        long from = System.currentTimeMillis() - (3 - life) * RECORDS * BETWEEN_RECORDS_MS;
        KafkaProducer<byte[], byte[]> producer = AccessRuns.producer(Driver.JSON.createObjectNode()
            .set("instead", Driver.JSON.createObjectNode().put("bootstrap.servers", args.get("bootstrap").asText())));
        for (int record = 0; record < RECORDS; record++)
            for (String topic : topics)
                producer.send(new ProducerRecord<>(topic, null, from + record * BETWEEN_RECORDS_MS,
                    ("k" + record % 10).getBytes(), ("v" + record).getBytes()));
        producer.close();
    }

    private AccessStreams() {
    }
}
