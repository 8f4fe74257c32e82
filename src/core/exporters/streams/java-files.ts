/** The files of a Java project: the program, and what its steps use. */

const IMPORTS = [
  'com.fasterxml.jackson.databind.JsonNode',
  'java.nio.charset.StandardCharsets',
  'java.time.Duration',
  'java.util.ArrayList',
  'java.util.List',
  'java.util.Map',
  'java.util.Properties',
  'java.util.regex.Pattern',
  'org.apache.kafka.common.serialization.Serdes',
  'org.apache.kafka.common.utils.Bytes',
  'org.apache.kafka.streams.KeyValue',
  'org.apache.kafka.streams.StreamsBuilder',
  'org.apache.kafka.streams.StreamsConfig',
  'org.apache.kafka.streams.Topology',
  'org.apache.kafka.streams.TopologyConfig',
  'org.apache.kafka.streams.kstream.*',
  'org.apache.kafka.streams.state.*',
]

/** The imports that a program needs: those of which it says the name. */
const importsFor = (body: string): string =>
  IMPORTS.filter((name) => {
    const simple = name.slice(name.lastIndexOf('.') + 1)
    if (name.endsWith('state.*')) return /\b(?:Stores|\w+Store|BuiltInDslStoreSuppliers)\b/.test(body)
    return simple === '*' ? /\b[A-Z]/.test(body) : new RegExp(`\\b${simple}\\b`).test(body)
  })
    .map((name) => `import ${name};`)
    .join('\n')

/** `Program.java`: the topology, whose description is the one that is shown. */
export function programFile(packageName: string, title: string, statements: readonly string[]): string {
  const body = statements.map((statement) => statement.replace(/^/gm, '        ')).join('\n\n')
  const code = `/** ${title} */
public final class Program {
    private Program() {
    }

    /** The topology, optimised as topology.optimization says. */
    public static Topology topology(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));

${body}

        return builder.build(properties);
    }
}
`
  return `package ${packageName};\n\n${importsFor(code)}\n\n${code}`
}

/** `Steps.java`: what stands for the processors that the design does not tell. */
export const stepsFile = (packageName: string, program: string): string => `package ${packageName};

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Processors that pass every record on: put in what yours do. */
final class Steps {
    private Steps() {
    }

    static <K, V> ProcessorSupplier<K, V, K, V> pass() {
        return () -> new ContextualProcessor<K, V, K, V>() {
            @Override
            public void process(Record<K, V> record) {
                context().forward(record);
            }
        };
    }

    static <K, V> FixedKeyProcessorSupplier<K, V, V> passValue() {
        return () -> new ContextualFixedKeyProcessor<K, V, V>() {
            @Override
            public void process(FixedKeyRecord<K, V> record) {
                context().forward(record);
            }
        };
    }

    /** What is joined or merged with types that its own do not fit: map one of the two before. */
    @SuppressWarnings("unchecked")
    static <T> T as(Object other) {
        return (T) other;
    }
${program.includes(YOURS) ? YOURS_METHOD : ''}}
`

/** How a program calls what is left to whoever completes it. */
export const YOURS = '>yours('

const YOURS_METHOD = `
    /** What the design does not say: how a key or a value of another type is made of this one. */
    static <T> T yours(Object of) {
        throw new UnsupportedOperationException("Say in Program.java what is made of " + of);
    }
`

/** \`SkipUnreadable.java\`: a handler for records that cannot be read. */
export const handlerFile = (packageName: string, hasSchemas: boolean): string => `package ${packageName};

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
${hasSchemas ? 'import org.apache.kafka.common.errors.SerializationException;\n' : ''}import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Says which record cannot be read, and goes on after it. Without a handler Kafka Streams stops at it, and again after
 * every restart. ${hasSchemas ? 'A registry that does not answer is no fault of the record: that is not skipped. ' : ''}Takes effect as deserialization.exception.handler=${packageName}.SkipUnreadable.
 */
public final class SkipUnreadable implements DeserializationExceptionHandler {
    private static final System.Logger LOG = System.getLogger(SkipUnreadable.class.getName());

    @Override
    public DeserializationHandlerResponse handle(
        ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception
    ) {
${hasSchemas ? '        if (!(exception instanceof SerializationException)) return DeserializationHandlerResponse.FAIL;\n' : ''}        LOG.log(System.Logger.Level.ERROR, "Skipped " + record.topic() + "-" + record.partition() + " at "
            + record.offset() + ", task " + context.taskId() + ": it cannot be read", exception);
        return DeserializationHandlerResponse.CONTINUE;
    }

    @Override
    public void configure(Map<String, ?> configs) {
    }
}
`
