package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Users with their rights, and what producers and consumers do with them: all that is drawn, or Kafka's refusal. */
final class AccessRuns {
    private static final Duration SHORTLY = Duration.ofMillis(500);

    static void register(Map<String, Driver.Operation> operations) {
        operations.put("allow", AccessRuns::allow);
        operations.put("createAll", AccessRuns::createAll);
        operations.put("rights", args -> {
            List<String> rights = new ArrayList<>();
            for (AclBinding one : Topics.admin(args).describeAcls(org.apache.kafka.common.acl.AclBindingFilter.ANY).values().get())
                rights.add(String.join(" ", one.entry().principal(), one.entry().operation().name(),
                    one.pattern().resourceType().name(), one.pattern().patternType().name(), one.pattern().name()));
            return rights;
        });
        operations.put("runProducer", AccessRuns::runProducer);
        operations.put("runGroup", AccessRuns::runGroup);
        operations.put("runShareGroup", AccessRuns::runShareGroup);
    }

    /** Creates users with one password, and gives them their rights. */
    private static Object allow(JsonNode args) throws Exception {
        List<UserScramCredentialAlteration> users = new ArrayList<>();
        for (String user : Driver.list(args.get("users")))
            users.add(new UserScramCredentialUpsertion(user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                args.get("password").asText()));
        List<AclBinding> rights = new ArrayList<>();
        for (JsonNode right : args.get("rights"))
            rights.add(new AclBinding(
                new ResourcePattern(ResourceType.fromString(right.get("resource").asText().replace('-', '_')),
                    right.get("name").asText(), PatternType.fromString(right.get("pattern").asText().toUpperCase())),
                new AccessControlEntry(right.get("principal").asText(), "*",
                    AclOperation.fromString(right.get("operation").asText()), AclPermissionType.ALLOW)));
        Admin admin = Topics.admin(args);
        admin.alterUserScramCredentials(users).all().get();
        admin.createAcls(rights).all().get();
        return true;
    }

    private static Object createAll(JsonNode args) throws Exception {
        List<NewTopic> topics = Driver.list(args.get("names")).stream().map(name -> new NewTopic(name, 1, (short) 1)).toList();
        Topics.admin(args).createTopics(topics).all().get();
        return true;
    }

    static KafkaProducer<byte[], byte[]> producer(JsonNode args) throws Exception {
        return new KafkaProducer<>(Configs.properties(args), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends a record to each topic, in a transaction where the producer has an id for them. */
    private static Object runProducer(JsonNode args) throws Exception {
        KafkaProducer<byte[], byte[]> producer = producer(args);
        try {
            write(producer, Driver.list(args.get("topics")), args.path("transactional").asBoolean(), null);
            return true;
        } finally {
            producer.close(SHORTLY);
        }
    }

    private static void write(KafkaProducer<byte[], byte[]> producer, List<String> topics, boolean isTransactional,
        KafkaConsumer<byte[], byte[]> consumer) throws Exception {
        if (isTransactional) {
            producer.initTransactions();
            producer.beginTransaction();
        }
        List<Future<?>> sent = new ArrayList<>();
        for (String topic : topics) sent.add(producer.send(new ProducerRecord<>(topic, "k".getBytes(), "v".getBytes())));
        producer.flush();
        for (Future<?> one : sent) one.get();
        if (isTransactional && consumer != null) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (TopicPartition partition : consumer.assignment())
                offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        }
        if (isTransactional) producer.commitTransaction();
    }

    /** Reads a record of each topic, writes what the group writes, and commits. */
    private static Object runGroup(JsonNode args) throws Exception {
        List<String> topics = Driver.list(args.get("topics"));
        List<String> writes = Driver.list(args.get("writes"));
        boolean isEverything = args.path("everything").asBoolean();
        boolean isTransactional = args.path("transactional").asBoolean();
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Configs.properties(args),
            new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer = writes.isEmpty() ? null : producer(args.get("producer"));
        try {
            if (isEverything) {
                List<TopicPartition> partitions = new ArrayList<>();
                for (String topic : topics)
                    consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
            } else {
                consumer.subscribe(topics);
            }
            Set<String> missing = new HashSet<>(topics);
            long end = end(args);
            while (!missing.isEmpty()) {
                demand(System.nanoTime() < end, "nothing comes", missing);
                consumer.poll(Duration.ofMillis(100)).forEach(record -> missing.remove(record.topic()));
            }
            if (producer != null) write(producer, writes, isTransactional, consumer);
            if (!isTransactional && !isEverything) consumer.commitSync();
            return true;
        } finally {
            consumer.close(SHORTLY);
            if (producer != null) producer.close(SHORTLY);
        }
    }

    /** Takes a record of each topic and says that it is done. */
    private static Object runShareGroup(JsonNode args) throws Exception {
        Properties properties = Configs.properties(args);
        properties.setProperty("share.acknowledgement.mode", "explicit");
        KafkaShareConsumer<byte[], byte[]> consumer = new KafkaShareConsumer<>(properties,
            new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<String> topics = Driver.list(args.get("topics"));
            consumer.subscribe(topics);
            Set<String> missing = new HashSet<>(topics);
            long end = end(args);
            while (!missing.isEmpty()) {
                demand(System.nanoTime() < end, "nothing comes", missing);
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    missing.remove(record.topic());
                    consumer.acknowledge(record);
                });
                for (var error : consumer.commitSync().values()) if (error.isPresent()) throw error.get();
            }
            return true;
        } finally {
            consumer.close(SHORTLY);
        }
    }

    /** What did not come about in time, told by a name that no exception of Kafka's has. */
    static final class Missing extends RuntimeException {
        Missing(String what) {
            super(what, null, false, false);
        }
    }

    static void demand(boolean holds, String what, Object more) {
        if (!holds) throw new Missing(what + " " + more);
    }

    static long end(JsonNode args) {
        return System.nanoTime() + args.get("ms").asLong() * 1_000_000;
    }

    /** Where the records of a topic end, or begin; 0 of a topic that is not there. */
    static long offset(Admin admin, String topic, OffsetSpec which) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        try {
            return admin.listOffsets(Map.of(partition, which)).partitionResult(partition).get().offset();
        } catch (java.util.concurrent.ExecutionException error) {
            if (error.getCause() instanceof org.apache.kafka.common.errors.UnknownTopicOrPartitionException) return 0;
            throw error;
        }
    }

    /** Whether a group has committed all that is in topics. */
    static boolean hasRead(Admin admin, String group, List<String> topics) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        } catch (java.util.concurrent.ExecutionException error) {
            return false;
        }
        for (String topic : topics) {
            OffsetAndMetadata offset = committed.get(new TopicPartition(topic, 0));
            if (offset == null || offset.offset() < offset(admin, topic, OffsetSpec.latest())) return false;
        }
        return true;
    }

    private AccessRuns() {
    }
}
