import type { ApplicationPlan } from '../../../starter-code/plan'
import { literal } from '../../streams/java-text'
import { block } from '../code-text'
import { importLines } from './java-words'

/** `Main.java`: puts the program together, runs it, and ends it in good order. */
export function mainFile(packageName: string, { reads, writes }: ApplicationPlan): string {
  const consumer = reads?.reading === 'share' ? 'KafkaShareConsumer' : 'KafkaConsumer'
  const parts = [
    ...(reads
      ? [`new ${consumer}<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())`]
      : []),
    ...(writes ? ['new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())'] : []),
    reads ? 'new Handler()' : 'new Source()',
    'health',
  ]
  const code = block(
    '/** Runs one instance. */',
    'public final class Main {',
    '    private static final System.Logger LOG = System.getLogger(Main.class.getName());',
    '',
    '    private Main() {',
    '    }',
    '',
    '    public static void main(String[] args) throws Exception {',
    reads && '        Properties reading = Settings.load("consumer.properties");',
    reads?.groupId !== undefined && `        reading.put("group.id", ${literal(reads.groupId)});`,
    writes && '        Properties writing = Settings.load("producer.properties");',
    writes?.transactionalId !== undefined &&
      `        // Kept by this instance through its restarts, and by no other: Kafka ends what an id left behind when it comes again.
        String instance = Settings.env("INSTANCE", "1");
        writing.put("transactional.id", ${literal(writes.transactionalId)}.replace("\${instance}", instance));`,
    `        Health health = new Health(Integer.parseInt(Settings.env("HEALTH_PORT", "8080")));
        Worker worker = new Worker(
            ${parts.join(',\n            ')});`,
    `        Thread working = new Thread(worker, "worker");
        int[] status = {0};
        working.setUncaughtExceptionHandler((thread, error) -> {
            LOG.log(Level.ERROR, "The program ends, to be started again from what was last committed", error);
            status[0] = 1;
        });
        // SIGTERM: what is in hand is finished and committed first.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            worker.stop();
            try {
                working.join(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        working.start();
        working.join();
        health.close();
        if (status[0] != 0) System.exit(status[0]);
    }
}
`,
  )
  return `package ${packageName};\n\n${importLines(code)}\n\n${code}`
}
