package vectors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;

/** A topic's name: whether it is legal, and how it collides. */
final class TopicNames implements Vectors.Kind {
    private static final String LEGAL = "abcXYZ019._-";
    private static final String ILLEGAL = " /:,*é☃\n\t\"\\$";

    @Override
    public Map<String, Object> input(Random random) {
        int length = Pick.chance(random, 0.1) ? 240 + random.nextInt(20) : random.nextInt(8);
        boolean legal = Pick.chance(random, 0.7);
        StringBuilder name = new StringBuilder();
        while (name.length() < length) {
            String from = legal || Pick.chance(random, 0.8) ? LEGAL : ILLEGAL;
            name.append(from.charAt(random.nextInt(from.length())));
        }
        return new LinkedHashMap<>(Map.of("name", name.toString()));
    }

    @Override
    public Object answer(Map<String, Object> input) {
        String name = (String) input.get("name");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", isLegal(name));
        answer.put("hasCollisionChars", Topic.hasCollisionChars(name));
        answer.put("unified", Topic.unifyCollisionChars(name));
        return answer;
    }

    private static boolean isLegal(String name) {
        try {
            Topic.validate(name);
            return true;
        } catch (InvalidTopicException refusal) {
            return false;
        }
    }
}
