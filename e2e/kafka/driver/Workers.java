package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Members of groups that work by themselves at a known speed, each in a thread of its own, until they are told to
 * leave or to hang, or their JVM is killed; and the lag that brokers report of them.
 */
final class Workers {
    private static final Map<String, Worker> WORKERS = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    /** Of every partition the record that is to be worked on next, by group and partition. */
    private static final Map<String, Map<TopicPartition, Long>> POSITIONS = new ConcurrentHashMap<>();
    /** What the machine took of polls and commits is made up for; what takes longer than this is Kafka's, and is not. */
    private static final double MADE_UP_MS = 1500;
    static void register(Map<String, Driver.Operation> operations) {
        operations.put("startWorker", args -> {
            Worker worker = new Worker(Configs.properties(args), Driver.list(args.get("topics")),
                args.get("msPerRecord").asDouble(), args.path("afterMs").asInt(0));
            String handle = "worker-" + COUNT.incrementAndGet();
            WORKERS.put(handle, worker);
            worker.start();
            return handle;
        });
        operations.put("workerState", args -> worker(args).state());
        operations.put("measureWorker", args -> {
            worker(args).behind = 0;
            return true;
        });
        operations.put("hangWorker", args -> {
            worker(args).hangUntil = System.currentTimeMillis() + args.get("ms").asLong();
            return true;
        });
        operations.put("endWorker", args -> {
            Worker worker = worker(args);
            worker.isEnding = true;
            worker.interrupt();
            worker.join();
            return worker.state();
        });
        operations.put("watchLag", Workers::watchLag);
    }

    private static Worker worker(JsonNode args) {
        return WORKERS.get(args.get("handle").asText());
    }

    /** A member that works on each record for some time, and commits after every poll. */
    private static final class Worker extends Thread {
        private final Properties properties;
        private final List<String> topics;
        private final double msPerRecord;
        /** When it subscribes, so that what it costs to make a client is over by then. */
        private final long startsAt;
        private volatile boolean isEnding;
        private volatile long hangUntil;
        private volatile List<String> owned = List.of();
        /** How far the work was behind its own speed at worst since it began to be measured. */
        private volatile double behind;
        private volatile String error = "";
        private double due;
        private boolean isUncommitted;

        Worker(Properties properties, List<String> topics, double msPerRecord, int afterMs) {
            this.properties = properties;
            this.topics = topics;
            this.msPerRecord = msPerRecord;
            this.startsAt = System.currentTimeMillis() + afterMs;
            setDaemon(true);
        }

        Map<String, Object> state() {
            return Map.of("owned", owned, "behindMs", behind, "error", error);
        }

        @Override
        public void run() {
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
            Map<TopicPartition, Long> positions =
                POSITIONS.computeIfAbsent(properties.getProperty("group.id"), group -> new ConcurrentHashMap<>());
            try {
                pause(startsAt);
                consumer.subscribe(topics);
                while (!isEnding) turn(consumer, positions);
            } catch (Exception thrown) {
                // An interrupt ends a poll in the middle; anything else is told.
                if (!isEnding) error = String.valueOf(Driver.unwrap(thrown));
            }
            Thread.interrupted();
            try {
                consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
            } catch (Exception thrown) {
                error = String.valueOf(Driver.unwrap(thrown));
            }
        }

        private void turn(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> positions) {
            var records = consumer.poll(Duration.ofMillis(50));
            owned = consumer.assignment().stream().map(Object::toString).sorted().toList();
            // Who waits for records makes nothing up.
            if (records.isEmpty()) due = System.currentTimeMillis();
            if (System.currentTimeMillis() - due > MADE_UP_MS) due = System.currentTimeMillis();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                due = Math.max(due, record.timestamp()) + msPerRecord;
                pause(due);
                behind = Math.max(behind, System.currentTimeMillis() - due);
                positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
            if (hangUntil > System.currentTimeMillis()) {
                pause(hangUntil);
                due = hangUntil;
                // It comes back to a group that has put it out: what it had in hand is another's.
                return;
            }
            boolean isLast = Thread.interrupted();
            isUncommitted |= !records.isEmpty();
            try {
                if (isUncommitted) consumer.commitSync(Duration.ofSeconds(30));
                isUncommitted = false;
            } catch (RebalanceInProgressException rebalancing) {
                // The next poll takes part in the rebalance, and what is still owned is committed after it.
            } catch (CommitFailedException late) {
                isUncommitted = false;
            }
            if (isLast) interrupt();
        }

