package vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Random parts of a case. */
final class Pick {
    private static final List<String> TOPICS = List.of("orders", "payments", "clicks", "audit", "orders.dlq",
        "Aa", "BB", "AaAa", "BBBB", "AaBB", "a-1", "user_events-v2", "shipments", "telemetry", "returns");

    private Pick() {
    }

    static boolean chance(Random random, double share) {
        return random.nextDouble() < share;
    }

    /** Mostly few, sometimes many, so that hash tables grow. */
    static int size(Random random, int few, int many) {
        return 1 + random.nextInt(chance(random, 0.1) ? many : few);
    }

    static <T> List<T> some(Random random, List<T> from, double share) {
        List<T> some = new ArrayList<>();
        for (T item : from)
            if (chance(random, share)) some.add(item);
        return some;
    }

    static Map<String, Integer> topics(Random random) {
        List<String> names = new ArrayList<>(TOPICS);
        Collections.shuffle(names, random);
        int most = chance(random, 0.5) ? 3 : TOPICS.size();
        int even = chance(random, 0.3) ? size(random, 12, 60) : 0;
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (String name : names.subList(0, 1 + random.nextInt(most)))
            topics.put(name, even > 0 ? even : size(random, 12, 60));
        return topics;
    }

    static List<String> memberIds(Random random) {
        int count = size(random, 9, 70);
        int style = random.nextInt(3);
        List<String> ids = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            ids.add(style == 0 ? "consumer-" + index : style == 1 ? "consumer-billing-" + index + "-" + uuid : uuid);
        }
        if (chance(random, 0.3)) Collections.shuffle(ids, random);
        return ids;
    }

    /** Subscriptions by member: all the same, or each its own, now and then an empty one. */
    static List<List<String>> subscriptions(Random random, List<String> topics, int members) {
        List<List<String>> subscriptions = new ArrayList<>();
        List<String> common = chance(random, 0.8) ? topics : some(random, topics, 0.6);
        boolean same = chance(random, 0.5);
        double share = 0.2 + 0.7 * random.nextDouble();
        for (int index = 0; index < members; index++) {
            List<String> own = new ArrayList<>(same ? common : some(random, topics, share));
            if (own.isEmpty() && chance(random, 0.9)) own.add(topics.get(random.nextInt(topics.size())));
            if (chance(random, 0.2)) Collections.shuffle(own, random);
            subscriptions.add(own);
        }
        return subscriptions;
    }

    static String rack(Random random) {
        return "r" + random.nextInt(4);
    }
}
