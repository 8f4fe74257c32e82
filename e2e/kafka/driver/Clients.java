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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
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
        operations.put("produceSteps", Clients::produceSteps);
        operations.put("readToEnd", Clients::readToEnd);
        operations.put("sendOffsets", Clients::sendOffsets);
        operations.put("commitSync", args -> {
            consumer(args).commitSync();
            return true;
        });
        operations.put("batchesSplit", args -> producer(args).metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("batch-split-total"))
            .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue()).max().orElse(0));
        operations.put("throttledMs", args -> producer(args).metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("produce-throttle-time-max"))
            .mapToDouble(metric -> (Double) metric.metricValue()).filter(Double::isFinite).max().orElse(0));
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

    private static KafkaConsumer<byte[], byte[]> consumer(JsonNode args) {
        return find(args.get("handle"));
    }

    @SuppressWarnings("unchecked")
    private static KafkaConsumer<byte[], byte[]> find(JsonNode handle) {
        return (KafkaConsumer<byte[], byte[]>) OPEN.get(handle.asText());
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

    /**
     * Works on each record for some time, committing after every poll, until so many milliseconds are over. A record
     * is due when it was there and the one before it was done: a poll or a commit that took long is made up for. Says
     * how many, and how many milliseconds the work was behind at worst.
     */
    private static Object work(JsonNode args) throws Exception {
        KafkaConsumer<byte[], byte[]> consumer = consumer(args);
        double msPerRecord = args.get("msPerRecord").asDouble();
        long end = System.currentTimeMillis() + args.get("ms").asLong();
        double due = 0;
        double behind = 0;
        int count = 0;
        while (System.currentTimeMillis() < end) {
            var records = consumer.poll(Duration.ofMillis(50));
            for (ConsumerRecord<byte[], byte[]> record : records) {
                due = Math.max(due, record.timestamp()) + msPerRecord;
                double wait = due - System.currentTimeMillis();
                if (wait >= 1) Thread.sleep((long) wait);
                behind = Math.max(behind, System.currentTimeMillis() - due);
                count++;
            }
            if (!records.isEmpty()) consumer.commitSync();
        }
        return Map.of("records", count, "behindMs", behind);
    }

    /**
     * Sends at steady rates, one after the other; how many, and how many milliseconds it was behind at worst. Where the
     * number of partitions is given each of them gets its turn, else Kafka chooses by the key.
     */
    private static Object produceSteps(JsonNode args) throws Exception {
        KafkaProducer<byte[], byte[]> producer = producer(args);
        String topic = args.get("topic").asText();
        double start = System.nanoTime() / 1e9;
        int partitions = args.path("partitions").asInt(0);
        double behind = 0;
        int count = 0;
        for (JsonNode step : args.get("steps")) {
            double perSecond = step.get("arrival").asDouble();
            int wanted = (int) Math.round(perSecond * step.get("seconds").asDouble());
            for (int sent = 0; sent < wanted; ) {
                double since = System.nanoTime() / 1e9 - start;
                int due = Math.min(wanted, (int) (since * perSecond));
                behind = Math.max(behind, since - (sent + 1) / perSecond);
                for (; sent < due; sent++, count++)
                    producer.send(new ProducerRecord<>(topic, partitions == 0 ? null : count % partitions,
                        ("k" + count).getBytes(StandardCharsets.UTF_8), new byte[100]));
                Thread.sleep(5);
            }
            start += step.get("seconds").asDouble();
        }
        producer.flush();
        return Map.of("records", count, "behindMs", behind * 1000);
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

    /** Polls until so many records came or the time is over. */
    private static Object poll(JsonNode args) {
        KafkaConsumer<byte[], byte[]> consumer = consumer(args);
        int wanted = args.path("records").asInt(Integer.MAX_VALUE);
        long end = System.nanoTime() + args.get("ms").asLong() * 1_000_000;
        List<Object> records = new ArrayList<>();
        do {
            pollInto(records, consumer);
        } while (records.size() < wanted && System.nanoTime() < end);
        return records;
    }

    /** Polls until the end of every partition, as this consumer may see it, or the time is over, which is an error. */
    private static Object readToEnd(JsonNode args) {
        KafkaConsumer<byte[], byte[]> consumer = consumer(args);
        long end = System.nanoTime() + args.get("ms").asLong() * 1_000_000;
        List<Object> records = new ArrayList<>();
        while (true) {
            pollInto(records, consumer);
            var partitions = consumer.assignment();
            if (!partitions.isEmpty() && consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(entry -> consumer.position(entry.getKey()) >= entry.getValue())) return records;
            if (System.nanoTime() > end)
                throw new IllegalStateException("Not at the end after " + records.size() + " records of " + partitions);
        }
    }

    /** Values longer than 100 bytes are not shown. */
    private static void pollInto(List<Object> records, KafkaConsumer<byte[], byte[]> consumer) {
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
    }

    /** Makes what a consumer has read part of the transaction. */
    private static Object sendOffsets(JsonNode args) {
        KafkaConsumer<byte[], byte[]> consumer = find(args.get("consumer"));
        Map<TopicPartition, OffsetAndMetadata> offsets = new LinkedHashMap<>();
        for (TopicPartition partition : consumer.assignment())
            offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        producer(args).sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        return true;
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