        /** Sleeps until a moment; whoever ends the worker wakes it, and it finishes what it has in hand. */
        private void pause(double until) {
            boolean isWoken = false;
            for (double wait = until - System.currentTimeMillis(); wait >= 1; wait = until - System.currentTimeMillis()) {
                try {
                    Thread.sleep((long) wait);
                } catch (InterruptedException woken) {
                    isWoken = true;
                }
            }
            if (isWoken) interrupt();
        }
    }

    /**
     * For so long, again and again: by group how many records it is behind what it committed and behind what it works
     * on. A partition whose leader does not answer ends where it ended before.
     */
    private static Object watchLag(JsonNode args) throws Exception {
        Admin admin = Topics.admin(args);
        Map<String, String> topics = Driver.texts(args.get("topics"));
        Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
        Map<String, ListConsumerGroupOffsetsSpec> groups = new LinkedHashMap<>();
        topics.forEach((group, topic) -> {
            for (int index = 0; index < args.get("partitions").asInt(); index++)
                asked.put(new TopicPartition(topic, index), OffsetSpec.latest());
            groups.put(group, new ListConsumerGroupOffsetsSpec());
        });
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets = new LinkedHashMap<>();
        List<Object> seen = new ArrayList<>();
        double began = System.nanoTime() / 1e9;
        double length = args.get("seconds").asDouble();
        for (double at = 0; at < length; at = System.nanoTime() / 1e9 - began) {
            var listed = admin.listOffsets(asked);
            var committed = admin.listConsumerGroupOffsets(groups);
            double latest = at + 0.5;
            for (TopicPartition partition : asked.keySet())
                ends.put(partition, known(listed.partitionResult(partition).thenApply(info -> info.offset()),
                    latest - (System.nanoTime() / 1e9 - began), ends.getOrDefault(partition, 0L)));
            Map<String, Object> lags = new LinkedHashMap<>();
            for (String group : groups.keySet()) {
                offsets.put(group, known(committed.partitionsToOffsetAndMetadata(group),
                    latest - (System.nanoTime() / 1e9 - began), offsets.getOrDefault(group, Map.of())));
                Map<TopicPartition, Long> positions = POSITIONS.getOrDefault(group, Map.of());
                long behindCommitted = 0;
                long behindPosition = 0;
                for (var ended : ends.entrySet()) {
                    if (!ended.getKey().topic().equals(topics.get(group))) continue;
                    var offset = offsets.get(group).get(ended.getKey());
                    long done = offset == null ? 0 : offset.offset();
                    behindCommitted += Math.max(0, ended.getValue() - done);
                    // Who works in another JVM is known by what it commits.
                    long position = Math.max(done, positions.getOrDefault(ended.getKey(), 0L));
                    behindPosition += Math.max(0, ended.getValue() - position);
                }
                lags.put(group, List.of(behindCommitted, behindPosition));
            }
            double answered = System.nanoTime() / 1e9 - began;
            seen.add(Map.of("at", (at + answered) / 2, "lags", lags));
            Thread.sleep(Math.max(20, (long) ((at + 0.25 - answered) * 1000)));
        }
        return seen;
    }

    /** The answer, or what was known before where none comes in time. */
    private static <T> T known(KafkaFuture<T> answer, double seconds, T before) {
        try {
            return answer.get((long) Math.max(0, seconds * 1000), TimeUnit.MILLISECONDS);
        } catch (Exception silent) {
            return before;
        }
    }

    private Workers() {
    }
}
