package vectors;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.consumer.RoundRobinAssignor;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.clients.consumer.internals.AbstractPartitionAssignor;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** A classic group and what its leader's assignor makes of it. */
final class ClientAssignors implements Vectors.Kind {
    private final String name;

    ClientAssignors(String name) {
        this.name = name;
    }

    @Override
    public Map<String, Object> input(Random random) {
        Map<String, Integer> topics = Pick.topics(random);
        List<String> ids = Pick.memberIds(random);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("topics", topics);
        input.put("members", members(random, ids, topics));
        if (Pick.chance(random, 0.4)) addRacks(random, input, topics);
        if (name.contains("sticky") && Pick.chance(random, 0.8)) addOwned(random, input, topics);
        return input;
    }

    private static List<Map<String, Object>> members(Random random, List<String> ids, Map<String, Integer> topics) {
        List<List<String>> subscriptions = Pick.subscriptions(random, new ArrayList<>(topics.keySet()), ids.size());
        double statics = Pick.chance(random, 0.3) ? random.nextDouble() : 0;
        List<Map<String, Object>> members = new ArrayList<>();
        for (int index = 0; index < ids.size(); index++) {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("id", ids.get(index));
            member.put("topics", subscriptions.get(index));
            if (Pick.chance(random, statics)) member.put("instanceId", "inst-" + random.nextInt(1000) + "-" + index);
            members.add(member);
        }
        return members;
    }

