package vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.placement.ClusterDescriber;
import org.apache.kafka.metadata.placement.PlacementSpec;
import org.apache.kafka.metadata.placement.StripedReplicaPlacer;
import org.apache.kafka.metadata.placement.UsableBroker;

/** Where the controller puts a topic's replicas; "draws" are the random numbers that it drew, in order. */
final class Placement implements Vectors.Kind {
    @Override
    public Map<String, Object> input(Random random) {
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < 40; id++) ids.add(id);
        Collections.shuffle(ids, random);
        int racks = random.nextInt(6);
        double fenced = Pick.chance(random, 0.3) ? random.nextDouble() : 0;
        List<Map<String, Object>> brokers = new ArrayList<>();
        for (int id : ids.subList(0, Pick.size(random, 10, 40))) {
            Map<String, Object> broker = new LinkedHashMap<>();
            broker.put("id", id);
            if (racks > 0 && Pick.chance(random, 0.95)) broker.put("rack", "rack-" + random.nextInt(racks));
            if (Pick.chance(random, fenced)) broker.put("fenced", true);
            brokers.add(broker);
        }
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("brokers", brokers);
        input.put("partitions", random.nextInt(50));
        input.put("replicationFactor", Pick.chance(random, 0.05) ? random.nextInt(45)
            : 1 + random.nextInt(Math.min(5, brokers.size())));
        input.put("draws", new ArrayList<Integer>());
        if (Pick.chance(random, 0.5)) input.put("seed", random.nextInt());
        return input;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object answer(Map<String, Object> input) {
        List<Integer> draws = (List<Integer>) input.get("draws");
        Integer seed = (Integer) input.get("seed");
        Random recorded = new Random(seed == null ? 0 : seed) {
            @Override
            public int nextInt(int bound) {
                int draw = seed == null ? 0 : super.nextInt(bound);
                draws.add(draw);
                return draw;
            }
        };
        List<UsableBroker> brokers = new ArrayList<>();
        for (Map<String, Object> broker : (List<Map<String, Object>>) input.get("brokers"))
            brokers.add(new UsableBroker((int) broker.get("id"), Optional.ofNullable((String) broker.get("rack")),
                broker.containsKey("fenced")));
        ClusterDescriber cluster = new ClusterDescriber() {
            @Override
            public Iterator<UsableBroker> usableBrokers() {
                return brokers.iterator();
            }

            @Override
            public Uuid defaultDir(int brokerId) {
                return Uuid.ZERO_UUID;
            }
        };
        PlacementSpec topic = new PlacementSpec(0, (int) input.get("partitions"),
            ((Integer) input.get("replicationFactor")).shortValue());
        return new StripedReplicaPlacer(recorded).place(topic, cluster).assignments().stream()
            .map(partition -> partition.replicas()).toList();
    }
}
