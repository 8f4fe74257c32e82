import type { ApplicationPlan, ReadingPlan } from '../../../starter-code/plan'
import { HEALTH_ANSWERS } from '../../java-health'
import { literal } from '../../streams/java-text'
import { javaDecoding } from '../types/java-serdes'
import type { RecordSerdes } from '../types/record-serdes'
import { importLines } from './java-words'

const file = (packageName: string, code: string): string => {
  const imports = importLines(code)
  return `package ${packageName};\n\n${imports === '' ? '' : `${imports}\n\n`}${code}`
}

/** `Handler.java`: where the work on a record goes. */
export function handlerFile(packageName: string, plan: ApplicationPlan, serdes: RecordSerdes): string {
  const decoding = javaDecoding(serdes)
  const field = decoding === '' ? '' : '    private final RecordSerdes serdes = new RecordSerdes();\n\n'
  const made = plan.writes?.topics ?? []
  const makes = made.map(
    ({ topic }) => `new ProducerRecord<>(${literal(topic)}, record.key(), record.value())`,
  )
  const bears = `     * After a crash a record may come again: what this does elsewhere must bear that.`
  const code =
    made.length > 0
      ? `/** What is done with a record: put in your code. */
class Handler {
${field}    /**
     * Returns the records that come of one; they are written when it returns, and none where it throws. Throws
     * UnprocessableRecord where no further try can help, and any other exception where one may.
${bears}
     */
    List<ProducerRecord<byte[], byte[]>> handle(ConsumerRecord<byte[], byte[]> record) throws Exception {
${decoding}        return List.of(
            ${makes.join(',\n            ')});
    }
}
`
      : `/** What is done with a record: put in your code. */
class Handler {
    private static final System.Logger LOG = System.getLogger(Handler.class.getName());
${field === '' ? '' : `${field.trimEnd()}\n`}
    /**
     * Throws UnprocessableRecord where no further try can help, and any other exception where one may.
${bears}
     */
    void handle(ConsumerRecord<byte[], byte[]> record) throws Exception {
${decoding}        LOG.log(Level.DEBUG, "Processed " + Records.whereOf(record));
    }
}
`
  return file(packageName, code)
}

export const unprocessableFile = (packageName: string): string =>
  file(
    packageName,
    `/** A record that no further try can help, as one that cannot be read. */
class UnprocessableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    UnprocessableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
`,
  )

/** `Records.java`: a record in words, and as it is sent on. */
export const recordsFile = (packageName: string, isSentOn: boolean, serdes: RecordSerdes): string =>
  file(
    packageName,
    `/** Records as they are told of${isSentOn ? ', and as they are sent on' : ''}. */
final class Records {
    private Records() {
    }

    static String whereOf(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
${
  new Set(serdes.readers.map(({ topic }) => topic)).size > 1
    ? `
    /** The topic that a record was first in, for one that comes from a retry topic. */
    static String originOf(ConsumerRecord<byte[], byte[]> record) {
        for (String name : List.of("original-topic", "kafka_dlt-original-topic")) {
            Header origin = record.headers().lastHeader(name);
            if (origin != null) return new String(origin.value(), StandardCharsets.UTF_8);
        }
        return record.topic();
    }
`
    : ''
}${
  isSentOn
    ? `
    /** The record as it came, with headers that say where it was first, and why it was sent on last. */
    static ProducerRecord<byte[], byte[]> sentOn(ConsumerRecord<byte[], byte[]> record, String topic, Exception cause) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        if (headers.lastHeader("original-topic") == null) {
            headers.add("original-topic", text(record.topic()));
            headers.add("original-partition", text(String.valueOf(record.partition())));
            headers.add("original-offset", text(String.valueOf(record.offset())));
        }
        headers.remove("failure").add("failure", text(String.valueOf(cause)));
        return new ProducerRecord<>(topic, null, record.key(), record.value(), headers);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
`
    : ''
}}
`,
  )

