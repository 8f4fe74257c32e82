package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.internal.FileRecords;

/** What the Admin client creates, reads and removes. */
final class Topics {
    private static final Map<String, Admin> ADMINS = new ConcurrentHashMap<>();

    static Admin admin(JsonNode args) {
        return ADMINS.computeIfAbsent(args.get("bootstrap").asText(),
            bootstrap -> Admin.create(Map.of("bootstrap.servers", bootstrap)));
    }

    static void register(Map<String, Driver.Operation> operations) {
        operations.put("nodes", args -> admin(args).describeCluster().nodes().get().size());
        operations.put("create", Topics::create);
        operations.put("describe", Topics::describe);
        operations.put("names", args -> admin(args).listTopics().names().get());
        operations.put("delete", args -> {
            admin(args).deleteTopics(Driver.list(args.get("names"))).all().get();
            return true;
        });
        operations.put("codecs", args -> {
            Set<String> codecs = new TreeSet<>();
            try (FileRecords records = FileRecords.open(new File(args.get("file").asText()), false)) {
                records.batches().forEach(batch -> codecs.add(batch.compressionType().name));
            }
            return codecs;
        });
        operations.put("configure", Topics::configure);
        operations.put("offsets", Topics::offsets);
        operations.put("lag", Topics::lag);
        operations.put("dismiss", args -> {
            admin(args).removeMembersFromConsumerGroup(args.get("group").asText(),
                new RemoveMembersFromConsumerGroupOptions()).all().get();
            return true;
        });
        operations.put("clientQuota", args -> {
            ClientQuotaEntity client = new ClientQuotaEntity(Map.of("client-id", args.get("clientId").asText()));
            admin(args).alterClientQuotas(List.of(new ClientQuotaAlteration(client, List.of(
                new ClientQuotaAlteration.Op(args.get("key").asText(), args.get("value").asDouble()))))).all().get();
            return true;
        });
        operations.put("committed", args -> {
            Map<String, Long> committed = new LinkedHashMap<>();
            admin(args).listConsumerGroupOffsets(args.get("group").asText()).partitionsToOffsetAndMetadata().get()
                .forEach((partition, offset) -> committed.put(partition.toString(), offset == null ? -1 : offset.offset()));
            return committed;
        });
    }

    private static Object create(JsonNode args) throws Exception {
        NewTopic topic = new NewTopic(args.get("name").asText(), Optional.of(args.get("partitions").asInt()),
            Optional.of((short) args.get("replicationFactor").asInt()));
        topic.configs(Driver.texts(args.get("config")));
        admin(args).createTopics(List.of(topic), new CreateTopicsOptions().validateOnly(args.path("only").asBoolean()))
            .all().get();
        return true;
    }

    /** Replicas by partition, the settings that were set, and every effective setting. */
    private static Object describe(JsonNode args) throws Exception {
        List<String> names = Driver.list(args.get("names"));
        List<ConfigResource> resources = names.stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
        Map<String, Object> described = new LinkedHashMap<>();
        var settings = admin(args).describeConfigs(resources).all().get();
        admin(args).describeTopics(names).allTopicNames().get().forEach((name, topic) -> {
            Map<String, String> own = new LinkedHashMap<>();
            Map<String, String> effective = new LinkedHashMap<>();
            for (ConfigEntry entry : settings.get(new ConfigResource(ConfigResource.Type.TOPIC, name)).entries()) {
                if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) own.put(entry.name(), entry.value());
                effective.put(entry.name(), entry.value());
            }
            List<Object> partitions = new ArrayList<>();
            topic.partitions().forEach(partition -> partitions.add(Map.of(
                "replicas", partition.replicas().stream().map(node -> node.id()).toList(),
                "inSync", partition.isr().stream().map(node -> node.id()).toList(),
                "leader", partition.leader() == null ? -1 : partition.leader().id())));
            described.put(name, Map.of("partitions", partitions, "own", own, "effective", effective));
        });
        return described;
    }

    private static Object configure(JsonNode args) throws Exception {
        ConfigResource resource = new ConfigResource(
            ConfigResource.Type.valueOf(args.get("type").asText()), args.get("name").asText());
        List<AlterConfigOp> changes = new ArrayList<>();
        Driver.texts(args.get("config")).forEach((key, value) ->
            changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        admin(args).incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        return true;
    }

    /** The first and the next offset of every partition of a topic. */
    private static Object offsets(JsonNode args) throws Exception {
        String topic = args.get("topic").asText();
        int partitions = admin(args).describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
        List<Object> offsets = new ArrayList<>();
        for (int index = 0; index < partitions; index++) {
            TopicPartition partition = new TopicPartition(topic, index);
            offsets.add(Map.of(
                "first", admin(args).listOffsets(Map.of(partition, OffsetSpec.earliest())).partitionResult(partition).get().offset(),
                "next", admin(args).listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition).get().offset()));
        }
        return offsets;
    }

    /** How many records of a topic a group has not committed. */
    private static Object lag(JsonNode args) throws Exception {
        String topic = args.get("topic").asText();
        var committed = admin(args).listConsumerGroupOffsets(args.get("group").asText()).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, OffsetSpec> ends = new LinkedHashMap<>();
        admin(args).describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions()
            .forEach(info -> ends.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
        long lag = 0;
        for (var end : admin(args).listOffsets(ends).all().get().entrySet()) {
            var offset = committed.get(end.getKey());
            lag += end.getValue().offset() - (offset == null ? 0 : offset.offset());
        }
        return lag;
    }

    private Topics() {
    }
}
