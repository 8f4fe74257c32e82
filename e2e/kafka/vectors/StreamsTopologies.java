package vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random programs in Kafka's Streams DSL, with the topology that Kafka's own builder makes of them. */
final class StreamsTopologies implements Vectors.Kind {
    private static final List<String> OPTIMIZATIONS = List.of(
        "none", "all", "merge.repartition.topics", "reuse.ktable.source.topics,single.store.self.join");

    @Override
    public Map<String, Object> input(Random random) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("name", "app");
        Map<String, Object> config = new LinkedHashMap<>();
        if (Pick.chance(random, 0.6)) config.put("topology.optimization", OPTIMIZATIONS.get(random.nextInt(4)));
        input.put("config", config);
        input.put("processing", new Program(random).chains());
        return input;
    }

    @Override
    public Object answer(Map<String, Object> input) throws Exception {
        return StreamsProgram.answer(input);
    }

    /** Makes a program, chain by chain; each step is one that Kafka's types allow where it stands. */
    private static final class Program {
        private final Random random;
        private final List<Map<String, Object>> chains = new ArrayList<>();
        private final Map<String, String> kinds = new LinkedHashMap<>();
        private int number = 0;

        Program(Random random) {
            this.random = random;
        }

        List<Map<String, Object>> chains() {
            int count = 1 + random.nextInt(5);
            for (int chain = 0; chain < count; chain++) chains.add(chain());
            return chains;
        }

        private Map<String, Object> chain() {
            Map<String, Object> chain = new LinkedHashMap<>();
            String id = "v" + number++;
            String kind = begin(chain);
            List<Object> steps = new ArrayList<>();
            int count = random.nextInt(6);
            for (int step = 0; step < count && kind != null; step++) kind = step(steps, kind);
            if ("windowed".equals(kind) || "cogrouped".equals(kind)) kind = aggregate(steps, kind);
            if ("table".equals(kind) && Pick.chance(random, 0.4)) {
                steps.add("toStream");
                kind = "stream";
            }
            if ("stream".equals(kind) && Pick.chance(random, 0.5)) {
                steps.add(step("to", Map.of("topic", "out" + number++), 0.2));
                kind = null;
            }
            if (!steps.isEmpty()) chain.put("steps", steps);
            if (kind != null) {
                chain.put("id", id);
                kinds.put(id, kind);
            }
            return chain;
        }

        private String begin(Map<String, Object> chain) {
            List<String> known = new ArrayList<>(kinds.keySet());
            if (!known.isEmpty() && Pick.chance(random, 0.55)) {
                String from = known.get(random.nextInt(known.size()));
                if (!kinds.get(from).equals("globalTable")) {
                    chain.put("from", from);
                    return kinds.get(from);
                }
            }
            String topic = "t" + (Pick.chance(random, 0.1) ? random.nextInt(3) : 10 + number++);
            int which = random.nextInt(10);
            String kind = which < 6 ? "stream" : which < 9 ? "table" : "globalTable";
            chain.put(kind, kind.equals("stream") && Pick.chance(random, 0.1) ? List.of(topic, topic + "b") : topic);
            if (Pick.chance(random, 0.2)) chain.put("named", name());
            if (!kind.equals("stream") && Pick.chance(random, 0.3)) chain.put("store", store(true));
            return kind;
        }

        private String step(List<Object> steps, String kind) {
            switch (kind) {
                case "stream": return streamStep(steps);
                case "table": return tableStep(steps);
                case "grouped":
                    if (Pick.chance(random, 0.3)) {
                        steps.add(step("windowedBy", Map.of("window", window()), 0));
                        return "windowed";
                    }
                    if (Pick.chance(random, 0.2)) {
                        List<String> others = ofKind("grouped");
                        steps.add(step("cogroup", others.isEmpty() ? Map.of() : Map.of("with", List.of(others.get(0))), 0));
                        return "cogrouped";
                    }
                    return aggregate(steps, kind);
                case "windowed": case "cogrouped": case "groupedTable": return aggregate(steps, kind);
                default: return kind;
            }
        }

        private String aggregate(List<Object> steps, String kind) {
            String[] all = {"count", "reduce", "aggregate"};
            String op = kind.equals("cogrouped") ? "aggregate" : all[random.nextInt(3)];
            Map<String, Object> options = new LinkedHashMap<>();
            if (Pick.chance(random, 0.4)) options.put("store", store(Pick.chance(random, 0.7)));
            steps.add(step(op, options, 0.2));
            return "table";
        }

        private String streamStep(List<Object> steps) {
            String[] plain = {"filter", "filterNot", "map", "mapValues", "flatMap", "flatMapValues", "selectKey", "peek", "process", "processValues"};
            List<String> streams = ofKind("stream");
            List<String> tables = ofKind("table");
            List<String> globals = ofKind("globalTable");
            switch (random.nextInt(12)) {
                case 0:
                    steps.add(step(Pick.chance(random, 0.5) ? "groupByKey" : "groupBy", Map.of(), 0.3));
                    return "grouped";
                case 1:
                    Map<String, Object> options = new LinkedHashMap<>();
                    if (Pick.chance(random, 0.4)) options.put("store", store(Pick.chance(random, 0.7)));
                    steps.add(step("toTable", options, 0.2));
                    return "table";
                case 2:
                    steps.add(step("repartition", Pick.chance(random, 0.5) ? Map.of("partitions", 6) : Map.of(), 0.5));
                    return "stream";
                case 3:
                    if (streams.isEmpty()) break;
                    steps.add(step("merge", Map.of("with", streams.get(random.nextInt(streams.size()))), 0.2));
                    return "stream";
                case 4: case 5:
                    if (streams.isEmpty()) break;
                    steps.add(step(join(3), joined(streams, true), 0.3));
                    return "stream";
                case 6: case 7:
                    if (tables.isEmpty()) break;
                    steps.add(step(join(2), Map.of("with", tables.get(random.nextInt(tables.size()))), 0.3));
                    return "stream";
                case 8:
                    if (globals.isEmpty()) break;
                    steps.add(step(join(2), Map.of("with", globals.get(0)), 0.3));
                    return "stream";
                case 9:
                    if (Pick.chance(random, 0.6)) break;
                    return split(steps);
                default:
            }
            steps.add(step(plain[random.nextInt(plain.length)], Map.of(), 0.2));
            return "stream";
        }

        private String split(List<Object> steps) {
            List<Object> branches = new ArrayList<>();
            for (int branch = 0; branch < 1 + random.nextInt(2); branch++) branches.add(branch());
            Map<String, Object> options = new LinkedHashMap<>(Map.of("branches", branches));
            if (Pick.chance(random, 0.5)) options.put("defaultBranch", branch());
            steps.add(step("split", options, 0.3));
            return null;
        }

        private Map<String, Object> branch() {
            Map<String, Object> branch = new LinkedHashMap<>();
            String id = "v" + number++;
            branch.put("id", id);
            kinds.put(id, "stream");
            if (Pick.chance(random, 0.3)) branch.put("named", name());
            return branch;
        }

        private String tableStep(List<Object> steps) {
            List<String> tables = ofKind("table");
            switch (random.nextInt(8)) {
                case 0:
                    steps.add("toStream");
                    return "stream";
                case 1:
                    steps.add(step("suppress", Map.of("until", "timeLimit", "timeLimitMs", 60000), 0.3));
                    return "table";
                case 2:
                    steps.add(step("groupBy", Map.of(), 0.3));
                    return "groupedTable";
                case 3: case 4:
                    if (tables.isEmpty()) break;
                    Map<String, Object> options = joined(tables, false);
                    boolean foreign = Pick.chance(random, 0.4);
                    if (foreign) options.put("foreignKey", true);
                    steps.add(step(join(foreign ? 2 : 3), options, 0.3));
                    return "table";
                default:
            }
            Map<String, Object> options = new LinkedHashMap<>();
            if (Pick.chance(random, 0.3)) options.put("store", store(Pick.chance(random, 0.7)));
            String[] plain = {"filter", "filterNot", "mapValues"};
            steps.add(step(plain[random.nextInt(3)], options, 0.2));
            return "table";
        }

        private Map<String, Object> joined(List<String> others, boolean windowed) {
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("with", others.get(random.nextInt(others.size())));
            if (windowed)
                options.put("window", Map.of("beforeMs", 60000 * random.nextInt(3), "afterMs", 60000, "graceMs", 1000 * random.nextInt(3)));
            if (Pick.chance(random, 0.3)) options.put("store", store(windowed || Pick.chance(random, 0.7)));
            return options;
        }

        private String join(int kinds) {
            return List.of("join", "leftJoin", "outerJoin").get(random.nextInt(kinds));
        }

        private Map<String, Object> window() {
            switch (random.nextInt(4)) {
                case 0: return Map.of("kind", "tumbling", "sizeMs", 300000);
                case 1: return Map.of("kind", "hopping", "sizeMs", 300000, "advanceMs", 60000, "graceMs", 5000);
                case 2: return Map.of("kind", "sliding", "differenceMs", 10000, "graceMs", 2000);
                default: return Map.of("kind", "session", "gapMs", 1800000);
            }
        }

        private Map<String, Object> store(boolean named) {
            Map<String, Object> store = new LinkedHashMap<>();
            if (named) store.put("name", "store" + number++);
            if (Pick.chance(random, 0.2)) store.put("changelog", false);
            return store;
        }

        private String name() {
            return "n" + number++;
        }

        private List<String> ofKind(String kind) {
            List<String> ids = new ArrayList<>();
            kinds.forEach((id, of) -> {
                if (of.equals(kind)) ids.add(id);
            });
            return ids;
        }

        private Map<String, Object> step(String op, Map<String, Object> options, double named) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("op", op);
            step.putAll(options);
            if (Pick.chance(random, named)) step.put("named", name());
            return step;
        }
    }
}
