import type { ApplicationPlan, ReadingPlan, WritingPlan } from '../../../starter-code/plan'
import { topicsOfPlan } from '../../../starter-code/plan-topics'
import { literal } from '../../streams/java-text'
import { block, blocks } from '../code-text'
import { importLines, textList } from './java-words'

const kafka = (topics: readonly string[], image: string) => `    private static KafkaContainer container;
    private static String bootstrap;

    /** A Kafka of its own, thrown away at the end; or the one at KAFKA_BOOTSTRAP_SERVERS, where that is set. */
    @BeforeAll
    static void startKafka() throws Exception {
        bootstrap = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
        if (bootstrap == null) {
            container = new KafkaContainer(${literal(image)});
            container.start();
            bootstrap = container.getBootstrapServers();
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            for (String topic : ${textList(topics)}) {
                try {
                    admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) throw e;
                }
            }
        }
    }

    @AfterAll
    static void stopKafka() {
        if (container != null) container.stop();
    }`

const finds = `    /** Whether a record of this key comes up in the topic, committed, within half a minute. */
    private static boolean isIn(String topic, String key) {
        Properties reading = new Properties();
        reading.put("bootstrap.servers", bootstrap);
        reading.put("security.protocol", "PLAINTEXT");
        reading.put("isolation.level", "read_committed");
        long latestMs = System.currentTimeMillis() + 30_000;
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.currentTimeMillis() < latestMs) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key() != null && new String(record.key(), StandardCharsets.UTF_8).equals(key)) return true;
                }
            }
        }
        return false;
    }`

const producing = (writes: WritingPlan | undefined, id: string) =>
  block(
    `        Properties writing = Settings.load("producer.properties");
        writing.put("bootstrap.servers", bootstrap);
        writing.put("security.protocol", "PLAINTEXT");`,
    writes?.transactionalId !== undefined && `        writing.put("transactional.id", ${id});`,
  )

const BYTES = 'new ByteArraySerializer(), new ByteArraySerializer()'

/** `WorkerTest.java`: the loop against a Kafka that is thrown away. */
export function testFile(
  packageName: string,
  plan: ApplicationPlan,
  image: string,
  isDecoding: boolean,
): string {
  const { reads, writes } = plan
  const topics = topicsOfPlan(plan)
  const inputs = reads?.topics ?? []
  const outputs = writes?.topics ?? []
  const [input] = inputs
  const [output] = outputs
  const isTested = reads ? input !== undefined : output !== undefined
  const body = blocks(
    `class WorkerTest {\n${kafka(topics, image)}`,
    reads && input && groupTest(plan, reads, input.topic, isDecoding),
    !reads && writes && output && producerTest(writes, output.topic),
    isTested && (output !== undefined || reads?.failure.deadLetter !== undefined) && finds,
  )
  const code = `${body}\n}\n`
  const statics = ['assertTrue'].filter((name) => code.includes(`${name}(`))
  return `package ${packageName};\n\n${statics.map((name) => `import static org.junit.jupiter.api.Assertions.${name};\n`).join('')}\n${importLines(code)}\n\n${code}`
}

/** What the handler of the test does: the program's own, where that asks no registry. */
export function passed({ writes }: ApplicationPlan, isDecoding: boolean): string {
  const topics = writes?.topics ?? []
  if (!isDecoding) return `                ${topics.length > 0 ? 'return ' : ''}super.handle(record);`
  if (topics.length === 0)
    return '                // What the handler reads by its schemas is not what this test writes.'
  const made = topics.map(
    ({ topic }) => `new ProducerRecord<>(${literal(topic)}, record.key(), record.value())`,
  )
  return `                return List.of(${made.join(', ')});`
}

function groupTest(plan: ApplicationPlan, reads: ReadingPlan, input: string, isDecoding: boolean): string {
  const { writes } = plan
  const isShare = reads.reading === 'share'
  const consumer = isShare ? 'KafkaShareConsumer' : 'KafkaConsumer'
  const [output] = writes?.topics ?? []
  const { deadLetter } = reads.failure
  const returns = output ? 'List<ProducerRecord<byte[], byte[]>>' : 'void'
  return block(
    `    /** Writes until one is processed: a group may begin with what comes after it has joined. */
    @Test
    void processesWhatIsWritten() throws Exception {
        String key = UUID.randomUUID().toString();
        String poison = UUID.randomUUID().toString();
        BlockingQueue<String> processed = new LinkedBlockingQueue<>();`,
    '        Properties reading = Settings.load("consumer.properties");',
    '        reading.put("bootstrap.servers", bootstrap);',
    '        reading.put("security.protocol", "PLAINTEXT");',
    reads.groupId !== undefined && '        reading.put("group.id", key);',
    !isShare && '        reading.put("auto.offset.reset", "earliest");',
    writes && producing(writes, 'key'),
    `        Handler handler = new Handler() {
            @Override
            ${returns} handle(ConsumerRecord<byte[], byte[]> record) throws Exception {
                String of = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
                if (of.equals(poison)) throw new UnprocessableRecord("poison", null);
                if (of.equals(key)) processed.add(of);
${passed(plan, isDecoding)}
            }
        };
        Properties plain = new Properties();
        plain.put("bootstrap.servers", bootstrap);
        try (Health health = new Health(0);
            Producer<byte[], byte[]> input = new KafkaProducer<>(plain, ${BYTES})) {
            Worker worker = new Worker(
                new ${consumer}<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer()),`,
    writes && `                new KafkaProducer<>(writing, ${BYTES}),`,
    `                handler,
                health);
            Thread working = new Thread(worker);
            working.start();
            boolean isProcessed = false;
            for (int round = 0; round < 60 && !isProcessed; round++) {`,
    deadLetter !== undefined &&
      `                input.send(new ProducerRecord<>(${literal(input)}, bytes(poison), bytes("poison")));`,
    `                input.send(new ProducerRecord<>(${literal(input)}, bytes(key), bytes("value"))).get();
                isProcessed = processed.poll(500, TimeUnit.MILLISECONDS) != null;
            }
            assertTrue(isProcessed, "no record is processed");`,
    output && `            assertTrue(isIn(${literal(output.topic)}, key), "nothing is made of it");`,
    deadLetter !== undefined &&
      `            assertTrue(isIn(${literal(deadLetter)}, poison), "what cannot be processed is no dead letter");`,
    `            worker.stop();
            working.join();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }`,
  )
}

const producerTest = (writes: WritingPlan, output: string): string =>
  block(
    `    @Test
    void writesWhatItsSourceGives() throws Exception {
        String key = UUID.randomUUID().toString();`,
    producing(writes, 'key'),
    `        Source source = new Source() {
            private boolean isGiven;

            @Override
            List<ProducerRecord<byte[], byte[]>> next() {
                if (isGiven) return null;
                isGiven = true;
                byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
                return List.of(new ProducerRecord<>(${literal(output)}, bytes, bytes));
            }
        };
        try (Health health = new Health(0)) {
            new Worker(new KafkaProducer<>(writing, ${BYTES}), source, health).run();
        }
        assertTrue(isIn(${literal(output)}, key), "the record is not written");
    }`,
  )
