import { ofEachInstance } from '../../../settings/instance-ids'
import type { ApplicationPlan, PlanSetting, ReadingPlan, WritingPlan } from '../../../starter-code/plan'
import { topicsOfPlan } from '../../../starter-code/plan-topics'
import {
  CONFLUENT_REPOSITORY,
  GRADLE_PROTOBUF,
  gradleLine,
  MAVEN_PROTOBUF,
  MAVEN_REPOSITORY,
  mavenDependency,
  serializerDependencies,
} from '../../java-build-files'
import { propertyComment, propertyLine } from '../../properties'
import { literal } from '../../streams/java-text'
import { block } from '../code-text'
import { textList } from '../java/java-words'
import { passed } from '../java/test-file'

const BOOT = '3.5.7'

/** What it is told, else the host's name, else one that is made at each start. */
const INSTANCE = `\${INSTANCE:\${HOSTNAME:\${random.uuid}}}`

const BYTES = 'org.apache.kafka.common.serialization.ByteArray'

/** A setting under Spring's name for whose it is, with its reason. */
const linesOf = (whose: 'consumer' | 'producer', settings: readonly PlanSetting[]): string =>
  settings
    .map(({ key, value, why }, at) =>
      block(
        why !== '' && why !== settings[at - 1]?.why && propertyComment(why),
        propertyLine(
          `spring.kafka.${whose}.properties[${key}]`,
          key === 'security.protocol' ? `\${KAFKA_SECURITY_PROTOCOL:${value}}` : value,
        ),
      ),
    )
    .join('\n')

/** `application.properties`: the settings with their reasons, where the brokers are, and what is told over HTTP. */
export function propertiesFile(
  { reads, writes, name }: ApplicationPlan,
  reading: readonly PlanSetting[],
  writing: readonly PlanSetting[],
): string {
  return block(
    propertyLine('spring.application.name', name),
    propertyComment('Settings of your own over these: secrets, say'),
    `spring.config.import=optional:file:\${CLIENT_PROPERTIES:./client.properties}`,
    `spring.kafka.bootstrap-servers=\${KAFKA_BOOTSTRAP_SERVERS:localhost:9092}`,
    `server.port=\${HEALTH_PORT:8080}`,
    'server.shutdown=graceful',
    'management.endpoints.web.exposure.include=health,prometheus',
    reads &&
      block(
        '',
        reads.groupId === undefined
          ? `${propertyComment('Alone in a group of its own: it reads everything')}\nspring.kafka.consumer.group-id=\${spring.application.name}-\${random.uuid}`
          : propertyLine('spring.kafka.consumer.group-id', reads.groupId),
        `spring.kafka.consumer.key-deserializer=${BYTES}Deserializer`,
        `spring.kafka.consumer.value-deserializer=${BYTES}Deserializer`,
        reads.groupId === undefined &&
          !reading.some(({ key }) => key === 'auto.offset.reset') &&
          block(
            propertyComment('A group that is new has no offsets: it begins at the earliest record'),
            'spring.kafka.consumer.auto-offset-reset=earliest',
          ),
        linesOf('consumer', reading),
      ),
    writes &&
      block(
        '',
        `spring.kafka.producer.key-serializer=${BYTES}Serializer`,
        `spring.kafka.producer.value-serializer=${BYTES}Serializer`,
        writes.transactionalId !== undefined &&
          block(
            propertyComment('Of this instance alone: with one prefix, instances would fence each other'),
            propertyLine(
              'spring.kafka.producer.transaction-id-prefix',
              `${ofEachInstance(writes.transactionalId, INSTANCE)}-`,
            ),
          ),
        linesOf('producer', writing),
      ),
    '',
  )
}

export const gradleFiles = (name: string, languages: ReadonlySet<string>) => ({
  'settings.gradle': `rootProject.name = '${name}'\n`,
  'build.gradle': `plugins {
    id 'java'
    id 'org.springframework.boot' version '${BOOT}'
    id 'io.spring.dependency-management' version '1.1.7'
${languages.has('protobuf') ? GRADLE_PROTOBUF.plugin : ''}}

repositories {
    mavenCentral()
${languages.size > 0 ? `    maven { url = '${CONFLUENT_REPOSITORY}' }\n` : ''}}

dependencies {
    implementation 'org.springframework.boot:spring-boot-starter-web'
    implementation 'org.springframework.boot:spring-boot-starter-actuator'
    implementation 'org.springframework.kafka:spring-kafka'
${serializerDependencies(languages)
  .map((one) => `${gradleLine(one)}\n`)
  .join('')}    runtimeOnly 'io.micrometer:micrometer-registry-prometheus'
    testImplementation 'org.springframework.boot:spring-boot-starter-test'
    testImplementation 'org.testcontainers:kafka'
    testRuntimeOnly 'org.junit.platform:junit-platform-launcher'
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
}
${languages.has('protobuf') ? GRADLE_PROTOBUF.settings : ''}
tasks.named('test') {
    useJUnitPlatform()
}
`,
})

const dependency = (group: string, artifact: string, scope?: string): string =>
  `    <dependency>
      <groupId>${group}</groupId>
      <artifactId>${artifact}</artifactId>${scope === undefined ? '' : `\n      <scope>${scope}</scope>`}
    </dependency>`

