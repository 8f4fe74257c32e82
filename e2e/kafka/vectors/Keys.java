package vectors;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Utils;

/** A record's key: its hash and its partition. */
final class Keys implements Vectors.Kind {
    @Override
    public Map<String, Object> input(Random random) {
        byte[] key = new byte[random.nextInt(Pick.chance(random, 0.1) ? 300 : 24)];
        random.nextBytes(key);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("keyHex", HexFormat.of().formatHex(key));
        input.put("partitions", Pick.size(random, 100, 200_000));
        return input;
    }

    @Override
    public Object answer(Map<String, Object> input) {
        byte[] key = HexFormat.of().parseHex((String) input.get("keyHex"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("murmur2", Utils.murmur2(key));
        answer.put("partition", BuiltInPartitioner.partitionForKey(key, (int) input.get("partitions")));
        return answer;
    }
}
