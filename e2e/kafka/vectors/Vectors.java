package vectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random cases for Kafka's algorithms with the answers of Kafka's own classes, one JSON object a line:
 * {"kind": "range", "input": {...}, "answer": {...}}. Where Kafka throws, the answer is {"error": its class}.
 *
 * Arguments: a seed, how many cases of each kind, and the kinds wanted if not all. The same seed prints the
 * same lines.
 */
public final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The sticky assignors of 4.3.1 never come to an end on some groups with claims of several generations. */
    private static final long PATIENCE_MS = 5_000;

    /** A kind of case: makes an input, or answers it as Kafka does. */
    interface Kind {
        Map<String, Object> input(Random random) throws Exception;

        Object answer(Map<String, Object> input) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        // Log lines would stand between the answers.
        System.setProperty("log4j2.level", "OFF");
        long seed = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("murmur2", new Keys());
        kinds.put("topic-name", new TopicNames());
        for (String assignor : List.of("range", "roundrobin", "sticky", "cooperative-sticky"))
            kinds.put(assignor, new ClientAssignors(assignor));
        for (String assignor : List.of("server-range", "server-uniform", "share-simple"))
            kinds.put(assignor, new ServerAssignors(assignor));
        kinds.put("replica-placement", new Placement());
        kinds.put("streams-topology", new StreamsTopologies());

        if (args.length > 2) kinds.keySet().retainAll(Arrays.asList(args).subList(2, args.length));

        PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
        for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
            Random random = new Random(seed * 31 + kind.getKey().hashCode());
            for (int number = 0; number < count; number++) {
                Map<String, Object> input = kind.getValue().input(random);
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("kind", kind.getKey());
                line.put("input", input);
                line.put("answer", answer(kind.getValue(), input));
                out.println(JSON.writeValueAsString(line));
            }
        }
        out.flush();
    }

    @SuppressWarnings("removal") // Nothing else ends a thread that looks at no interrupt.
    private static Object answer(Kind kind, Map<String, Object> input) throws InterruptedException {
        Object[] answer = {Map.of("error", "Timeout")};
        Thread asking = new Thread(() -> {
            try {
                answer[0] = kind.answer(input);
            } catch (Exception error) {
                answer[0] = Map.of("error", error.getClass().getSimpleName());
            }
        });
        asking.setDaemon(true);
        asking.start();
        asking.join(PATIENCE_MS);
        if (asking.isAlive()) asking.stop();
        return answer[0];
    }
}