export const mavenFile = (
  name: string,
  languages: ReadonlySet<string>,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>${BOOT}</version>
  </parent>
  <groupId>com.example</groupId>
  <artifactId>${name.toLowerCase()}</artifactId>
  <version>1</version>
  <properties>
    <java.version>17</java.version>
  </properties>
${languages.size > 0 ? MAVEN_REPOSITORY : ''}  <dependencies>
${[
  dependency('org.springframework.boot', 'spring-boot-starter-web'),
  dependency('org.springframework.boot', 'spring-boot-starter-actuator'),
  dependency('org.springframework.kafka', 'spring-kafka'),
  ...serializerDependencies(languages).map(mavenDependency),
  dependency('io.micrometer', 'micrometer-registry-prometheus', 'runtime'),
  dependency('org.springframework.boot', 'spring-boot-starter-test', 'test'),
  dependency('org.testcontainers', 'kafka', 'test'),
].join('\n')}
  </dependencies>
  <build>
    <finalName>program</finalName>
    <plugins>
${languages.has('protobuf') ? MAVEN_PROTOBUF : ''}      <plugin>
        <groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-maven-plugin</artifactId>
      </plugin>
    </plugins>
  </build>
</project>
`

/** `ApplicationTest.java`: the application against a Kafka that is thrown away. */
export function testCode(plan: ApplicationPlan, image: string, isDecoding: boolean): string {
  const { reads, writes } = plan
  const kafka = `    private static KafkaContainer container;

    /** A Kafka of its own, thrown away at the end; or the one at KAFKA_BOOTSTRAP_SERVERS, where that is set. */
    @DynamicPropertySource
    static void startKafka(DynamicPropertyRegistry properties) throws Exception {
        String own = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
        if (own == null) {
            container = new KafkaContainer(${literal(image)});
            container.start();
        }
        String bootstrap = own == null ? container.getBootstrapServers() : own;
        properties.add("spring.kafka.bootstrap-servers", () -> bootstrap);
        properties.add("KAFKA_SECURITY_PROTOCOL", () -> "PLAINTEXT");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            for (String topic : ${textList(topicsOfPlan(plan))}) {
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
  return reads ? groupTest(plan, reads, kafka, isDecoding) : producerTest(writes, kafka)
}

function groupTest(plan: ApplicationPlan, reads: ReadingPlan, kafka: string, isDecoding: boolean): string {
  const { writes } = plan
  const isMaking = (writes?.topics.length ?? 0) > 0
  const input = literal(reads.topics[0]?.topic ?? '')
  return `@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.kafka.consumer.properties[auto.offset.reset]=earliest")
class ApplicationTest {
    private static final BlockingQueue<String> PROCESSED = new LinkedBlockingQueue<>();
${kafka}

    @TestConfiguration
    static class Noting {
        @Bean
        @Primary
        Handler noting() {
            return new Handler() {
                @Override
                ${isMaking ? 'List<ProducerRecord<byte[], byte[]>>' : 'void'} handle(ConsumerRecord<byte[], byte[]> record) throws Exception {
                    if (record.key() != null) PROCESSED.add(new String(record.key(), StandardCharsets.UTF_8));
    ${passed(plan, isDecoding)}
                }
            };
        }
    }

    @Test
    void processesWhatIsWritten(@Value("\${spring.kafka.bootstrap-servers}") String bootstrap) throws Exception {
        String key = UUID.randomUUID().toString();
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        Properties plain = new Properties();
        plain.put("bootstrap.servers", bootstrap);
        boolean isProcessed = false;
        try (Producer<byte[], byte[]> input = new KafkaProducer<>(plain, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int round = 0; round < 60 && !isProcessed; round++) {
                input.send(new ProducerRecord<>(${input}, bytes, bytes)).get();
                for (String done = PROCESSED.poll(500, TimeUnit.MILLISECONDS); done != null; done = PROCESSED.poll()) {
                    isProcessed = isProcessed || done.equals(key);
                }
            }
        }
        assertTrue(isProcessed, "no record is processed");
    }
}
`
}

const producerTest = (writes: WritingPlan | undefined, kafka: string): string => {
  const topic = literal(writes?.topics[0]?.topic ?? '')
  return `@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApplicationTest {
    private static final List<ProducerRecord<byte[], byte[]>> WRITTEN = new CopyOnWriteArrayList<>();
${kafka}

    @TestConfiguration
    static class OneRecord {
        @Bean
        @Primary
        Source oneRecord() {
            return new Source() {
                private boolean isGiven;

                @Override
                List<ProducerRecord<byte[], byte[]>> next() {
                    if (isGiven) return null;
                    isGiven = true;
                    return List.of(new ProducerRecord<>(${topic}, new byte[] {1}, new byte[] {1}));
                }

                @Override
                void written(List<ProducerRecord<byte[], byte[]>> records) {
                    WRITTEN.addAll(records);
                }
            };
        }
    }

    @Test
    void writesWhatItsSourceGives() throws Exception {
        for (int round = 0; round < 60 && WRITTEN.isEmpty(); round++) Thread.sleep(500);
        assertTrue(!WRITTEN.isEmpty(), "the record is not written");
    }
}
`
}
