import type { WritingPlan } from '../../../starter-code/plan'
import { literal } from '../../streams/java-text'
import { javaWriting } from '../types/java-serdes'
import type { RecordSerdes } from '../types/record-serdes'
import { importLines } from './java-words'

const file = (packageName: string, code: string): string =>
  `package ${packageName};\n\n${importLines(code)}\n\n${code}`

/** `Source.java`: where the records come from. */
export const sourceFile = (packageName: string, { topics }: WritingPlan, serdes: RecordSerdes): string =>
  file(
    packageName,
    `/** Where the records come from: put in your code. As it is, a line of standard input is a key, a tab and a value. */
class Source {
    private static final int MOST_AT_ONCE = 500;
    private static final String END = new String("end");

${serdes.writers.length > 0 ? '    private final RecordSerdes serdes = new RecordSerdes();\n' : ''}    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(10_000);

    Source() {
        Thread reading = new Thread(this::readLines, "source");
        reading.setDaemon(true);
        reading.start();
    }

    /** Returns the next records, none where there are none yet, or null where no more will come. */
    List<ProducerRecord<byte[], byte[]>> next() throws InterruptedException {
        List<String> taken = new ArrayList<>();
        String first = lines.poll(200, TimeUnit.MILLISECONDS);
        if (first == END) return null;
        if (first != null) taken.add(first);
        while (taken.size() < MOST_AT_ONCE && lines.peek() != null && lines.peek() != END) taken.add(lines.remove());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String line : taken) {
            String[] parts = line.split("\\t", 2);
            byte[] key = parts.length < 2 ? null : bytes(parts[0]);
            byte[] value = bytes(parts[parts.length - 1]);
${javaWriting(serdes.writers).replaceAll(/^ {8}/gm, '            ')}${topics.map(({ topic }) => `            records.add(new ProducerRecord<>(${literal(topic)}, key, value));`).join('\n')}
        }
        return records;
    }

    /** Told once these records are written: keep here how far your source was read. */
    void written(List<ProducerRecord<byte[], byte[]>> records) {
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void readLines() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) lines.put(line);
            lines.put(END);
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
`,
  )

const CONFIRMED = `    /** Returns once all are written; throws where one is not. */
    private boolean write(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        List<Future<RecordMetadata>> sends = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) sends.add(producer.send(record));
        producer.flush();
        for (Future<RecordMetadata> send : sends) {
            try {
                send.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A record is not written", e);
            }
        }
        return true;
    }`

const UNCONFIRMED = `    /** Sends them once: one that is lost is not sent again. */
    private boolean write(List<ProducerRecord<byte[], byte[]>> records) {
        for (ProducerRecord<byte[], byte[]> record : records) {
            producer.send(record, (metadata, error) -> {
                if (error != null) LOG.log(Level.WARNING, "A record is lost", error);
            });
        }
        return true;
    }`

const IN_TRANSACTION = `    /** Writes them in one transaction, and again in another where it fails; false where it was stopped before that. */
    private boolean write(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        while (!stopping) {
            try {
                producer.beginTransaction();
                for (ProducerRecord<byte[], byte[]> record : records) producer.send(record);
                producer.commitTransaction();
                return true;
            } catch (KafkaException e) {
                LOG.log(Level.WARNING, "The transaction is aborted, and its records are written again", e);
                // Throws where this instance may not go on, as when another has its transactional id: then it ends.
                producer.abortTransaction();
                Thread.sleep(1_000);
            }
        }
        return false;
    }`

/** `Worker.java` of a producer: takes records from the source, writes them, and tells it. */
export function producerWorkerFile(packageName: string, { transactionalId, settings }: WritingPlan): string {
  const isTransactional = transactionalId !== undefined
  const isUnconfirmed = settings.some(({ key, value }) => key === 'acks' && value === '0')
  const writes = isTransactional ? IN_TRANSACTION : isUnconfirmed ? UNCONFIRMED : CONFIRMED
  const isLogging = writes.includes('LOG.')
  return file(
    packageName,
    `/** Takes records from the source and writes them. */
final class Worker implements Runnable {
${isLogging ? '    private static final System.Logger LOG = System.getLogger(Worker.class.getName());\n\n' : ''}    private final Producer<byte[], byte[]> producer;
    private final Source source;
    private final Health health;
    private volatile boolean stopping;

    Worker(Producer<byte[], byte[]> producer, Source source, Health health) {
        this.producer = producer;
        this.source = source;
        this.health = health;
    }

    @Override
    public void run() {
        try (producer) {
${isTransactional ? '            producer.initTransactions();\n' : ''}            while (!stopping) {
                List<ProducerRecord<byte[], byte[]>> records = source.next();
                health.polled();
                if (records == null) return;
                if (records.isEmpty() || !write(records)) continue;
                source.written(records);
                records.forEach(record -> health.processed());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the loop end after the records that it has in hand. */
    void stop() {
        stopping = true;
    }

${writes}
}
`,
  )
}