/** `HeldPartitions.java`: partitions that wait for their next record. */
export const heldPartitionsFile = (packageName: string): string =>
  file(
    packageName,
    `/**
 * Partitions that wait: until a record is tried again, or until one of a retry topic is due. They are paused while the
 * consumer polls on, so that it stays in its group and the other partitions go on.
 */
final class HeldPartitions {
    private record Held(long offset, int tries, long dueMs) {
    }

    private final Map<TopicPartition, Held> held = new HashMap<>();

    /** How often this record was tried before. */
    int tries(ConsumerRecord<byte[], byte[]> record) {
        Held waiting = held.get(partitionOf(record));
        return waiting == null || waiting.offset() != record.offset() ? 0 : waiting.tries();
    }

    /** The record comes again, and with it all that follow, but not before it is due. */
    void hold(Consumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record, int tries, long dueMs) {
        TopicPartition partition = partitionOf(record);
        consumer.seek(partition, record.offset());
        consumer.pause(Set.of(partition));
        held.put(partition, new Held(record.offset(), tries, dueMs));
    }

    void resumeDue(Consumer<byte[], byte[]> consumer) {
        long nowMs = System.currentTimeMillis();
        held.forEach((partition, waiting) -> {
            if (waiting.dueMs() <= nowMs) consumer.resume(Set.of(partition));
        });
    }

    /** Once the record is done with. */
    void forget(ConsumerRecord<byte[], byte[]> record) {
        held.remove(partitionOf(record));
    }

    /** Once others have these partitions. */
    void forget(Collection<TopicPartition> partitions) {
        held.keySet().removeAll(partitions);
    }

    private static TopicPartition partitionOf(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
`,
  )

const counted = `    private final AtomicLong retried = new AtomicLong();
    private final Map<String, AtomicLong> sentOn = new ConcurrentHashMap<>();
`

/** `Health.java`: whether the loop is alive, and how far it is behind, over HTTP. */
export function healthFile(packageName: string, reads: ReadingPlan | undefined, aliveMs: number): string {
  const isLagging = reads !== undefined && reads.reading !== 'share'
  const polled = isLagging
    ? `    /** After each poll: the loop is alive. How far each partition is behind is known to its consumer alone. */
    void polled(Consumer<?, ?> consumer) {
        polledMs = System.currentTimeMillis();
        Map<TopicPartition, Long> now = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition).ifPresent(records -> now.put(partition, records));
        }
        lag = now;
    }`
    : `    /** After each ${reads ? 'poll' : 'round'}: the loop is alive. */
    void polled() {
        polledMs = System.currentTimeMillis();
    }`
  const code = `/** What watches the program asks here: GET /health, and GET /metrics for Prometheus. */
final class Health implements AutoCloseable {
    /** A loop that is quiet for longer is taken to hang. */
    private static final long ALIVE_MS = ${aliveMs}L;

    private final HttpServer server;
    private final AtomicLong processed = new AtomicLong();
${reads ? counted : ''}${isLagging ? '    private volatile Map<TopicPartition, Long> lag = Map.of();\n' : ''}    private volatile long polledMs = System.currentTimeMillis();

    Health(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/health", exchange -> answer(exchange, isAlive() ? 200 : 503, isAlive() ? "up\\n" : "hangs\\n"));
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics()));
        server.start();
    }

${polled}

    void processed() {
        processed.incrementAndGet();
    }
${
  reads
    ? `
    void retried() {
        retried.incrementAndGet();
    }

    void sentOn(String topic) {
        sentOn.computeIfAbsent(topic, name -> new AtomicLong()).incrementAndGet();
    }
`
    : ''
}
    private boolean isAlive() {
        return System.currentTimeMillis() - polledMs < ALIVE_MS;
    }

    private String metrics() {
        StringBuilder text = new StringBuilder("records_processed_total " + processed + "\\n");
${
  reads
    ? `        text.append("records_retried_total " + retried + "\\n");
        sentOn.forEach((topic, count) -> text.append("records_sent_on_total{topic=\\"" + topic + "\\"} " + count + "\\n"));
`
    : ''
}${
  isLagging
    ? `        lag.forEach((partition, records) -> text.append("consumer_lag_records{topic=\\"" + partition.topic()
            + "\\",partition=\\"" + partition.partition() + "\\"} " + records + "\\n"));
`
    : ''
}        return text.toString();
    }

${HEALTH_ANSWERS}`
  return file(packageName, code)
}

/** `Settings.java`: the settings that come with the program, a file of your own over them, and where the brokers are. */
export const settingsFile = (packageName: string): string =>
  file(
    packageName,
    `/** The settings that come with the program, and over them those of the file that CLIENT_PROPERTIES names: secrets, say. */
final class Settings {
    private Settings() {
    }

    static Properties load(String resource) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream("/" + resource)) {
            properties.load(in);
        }
        String own = System.getenv("CLIENT_PROPERTIES");
        if (own != null) {
            try (InputStream in = Files.newInputStream(Path.of(own))) {
                properties.load(in);
            }
        }
        properties.put("bootstrap.servers", env("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"));
        String protocol = System.getenv("KAFKA_SECURITY_PROTOCOL");
        if (protocol != null) properties.put("security.protocol", protocol);
        return properties;
    }

    static String env(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
    }
}
`,
  )
