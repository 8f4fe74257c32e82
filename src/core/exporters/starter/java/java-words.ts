import { literal } from '../../streams/java-text'

const IMPORTS = [
  'com.sun.net.httpserver.HttpExchange',
  'com.sun.net.httpserver.HttpServer',
  'jakarta.annotation.PreDestroy',
  'java.io.BufferedReader',
  'java.io.IOException',
  'java.io.InputStream',
  'java.io.InputStreamReader',
  'java.lang.System.Logger.Level',
  'java.net.InetSocketAddress',
  'java.nio.charset.StandardCharsets',
  'java.nio.file.Files',
  'java.nio.file.Path',
  'java.time.Duration',
  'java.util.ArrayList',
  'java.util.Collection',
  'java.util.HashMap',
  'java.util.List',
  'java.util.Map',
  'java.util.Optional',
  'java.util.OptionalLong',
  'java.util.Properties',
  'java.util.Set',
  'java.util.UUID',
  'java.util.concurrent.BlockingQueue',
  'java.util.concurrent.CompletableFuture',
  'java.util.concurrent.ConcurrentHashMap',
  'java.util.concurrent.CopyOnWriteArrayList',
  'java.util.concurrent.ExecutionException',
  'java.util.concurrent.Future',
  'java.util.concurrent.LinkedBlockingQueue',
  'java.util.concurrent.TimeUnit',
  'java.util.concurrent.atomic.AtomicLong',
  'org.apache.kafka.clients.admin.Admin',
  'org.apache.kafka.clients.admin.NewTopic',
  'org.apache.kafka.clients.consumer.AcknowledgeType',
  'org.apache.kafka.clients.consumer.CommitFailedException',
  'org.apache.kafka.clients.consumer.Consumer',
  'org.apache.kafka.clients.consumer.ConsumerRebalanceListener',
  'org.apache.kafka.clients.consumer.ConsumerRecord',
  'org.apache.kafka.clients.consumer.ConsumerRecords',
  'org.apache.kafka.clients.consumer.KafkaConsumer',
  'org.apache.kafka.clients.consumer.KafkaShareConsumer',
  'org.apache.kafka.clients.consumer.OffsetAndMetadata',
  'org.apache.kafka.clients.consumer.ShareConsumer',
  'org.apache.kafka.clients.producer.KafkaProducer',
  'org.apache.kafka.clients.producer.Producer',
  'org.apache.kafka.clients.producer.ProducerRecord',
  'org.apache.kafka.clients.producer.RecordMetadata',
  'org.apache.kafka.common.KafkaException',
  'org.apache.kafka.common.TopicPartition',
  'org.apache.kafka.common.errors.RebalanceInProgressException',
  'org.apache.kafka.common.errors.TopicExistsException',
  'org.apache.kafka.common.header.Header',
  'org.apache.kafka.common.header.Headers',
  'org.apache.kafka.common.header.internals.RecordHeaders',
  'org.apache.kafka.common.serialization.ByteArrayDeserializer',
  'org.apache.kafka.common.serialization.ByteArraySerializer',
  'org.junit.jupiter.api.AfterAll',
  'org.junit.jupiter.api.BeforeAll',
  'org.junit.jupiter.api.Test',
  'org.testcontainers.kafka.KafkaContainer',
]

const NOT_CODE = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\])*"/g

/** The imports that a file needs: those of whose names, or of `more`, its code says one. */
export const importLines = (code: string, more: readonly string[] = []): string => {
  const words = new Set(code.replace(NOT_CODE, '').match(/[A-Za-z_]\w*/g))
  return [...IMPORTS, ...more]
    .filter((name) => words.has(name.slice(name.lastIndexOf('.') + 1)))
    .map((name) => `import ${name};`)
    .join('\n')
}

export const textList = (texts: readonly string[]): string => `List.of(${texts.map(literal).join(', ')})`

/** `Map.ofEntries(…)` from texts to expressions. */
export const mapOfTexts = (entries: readonly (readonly [key: string, value: string])[]): string =>
  `Map.ofEntries(
        ${entries.map(([key, value]) => `Map.entry(${literal(key)}, ${value})`).join(',\n        ')})`
