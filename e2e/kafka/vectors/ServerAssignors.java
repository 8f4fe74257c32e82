package vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.coordinator.group.api.assignor.GroupAssignment;
import org.apache.kafka.coordinator.group.api.assignor.PartitionAssignor;
import org.apache.kafka.coordinator.group.api.assignor.SubscribedTopicDescriber;
import org.apache.kafka.coordinator.group.api.assignor.SubscriptionType;
import org.apache.kafka.coordinator.group.assignor.RangeAssignor;
import org.apache.kafka.coordinator.group.assignor.SimpleAssignor;
import org.apache.kafka.coordinator.group.assignor.UniformAssignor;
import org.apache.kafka.coordinator.group.modern.Assignment;
import org.apache.kafka.coordinator.group.modern.GroupSpecImpl;
import org.apache.kafka.coordinator.group.modern.MemberSubscriptionAndAssignmentImpl;

/** A consumer or share group and what its coordinator's assignor makes of it; the n-th topic's id is Uuid(0, n). */
final class ServerAssignors implements Vectors.Kind {
    private final String name;

    ServerAssignors(String name) {
        this.name = name;
    }

    @Override
    public Map<String, Object> input(Random random) {
        Map<String, Integer> topics = Pick.topics(random);
        List<String> names = new ArrayList<>(topics.keySet());
        List<String> ids = Pick.memberIds(random);
        List<List<String>> subscriptions = Pick.subscriptions(random, names, ids.size());
        double statics = Pick.chance(random, 0.3) ? random.nextDouble() : 0;
        List<Map<String, Object>> members = new ArrayList<>();
        for (int index = 0; index < ids.size(); index++) {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("id", ids.get(index));
            member.put("topics", subscriptions.get(index));
            if (Pick.chance(random, statics)) member.put("instanceId", "inst-" + random.nextInt(1000) + "-" + index);
            members.add(member);
        }
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("topics", topics);
        input.put("members", members);
        if (Pick.chance(random, 0.75)) addCurrent(random, input);
        input.put("subscriptionType", type(members).name());
        return input;
    }

    /** A target so far: an earlier assignment to some of the members, or chance; only share groups share. */
    private void addCurrent(Random random, Map<String, Object> input) {
        Map<String, Map<String, List<Integer>>> current = Pick.chance(random, 0.7) ? earlier(random, input)
            : name.equals("share-simple") ? overlapping(random, input) : disjoint(random, input);
        for (Map<String, Object> member : members(input))
            member.put("current", current.getOrDefault((String) member.get("id"), Map.of()));
    }

    private Map<String, Map<String, List<Integer>>> earlier(Random random, Map<String, Object> input) {
        Map<String, Object> before = new LinkedHashMap<>(input);
        List<Map<String, Object>> members = new ArrayList<>();
        for (Map<String, Object> member : Pick.some(random, members(input), 0.7)) {
            Map<String, Object> then = new LinkedHashMap<>(member);
            if (Pick.chance(random, 0.3)) then.put("topics", new ArrayList<>(topics(input).keySet()));
            members.add(then);
        }
        before.put("members", members);
        before.put("subscriptionType", type(members).name());
        return assign(before);
    }