    private static void addRacks(Random random, Map<String, Object> input, Map<String, Integer> topics) {
        double share = Pick.chance(random, 0.7) ? 1 : random.nextDouble();
        for (Map<String, Object> member : membersOf(input))
            if (Pick.chance(random, share)) member.put("rack", Pick.rack(random));
        Map<String, List<String>> racks = new LinkedHashMap<>();
        boolean alike = Pick.chance(random, 0.3);
        topics.forEach((topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
                HashSet<String> replicas = new HashSet<>();
                if (alike) replicas.add("r" + partition % 3);
                while (replicas.size() < 2) replicas.add(Pick.rack(random));
                racks.put(topic + "-" + partition, new ArrayList<>(replicas));
            }
        });
        input.put("partitionRacks", racks);
    }

    /** Claims: those of an earlier assignment to some of the members, of several generations, or mere chance. */
    private void addOwned(Random random, Map<String, Object> input, Map<String, Integer> topics) {
        int generation = 1 + random.nextInt(3);
        input.put("generation", generation);
        Map<String, List<String>> earlier = Pick.chance(random, 0.7) ? earlierAssignment(random, input)
            : new HashMap<>();
        double claims = Pick.chance(random, 0.5) ? 0 : random.nextDouble() * 0.2;
        double late = Pick.chance(random, 0.6) ? 0 : random.nextDouble() * 0.5;
        for (Map<String, Object> member : membersOf(input)) {
            List<String> owned = new ArrayList<>(earlier.getOrDefault((String) member.get("id"), List.of()));
            topics.forEach((topic, count) -> {
                for (int partition = 0; partition < count; partition++)
                    if (Pick.chance(random, claims) && !owned.contains(topic + "-" + partition))
                        owned.add(topic + "-" + partition);
            });
            if (Pick.chance(random, 0.1)) owned.add("deleted-0");
            if (Pick.chance(random, 0.2)) Collections.shuffle(owned, random);
            member.put("owned", owned);
            if (Pick.chance(random, late)) member.put("generation", random.nextInt(generation + 1) - 1);
        }
    }

    private Map<String, List<String>> earlierAssignment(Random random, Map<String, Object> input) {
        Map<String, Object> before = new LinkedHashMap<>(input);
        List<Map<String, Object>> members = new ArrayList<>();
        for (Map<String, Object> member : Pick.some(random, membersOf(input), 0.7)) {
            Map<String, Object> then = new LinkedHashMap<>(member);
            if (Pick.chance(random, 0.2)) then.put("topics", new ArrayList<>(topicsOf(input).keySet()));
            members.add(then);
        }
        before.put("members", members);
        return members.isEmpty() ? new HashMap<>() : names(assign(before, Map.of(), 1));
    }

    @Override
    public Object answer(Map<String, Object> input) {
        Map<String, List<TopicPartition>> first = assign(input, Map.of(), 0);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("assignment", names(first));
        if (name.equals("cooperative-sticky"))
            answer.put("assignmentSecondRebalance", names(assign(input, first, 100)));
        return answer;
    }

    /** @param owned where it is not empty, what the members own instead of what they say, in this generation */
    private Map<String, List<TopicPartition>> assign(
        Map<String, Object> input, Map<String, List<TopicPartition>> owned, int generation
    ) {
        Map<String, Subscription> subscriptions = new HashMap<>();
        for (Map<String, Object> member : membersOf(input)) {
            String id = (String) member.get("id");
            subscriptions.put(id, owned.isEmpty() ? subscription(input, member)
                : subscription(member, owned.get(id), generation));
        }
        return newAssignor().assignPartitions(partitions(input), subscriptions);
    }

    private Subscription subscription(Map<String, Object> input, Map<String, Object> member) {
        List<TopicPartition> owned = null;
        if (member.get("owned") instanceof List<?> names)
            owned = names.stream().map(name -> partition((String) name)).toList();
        Object generation = member.getOrDefault("generation", input.getOrDefault("generation", -1));
        return subscription(member, owned, (int) generation);
    }

    @SuppressWarnings("removal") // A group's metadata can be made in no other way from outside.
    private Subscription subscription(Map<String, Object> member, List<TopicPartition> owned, int generation) {
        List<String> topics = topicsOfMember(member);
        ByteBuffer userData = null;
        if (name.equals("sticky") && owned != null) {
            StickyAssignor own = new StickyAssignor();
            own.onAssignment(new Assignment(owned), new ConsumerGroupMetadata("group", generation, "", Optional.empty()));
            userData = own.subscriptionUserData(new HashSet<>(topics));
        }
        Subscription subscription = new Subscription(topics, userData, owned == null ? List.of() : owned, generation,
            Optional.ofNullable((String) member.get("rack")));
        subscription.setGroupInstanceId(Optional.ofNullable((String) member.get("instanceId")));
        return subscription;
    }

    private AbstractPartitionAssignor newAssignor() {
        return switch (name) {
            case "range" -> new RangeAssignor();
            case "roundrobin" -> new RoundRobinAssignor();
            case "sticky" -> new StickyAssignor();
            default -> new CooperativeStickyAssignor();
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<PartitionInfo>> partitions(Map<String, Object> input) {
        Map<String, List<String>> racks =
            (Map<String, List<String>>) input.getOrDefault("partitionRacks", Map.of());
        Map<String, List<PartitionInfo>> partitions = new HashMap<>();
        topicsOf(input).forEach((topic, count) -> {
            List<PartitionInfo> infos = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                Node[] replicas = racks.getOrDefault(topic + "-" + index, List.of()).stream()
                    .map(rack -> new Node(rack.hashCode(), "host", 9092, rack)).toArray(Node[]::new);
                infos.add(new PartitionInfo(topic, index, Node.noNode(), replicas, replicas));
            }
            partitions.put(topic, infos);
        });
        return partitions;
    }

    private static Map<String, List<String>> names(Map<String, List<TopicPartition>> assignment) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        assignment.forEach((id, list) -> names.put(id, list.stream().map(TopicPartition::toString).toList()));
        return names;
    }

    private static TopicPartition partition(String name) {
        int hyphen = name.lastIndexOf('-');
        return new TopicPartition(name.substring(0, hyphen), Integer.parseInt(name.substring(hyphen + 1)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Integer> topicsOf(Map<String, Object> input) {
        return (Map<String, Integer>) input.get("topics");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> membersOf(Map<String, Object> input) {
        return (List<Map<String, Object>>) input.get("members");
    }

    @SuppressWarnings("unchecked")
    private static List<String> topicsOfMember(Map<String, Object> member) {
        return (List<String>) member.get("topics");
    }
}
