package vectors;

import driver.Described;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.*;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;

/** A program that is told as chains of steps, run against Kafka's own Streams DSL. Nothing here is typed: what runs needs a serde that takes anything. */
@SuppressWarnings({"unchecked", "rawtypes"})
public final class StreamsProgram {
    private final StreamsBuilder builder;
    private final Map<String, Object> named = new HashMap<>();

    private StreamsProgram(StreamsConfig config) {
        builder = new StreamsBuilder(new TopologyConfig(config));
    }

    /** The topology of a program, for settings that a client of it has. */
    public static Topology topology(Map<String, Object> input, Properties properties) {
        properties.put(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG, BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        StreamsProgram program = new StreamsProgram(new StreamsConfig(properties));
        for (Map<String, Object> chain : (List<Map<String, Object>>) input.get("processing")) program.run(chain);
        return program.builder.build(properties);
    }

    static Map<String, Object> answer(Map<String, Object> input) throws Exception {
        Properties properties = new Properties();
        properties.put("application.id", input.get("name"));
        properties.put("bootstrap.servers", "localhost:9");
        // RocksDB's native library is not here; how a store is kept changes no name.
        properties.put(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG, BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        properties.putAll((Map<String, Object>) input.get("config"));
        StreamsConfig config = new StreamsConfig(properties);
        Map<String, Object> answer = new LinkedHashMap<>();
        Topology topology;
        try {
            StreamsProgram program = new StreamsProgram(config);
            for (Map<String, Object> chain : (List<Map<String, Object>>) input.get("processing")) program.run(chain);
            topology = program.builder.build(properties);
        } catch (RuntimeException refusal) {
            // Which class of exception says less than that there is one.
            answer.put("refused", true);
            return answer;
        }
        answer.put("describe", topology.describe().toString());
        answer.putAll(Described.internals(topology, config));
        return answer;
    }

    private void run(Map<String, Object> chain) {
        Object held = begin(chain);
        for (Object written : (List<Object>) chain.getOrDefault("steps", List.of())) {
            Map<String, Object> step = written instanceof String op ? Map.of("op", op) : (Map<String, Object>) written;
            held = take(held, step);
        }
        if (chain.containsKey("id") && held != null) named.put((String) chain.get("id"), held);
    }

    private Object begin(Map<String, Object> chain) {
        if (chain.containsKey("from")) return named.get(chain.get("from"));
        String name = (String) chain.get("named");
        Consumed consumed = name == null ? Consumed.with(null, null) : Consumed.as(name);
        Materialized materialized = materialized(chain);
        if (chain.containsKey("table")) {
            String topic = (String) chain.get("table");
            return materialized == null ? builder.table(topic, consumed) : builder.table(topic, consumed, materialized);
        }
        if (chain.containsKey("globalTable")) {
            String topic = (String) chain.get("globalTable");
            return materialized == null ? builder.globalTable(topic, consumed) : builder.globalTable(topic, consumed, materialized);
        }
        if (chain.containsKey("pattern")) return builder.stream(Pattern.compile((String) chain.get("pattern")), consumed);
        Object topics = chain.get("stream");
        return topics instanceof List ? builder.stream((List<String>) topics, consumed) : builder.stream((String) topics, consumed);
    }

    private static Materialized materialized(Map<String, Object> step) {
        Map<String, Object> store = (Map<String, Object>) step.get("store");
        if (store == null) return null;
        Materialized made = store.containsKey("name") ? Materialized.as((String) store.get("name")) : Materialized.with(null, null);
        if (Boolean.FALSE.equals(store.get("changelog"))) made = made.withLoggingDisabled();
        return made;
    }

    private static Duration ms(Object value) {
        return Duration.ofMillis(value == null ? 0 : ((Number) value).longValue());
    }

    private Object take(Object held, Map<String, Object> step) {
        if (held instanceof KStream stream) return ofStream(stream, step);
        if (held instanceof KTable table) return ofTable(table, step);
        if (held instanceof KGroupedStream grouped) return ofGrouped(grouped, step);
        if (held instanceof KGroupedTable grouped) return ofGroupedTable(grouped, step);
        if (held instanceof TimeWindowedKStream windowed) return ofTimeWindowed(windowed, step);
        if (held instanceof SessionWindowedKStream windowed) return ofSessions(windowed, step);
        CogroupedKStream cogrouped = (CogroupedKStream) held;
        Initializer initial = () -> null;
        Materialized store = materialized(step);
        Named as = as(step);
        if (as == null) return store == null ? cogrouped.aggregate(initial) : cogrouped.aggregate(initial, store);
        return store == null ? cogrouped.aggregate(initial, as) : cogrouped.aggregate(initial, as, store);
    }

    private static Named as(Map<String, Object> step) {
        return step.containsKey("named") ? Named.as((String) step.get("named")) : null;
    }

    private Object ofStream(KStream stream, Map<String, Object> step) {
        Named as = as(step);
        String name = (String) step.get("named");
        KeyValueMapper pair = (key, value) -> KeyValue(key, value);
        KeyValueMapper pairs = (key, value) -> List.of(KeyValue(key, value));
        switch ((String) step.get("op")) {
            case "filter": return as == null ? stream.filter((k, v) -> true) : stream.filter((k, v) -> true, as);
            case "filterNot": return as == null ? stream.filterNot((k, v) -> false) : stream.filterNot((k, v) -> false, as);
            case "map": return as == null ? stream.map(pair) : stream.map(pair, as);
            case "mapValues": return as == null ? stream.mapValues(v -> v) : stream.mapValues((ValueMapper) v -> v, as);
            case "flatMap": return as == null ? stream.flatMap(pairs) : stream.flatMap(pairs, as);
            case "flatMapValues":
                return as == null ? stream.flatMapValues((ValueMapper) v -> List.of(v)) : stream.flatMapValues((ValueMapper) v -> List.of(v), as);
            case "selectKey": return as == null ? stream.selectKey((k, v) -> k) : stream.selectKey((k, v) -> k, as);
            case "peek": return as == null ? stream.peek((k, v) -> { }) : stream.peek((k, v) -> { }, as);
            case "process": {
                ProcessorSupplier supplier = () -> new ContextualProcessor() {
                    @Override
                    public void process(Record record) {
                        context().forward(record);
                    }
                };
                return as == null ? stream.process(supplier) : stream.process(supplier, as);
            }
            case "processValues": {
                FixedKeyProcessorSupplier supplier = () -> new ContextualFixedKeyProcessor() {
                    @Override
                    public void process(FixedKeyRecord record) {
                        context().forward(record);
                    }
                };
                return as == null ? stream.processValues(supplier) : stream.processValues(supplier, as);
            }
            case "groupByKey": return name == null ? stream.groupByKey() : stream.groupByKey(Grouped.as(name));
            case "groupBy": return name == null ? stream.groupBy((k, v) -> k) : stream.groupBy((k, v) -> k, Grouped.as(name));
            case "merge": {
                KStream other = (KStream) named.get(step.get("with"));
                return as == null ? stream.merge(other) : stream.merge(other, as);
            }
            case "repartition": {
                Repartitioned how = name == null ? Repartitioned.with(null, null) : Repartitioned.as(name);
                if (step.containsKey("partitions")) how = how.withNumberOfPartitions(((Number) step.get("partitions")).intValue());
                return stream.repartition(how);
            }
            case "to":
                if (name == null) stream.to((String) step.get("topic"));
                else stream.to((String) step.get("topic"), Produced.as(name));
                return null;
            case "toTable": {
                Materialized store = materialized(step);
                if (as == null) return store == null ? stream.toTable() : stream.toTable(store);
                return store == null ? stream.toTable(as) : stream.toTable(as, store);
            }
            case "split": {
                BranchedKStream split = as == null ? stream.split() : stream.split(as);
                for (Map<String, Object> branch : (List<Map<String, Object>>) step.get("branches"))
                    split = split.branch((k, v) -> Math.random() < 0.5, kept(branch));
                Map<String, Object> last = (Map<String, Object>) step.get("defaultBranch");
                if (last == null) split.noDefaultBranch();
                else split.defaultBranch(kept(last));
                return null;
            }
            default: return joined(stream, step);
        }
    }

    private static Object KeyValue(Object key, Object value) {
        return org.apache.kafka.streams.KeyValue.pair(key, value);
    }

    private Branched kept(Map<String, Object> branch) {
        java.util.function.Consumer keep = stream -> named.put((String) branch.get("id"), stream);
        Branched branched = Branched.withConsumer(keep);
        return branch.containsKey("named") ? branched.withName((String) branch.get("named")) : branched;
    }

    private Object joined(KStream stream, Map<String, Object> step) {
        Object other = named.get(step.get("with"));
        String op = (String) step.get("op");
        Named as = as(step);
        ValueJoiner joiner = (one, two) -> one;
        if (other instanceof GlobalKTable table) {
            KeyValueMapper key = (k, v) -> k;
            if (op.equals("join")) return as == null ? stream.join(table, key, joiner) : stream.join(table, key, joiner, as);
            return as == null ? stream.leftJoin(table, key, joiner) : stream.leftJoin(table, key, joiner, as);
        }
        if (other instanceof KTable table) {
            Joined how = as == null ? Joined.with(null, null, null) : Joined.as((String) step.get("named"));
            return op.equals("join") ? stream.join(table, joiner, how) : stream.leftJoin(table, joiner, how);
        }
        Map<String, Object> window = (Map<String, Object>) step.get("window");
        JoinWindows windows = JoinWindows.ofTimeDifferenceAndGrace(ms(window.get("afterMs")), ms(window.get("graceMs")))
            .before(ms(window.get("beforeMs"))).after(ms(window.get("afterMs")));
        StreamJoined how = StreamJoined.with(null, null, null);
        if (as != null) how = how.withName((String) step.get("named"));
        Map<String, Object> store = (Map<String, Object>) step.get("store");
        if (store != null && store.containsKey("name")) how = how.withStoreName((String) store.get("name"));
        if (store != null && Boolean.FALSE.equals(store.get("changelog"))) how = how.withLoggingDisabled();
        KStream right = (KStream) other;
        if (op.equals("join")) return stream.join(right, joiner, windows, how);
        return op.equals("leftJoin") ? stream.leftJoin(right, joiner, windows, how) : stream.outerJoin(right, joiner, windows, how);
    }

    private Object ofTable(KTable table, Map<String, Object> step) {
        Named as = as(step);
        Materialized store = materialized(step);
        switch ((String) step.get("op")) {
            case "filter":
                if (as == null) return store == null ? table.filter((k, v) -> true) : table.filter((k, v) -> true, store);
                return store == null ? table.filter((k, v) -> true, as) : table.filter((k, v) -> true, as, store);
            case "filterNot":
                if (as == null) return store == null ? table.filterNot((k, v) -> true) : table.filterNot((k, v) -> true, store);
                return store == null ? table.filterNot((k, v) -> true, as) : table.filterNot((k, v) -> true, as, store);
            case "mapValues": {
                ValueMapper same = v -> v;
                if (as == null) return store == null ? table.mapValues(same) : table.mapValues(same, store);
                return store == null ? table.mapValues(same, as) : table.mapValues(same, as, store);
            }
            case "toStream": return as == null ? table.toStream() : table.toStream(as);
            case "suppress": {
                Suppressed how = Suppressed.untilTimeLimit(ms(step.get("timeLimitMs")), Suppressed.BufferConfig.unbounded());
                return table.suppress(as == null ? how : how.withName((String) step.get("named")));
            }
            case "groupBy": {
                KeyValueMapper pair = (key, value) -> KeyValue(key, value);
                return as == null ? table.groupBy(pair) : table.groupBy(pair, Grouped.as((String) step.get("named")));
            }
            default: return joinedTables(table, step, as, store);
        }
    }

    private Object joinedTables(KTable table, Map<String, Object> step, Named as, Materialized store) {
        KTable other = (KTable) named.get(step.get("with"));
        String op = (String) step.get("op");
        ValueJoiner joiner = (one, two) -> one;
        if (Boolean.TRUE.equals(step.get("foreignKey"))) {
            java.util.function.Function key = value -> value;
            TableJoined how = as == null ? TableJoined.with(null, null) : TableJoined.as((String) step.get("named"));
            if (op.equals("join"))
                return store == null ? table.join(other, key, joiner, how) : table.join(other, key, joiner, how, store);
            return store == null ? table.leftJoin(other, key, joiner, how) : table.leftJoin(other, key, joiner, how, store);
        }
        switch (op) {
            case "join":
                if (as == null) return store == null ? table.join(other, joiner) : table.join(other, joiner, store);
                return store == null ? table.join(other, joiner, as) : table.join(other, joiner, as, store);
            case "leftJoin":
                if (as == null) return store == null ? table.leftJoin(other, joiner) : table.leftJoin(other, joiner, store);
                return store == null ? table.leftJoin(other, joiner, as) : table.leftJoin(other, joiner, as, store);
            default:
                if (as == null) return store == null ? table.outerJoin(other, joiner) : table.outerJoin(other, joiner, store);
                return store == null ? table.outerJoin(other, joiner, as) : table.outerJoin(other, joiner, as, store);
        }
    }

    private Object ofGrouped(KGroupedStream grouped, Map<String, Object> step) {
        Named as = as(step);
        Materialized store = materialized(step);
        Initializer initial = () -> null;
        Aggregator add = (key, value, sum) -> sum;
        Reducer reduce = (one, two) -> one;
        switch ((String) step.get("op")) {
            case "windowedBy": return windowed(grouped, (Map<String, Object>) step.get("window"));
            case "cogroup": {
                CogroupedKStream cogrouped = grouped.cogroup(add);
                for (String id : (List<String>) step.getOrDefault("with", List.of()))
                    cogrouped = cogrouped.cogroup((KGroupedStream) named.get(id), add);
                return cogrouped;
            }
            case "count":
                if (as == null) return store == null ? grouped.count() : grouped.count(store);
                return store == null ? grouped.count(as) : grouped.count(as, store);
            case "reduce":
                if (as == null) return store == null ? grouped.reduce(reduce) : grouped.reduce(reduce, store);
                return grouped.reduce(reduce, as, store == null ? Materialized.with(null, null) : store);
            default:
                if (as == null) return store == null ? grouped.aggregate(initial, add) : grouped.aggregate(initial, add, store);
                return grouped.aggregate(initial, add, as, store == null ? Materialized.with(null, null) : store);
        }
    }

    private static Object windowed(KGroupedStream grouped, Map<String, Object> window) {
        Duration grace = ms(window.get("graceMs"));
        switch ((String) window.get("kind")) {
            case "tumbling": return grouped.windowedBy(TimeWindows.ofSizeAndGrace(ms(window.get("sizeMs")), grace));
            case "hopping":
                return grouped.windowedBy(TimeWindows.ofSizeAndGrace(ms(window.get("sizeMs")), grace).advanceBy(ms(window.get("advanceMs"))));
            case "sliding": return grouped.windowedBy(SlidingWindows.ofTimeDifferenceAndGrace(ms(window.get("differenceMs")), grace));
            default: return grouped.windowedBy(SessionWindows.ofInactivityGapAndGrace(ms(window.get("gapMs")), grace));
        }
    }

    private static Object ofTimeWindowed(TimeWindowedKStream windowed, Map<String, Object> step) {
        Named as = as(step);
        Materialized store = materialized(step);
        Initializer initial = () -> null;
        Aggregator add = (key, value, sum) -> sum;
        Reducer reduce = (one, two) -> one;
        switch ((String) step.get("op")) {
            case "count":
                if (as == null) return store == null ? windowed.count() : windowed.count(store);
                return store == null ? windowed.count(as) : windowed.count(as, store);
            case "reduce":
                if (as == null) return store == null ? windowed.reduce(reduce) : windowed.reduce(reduce, store);
                return store == null ? windowed.reduce(reduce, as) : windowed.reduce(reduce, as, store);
            default:
                if (as == null) return store == null ? windowed.aggregate(initial, add) : windowed.aggregate(initial, add, store);
                return store == null ? windowed.aggregate(initial, add, as) : windowed.aggregate(initial, add, as, store);
        }
    }

    private static Object ofSessions(SessionWindowedKStream windowed, Map<String, Object> step) {
        Named as = as(step);
        Materialized store = materialized(step);
        Initializer initial = () -> null;
        Aggregator add = (key, value, sum) -> sum;
        Merger merge = (key, one, two) -> one;
        Reducer reduce = (one, two) -> one;
        switch ((String) step.get("op")) {
            case "count":
                if (as == null) return store == null ? windowed.count() : windowed.count(store);
                return store == null ? windowed.count(as) : windowed.count(as, store);
            case "reduce":
                if (as == null) return store == null ? windowed.reduce(reduce) : windowed.reduce(reduce, store);
                return store == null ? windowed.reduce(reduce, as) : windowed.reduce(reduce, as, store);
            default:
                if (as == null) return store == null ? windowed.aggregate(initial, add, merge) : windowed.aggregate(initial, add, merge, store);
                return store == null ? windowed.aggregate(initial, add, merge, as) : windowed.aggregate(initial, add, merge, as, store);
        }
    }

    private static Object ofGroupedTable(KGroupedTable grouped, Map<String, Object> step) {
        Named as = as(step);
        Materialized store = materialized(step);
        Initializer initial = () -> null;
        Aggregator add = (key, value, sum) -> sum;
        Reducer reduce = (one, two) -> one;
        switch ((String) step.get("op")) {
            case "count":
                if (as == null) return store == null ? grouped.count() : grouped.count(store);
                return store == null ? grouped.count(as) : grouped.count(as, store);
            case "reduce":
                if (as == null) return store == null ? grouped.reduce(reduce, reduce) : grouped.reduce(reduce, reduce, store);
                return grouped.reduce(reduce, reduce, as, store == null ? Materialized.with(null, null) : store);
            default:
                if (as == null) return store == null ? grouped.aggregate(initial, add, add) : grouped.aggregate(initial, add, add, store);
                return store == null ? grouped.aggregate(initial, add, add, as) : grouped.aggregate(initial, add, add, as, store);
        }
    }
}