    private static Map<String, Map<String, List<Integer>>> disjoint(Random random, Map<String, Object> input) {
        Map<String, Map<String, List<Integer>>> current = new HashMap<>();
        List<Map<String, Object>> members = members(input);
        double share = random.nextDouble();
        topics(input).forEach((topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
                String id = (String) members.get(random.nextInt(members.size())).get("id");
                if (Pick.chance(random, share)) add(current, id, topic, partition);
            }
        });
        return current;
    }

    private static Map<String, Map<String, List<Integer>>> overlapping(Random random, Map<String, Object> input) {
        Map<String, Map<String, List<Integer>>> current = new HashMap<>();
        double share = random.nextDouble() * random.nextDouble();
        for (Map<String, Object> member : members(input))
            topics(input).forEach((topic, count) -> {
                for (int partition = 0; partition < count; partition++)
                    if (Pick.chance(random, share)) add(current, (String) member.get("id"), topic, partition);
            });
        return current;
    }

    private static void add(Map<String, Map<String, List<Integer>>> current, String id, String topic, int partition) {
        current.computeIfAbsent(id, __ -> new TreeMap<>()).computeIfAbsent(topic, __ -> new ArrayList<>()).add(partition);
    }

    @Override
    public Object answer(Map<String, Object> input) {
        return Map.of("assignment", assign(input));
    }

    private Map<String, Map<String, List<Integer>>> assign(Map<String, Object> input) {
        List<String> names = new ArrayList<>(topics(input).keySet());
        Map<String, MemberSubscriptionAndAssignmentImpl> members = new HashMap<>();
        Map<Uuid, Map<Integer, String>> owners = new HashMap<>();
        for (Map<String, Object> member : members(input)) {
            String id = (String) member.get("id");
            Set<Uuid> subscribed = new HashSet<>();
            for (String topic : topicsOf(member)) subscribed.add(id(names, topic));
            Map<Uuid, Set<Integer>> current = new HashMap<>();
            currentOf(member).forEach((topic, partitions) -> {
                current.put(id(names, topic), new HashSet<>(partitions));
                for (int partition : partitions)
                    owners.computeIfAbsent(id(names, topic), __ -> new HashMap<>()).put(partition, id);
            });
            members.put(id, new MemberSubscriptionAndAssignmentImpl(Optional.empty(),
                Optional.ofNullable((String) member.get("instanceId")), subscribed, new Assignment(current)));
        }
        GroupAssignment assignment = newAssignor().assign(
            new GroupSpecImpl(Collections.unmodifiableMap(members),
                SubscriptionType.valueOf((String) input.get("subscriptionType")), owners),
            new Topics(names, topics(input)));
        Map<String, Map<String, List<Integer>>> named = new LinkedHashMap<>();
        members.keySet().forEach(id -> {
            Map<String, List<Integer>> partitions = new TreeMap<>();
            if (assignment.members().containsKey(id))
                assignment.members().get(id).partitions().forEach((topic, set) ->
                    partitions.put(names.get((int) topic.getLeastSignificantBits() - 1), set.stream().sorted().toList()));
            named.put(id, partitions);
        });
        return named;
    }

    private PartitionAssignor newAssignor() {
        return switch (name) {
            case "server-range" -> new RangeAssignor();
            case "server-uniform" -> new UniformAssignor();
            default -> new SimpleAssignor();
        };
    }

    private record Topics(List<String> names, Map<String, Integer> counts) implements SubscribedTopicDescriber {
        @Override
        public int numPartitions(Uuid topicId) {
            return counts.get(names.get((int) topicId.getLeastSignificantBits() - 1));
        }

        @Override
        public Set<String> racksForPartition(Uuid topicId, int partition) {
            return Set.of();
        }
    }

    private static Uuid id(List<String> names, String topic) {
        return new Uuid(0, names.indexOf(topic) + 1);
    }

    private static SubscriptionType type(List<Map<String, Object>> members) {
        boolean same = members.stream().map(member -> new HashSet<>(topicsOf(member))).distinct().count() <= 1;
        return same ? SubscriptionType.HOMOGENEOUS : SubscriptionType.HETEROGENEOUS;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Integer> topics(Map<String, Object> input) {
        return (Map<String, Integer>) input.get("topics");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> members(Map<String, Object> input) {
        return (List<Map<String, Object>>) input.get("members");
    }

    @SuppressWarnings("unchecked")
    private static List<String> topicsOf(Map<String, Object> member) {
        return (List<String>) member.get("topics");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<Integer>> currentOf(Map<String, Object> member) {
        return (Map<String, List<Integer>>) member.getOrDefault("current", Map.of());
    }
}
