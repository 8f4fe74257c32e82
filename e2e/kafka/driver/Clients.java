package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers and consumers that stay open under a handle. Keys and values are bytes, given as text. */
final class Clients {
    private static final Map<String, AutoCloseable> OPEN = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    static void register(Map<String, Driver.Operation> operations) {
        operations.put("openProducer", args -> open(new KafkaProducer<>(Configs.properties(args),
            new ByteArraySerializer(), new ByteArraySerializer())));
        operations.put("openConsumer", args -> {
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Configs.properties(args),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer.subscribe(Driver.list(args.get("topics")));
            return open(consumer);
        });
        operations.put("close", args -> {
            AutoCloseable client = OPEN.remove(args.get("handle").asText());
            if (client instanceof KafkaProducer<?, ?> producer) producer.close(Duration.ofSeconds(5));
            else if (client != null) client.close();
            return true;
        });
        operations.put("initTransactions", args -> {
            producer(args).initTransactions();
            return true;
        });
        operations.put("begin", args -> {
            producer(args).beginTransaction();
            return true;
        });
        operations.put("commit", args -> {
            producer(args).commitTransaction();
            return true;
        });
        operations.put("abort", args -> {
            producer(args).abortTransaction();
            return true;
        });
        operations.put("send", Clients::send);
        operations.put("poll", Clients::poll);
        operations.put("work", Clients::work);
        operations.put("produceFor", Clients::produceFor);
        operations.put("commitSync", args -> {
            consumer(args).commitSync();
            return true;
        });
        operations.put("assignment", args -> consumer(args).assignment().stream().map(Object::toString).sorted().toList());
    }

    private static String open(AutoCloseable client) {
        String handle = "client-" + COUNT.incrementAndGet();
        OPEN.put(handle, client);
        return handle;
    }

    @SuppressWarnings("unchecked")
    private static KafkaProducer<byte[], byte[]> producer(JsonNode args) {
        return (KafkaProducer<byte[], byte[]>) OPEN.get(args.get("handle").asText());
    }

    @SuppressWarnings("unchecked")
    private static KafkaConsumer<byte[], byte[]> consumer(JsonNode args) {
        return (KafkaConsumer<byte[], byte[]>) OPEN.get(args.get("handle").asText());
    }

    /** Sends all, then waits for all: partition and offset of each, or its error. */
    private static Object send(JsonNode args) throws Exception {
        KafkaProducer<byte[], byte[]> producer = producer(args);
        int pause = args.path("pauseMs").asInt(0);
        List<Object> sent = new ArrayList<>();
        for (JsonNode record : args.get("records")) {
            try {
                sent.add(producer.send(new ProducerRecord<>(record.get("topic").asText(),
                    record.has("partition") ? record.get("partition").asInt() : null,
                    record.has("timestamp") ? record.get("timestamp").asLong() : null,
                    key(record), value(record))));
            } catch (Exception error) {
                sent.add(Driver.error(error));
            }
            if (pause > 0) Thread.sleep(pause);
        }
        producer.flush();
        List<Object> answers = new ArrayList<>();
        for (Object one : sent) {
            if (!(one instanceof Future<?> future)) {
                answers.add(Map.of("error", one));
                continue;
            }
            try {
                RecordMetadata metadata = (RecordMetadata) future.get();
                answers.add(Map.of("partition", metadata.partition(), "offset", metadata.offset()));
            } catch (Exception error) {
                answers.add(Map.of("error", Driver.error(error)));
            }
        }
        return answers;
    }

    /** Reads and works on each record for some time, committing after every poll, until so many milliseconds are over. */
    private static Object work(JsonNode args) throws Exception {
        KafkaConsumer<byte[], byte[]> consumer = consumer(args);
        long nanosPerRecord = (long) (args.get("msPerRecord").asDouble() * 1_000_000);
        long end = System.nanoTime() + args.get("ms").asLong() * 1_000_000;
        int count = 0;
        while (System.nanoTime() < end) {
            long done = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                if (done == 0) done = System.nanoTime();
                done += nanosPerRecord;
                long wait = done - System.nanoTime();
                if (wait > 0) Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                count++;
            }
            consumer.commitSync();
        }
        return count;
    }

    /** Sends at a steady rate for some time; how many. */
    private static Object produceFor(JsonNode args) throws Exception {
        KafkaProducer<byte[], byte[]> producer = producer(args);
        double perSecond = args.get("perSecond").asDouble();
        long start = System.nanoTime();
        long end = start + args.get("ms").asLong() * 1_000_000;
        int count = 0;
        for (long now = start; now < end; now = System.nanoTime()) {
            for (double due = (now - start) / 1e9 * perSecond; count < due; count++)
                producer.send(new ProducerRecord<>(args.get("topic").asText(),
                    ("k" + count).getBytes(StandardCharsets.UTF_8), new byte[100]));
            Thread.sleep(5);
        }
        producer.flush();
        return count;
    }

    private static byte[] key(JsonNode record) {
        if (record.has("keyHex")) return HexFormat.of().parseHex(record.get("keyHex").asText());
        return record.has("key") ? record.get("key").asText().getBytes(StandardCharsets.UTF_8) : null;
    }

    /** Text, a number of bytes that do not compress, or none. */
    private static byte[] value(JsonNode record) {
        if (record.has("bytes")) {
            byte[] bytes = new byte[record.get("bytes").asInt()];
            new java.util.Random(7).nextBytes(bytes);
            return bytes;
        }
        return record.has("value") ? record.get("value").asText().getBytes(StandardCharsets.UTF_8) : null;
    }

    /** Polls until so many records came or the time is over. Values longer than 100 bytes are not shown. */
    private static Object poll(JsonNode args) {
        KafkaConsumer<byte[], byte[]> consumer = consumer(args);
        int wanted = args.path("records").asInt(Integer.MAX_VALUE);
        long end = System.nanoTime() + args.get("ms").asLong() * 1_000_000;
        List<Object> records = new ArrayList<>();
        do {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                Map<String, Object> shown = new LinkedHashMap<>();
                shown.put("topic", record.topic());
                shown.put("partition", record.partition());
                shown.put("offset", record.offset());
                shown.put("key", record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
                shown.put("value", record.value() == null || record.value().length > 100 ? null
                    : new String(record.value(), StandardCharsets.UTF_8));
                records.add(shown);
            }
        } while (records.size() < wanted && System.nanoTime() < end);
        return records;
    }

    static void closeAll() {
        for (AutoCloseable client : OPEN.values()) {
            try {
                if (client instanceof KafkaProducer<?, ?> producer) producer.close(Duration.ZERO);
            } catch (Exception error) {
                error.printStackTrace();
            }
        }
    }

    private Clients() {
    }
}
