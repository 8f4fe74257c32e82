import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Share groups that reject every record: how many of theirs the brokers write to the topic that each names. Arguments: the
 * brokers, how many records, then for each group its name, its dead letter topic, whether that takes dead letters, and
 * whether the group names it. Prints a line for each: the group, how many it rejected, how many were written.
 */
public class DeadLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Long enough for what is written to be there: the others arrive within a second. */
    private static final Duration QUIET = Duration.ofSeconds(6);

    public static void main(String[] args) throws Exception {
        String bootstrap = args[0];
        int count = Integer.parseInt(args[1]);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            for (int at = 2; at < args.length; at += 4) {
                String group = args[at];
                String dead = args[at + 1];
                boolean takes = Boolean.parseBoolean(args[at + 2]);
                prepare(admin, group, dead, takes, Boolean.parseBoolean(args[at + 3]));
                write(bootstrap, group, count);
                int rejected = reject(bootstrap, group, count);
                System.out.println(group + " " + rejected + " " + written(admin, dead, count));
            }
        }
    }

    private static void prepare(Admin admin, String group, String dead, boolean takes, boolean names) throws Exception {
        NewTopic topic = new NewTopic(dead, 1, (short) 1)
            .configs(Map.of("errors.deadletterqueue.group.enable", String.valueOf(takes)));
        admin.createTopics(List.of(new NewTopic("of-" + group, 1, (short) 1), topic)).all().get();
        List<AlterConfigOp> settings = new ArrayList<>(List.of(set("share.auto.offset.reset", "earliest")));
        if (names) {
            settings.add(set("errors.deadletterqueue.topic.name", dead));
            settings.add(set("errors.deadletterqueue.copy.record.enable", "true"));
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        admin.incrementalAlterConfigs(Map.of(resource, settings)).all().get();
    }

    private static AlterConfigOp set(String key, String value) {
        return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    }

    private static void write(String bootstrap, String group, int count) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int index = 0; index < count; index++)
                producer.send(new ProducerRecord<>("of-" + group, "key", "value " + index)).get();
        }
    }

    private static int reject(String bootstrap, String group, int count) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("group.id", group);
        settings.put("share.acknowledgement.mode", "explicit");
        int rejected = 0;
        try (var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("of-" + group));
            long latest = System.nanoTime() + PATIENCE.toNanos();
            while (rejected < count && System.nanoTime() < latest) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(500))) {
                    consumer.acknowledge(record, AcknowledgeType.REJECT);
                    rejected++;
                }
                consumer.commitSync();
            }
        }
        return rejected;
    }

    private static long written(Admin admin, String topic, int count) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        long latest = System.nanoTime() + QUIET.toNanos();
        long end = 0;
        while (end < count && System.nanoTime() < latest) {
            end = admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all().get().get(partition).offset();
            Thread.sleep(200);
        }
        return end;
    }
}
