import type { Design, StreamsApp } from '../../model/design'
import { streamsApp as facts } from '../../model/kinds/streams-app'
import type { RecordPart } from '../../schemas/topic-schemas'
import { languageIn, schemaOf } from '../../schemas/topic-schemas'
import type { SchemaReaders } from '../schema-readers'
import { unprocessableFile } from '../starter/java/support-files'
import { javaReaderName, javaTypeOf, javaWriterName } from '../starter/types/java-serdes'
import { serdesFiles } from '../starter/types/java-serdes-files'
import { type RecordSerdes, recordSerdesOf } from '../starter/types/record-serdes'
import { type RecordTypes, recordTypesIn } from '../starter/types/record-types'
import type { TypeOfTopic } from './java-program'
import { BYTES, type JavaType } from './java-text'

const [READS, WRITES] = facts.ports

/** The records of the topics that an application reads and writes: their types, and what reads and writes them. */
export interface StreamsRecords {
  /** What it reads and writes, each topic once. */
  readonly topics: readonly string[]
  readonly records: RecordTypes
  readonly serdes: RecordSerdes
  readonly typeOf: TypeOfTopic
  /** The classes that it takes, by their names. */
  readonly classes: (packageName: string) => readonly (readonly [name: string, text: string])[]
}

/** Returns what tells the records of each Streams application of a design; its subjects are read once for all. */
export function streamsRecordsIn(
  design: Design,
  readers: SchemaReaders,
): (app: StreamsApp) => StreamsRecords {
  const recordsOf = recordTypesIn(design, readers)
  const topics = new Map(design.topics.map((topic) => [topic.name, topic]))
  return (app) => {
    const named = [...new Set([...READS.topics(app), ...WRITES.topics(app)])]
    const records = recordsOf(named)
    const serdes = recordSerdesOf({ reads: named, writes: named }, records)
    const both = serdes.readers.flatMap((reader) => {
      const writer = serdes.writers.find(({ of }) => of === reader.of)
      return writer && javaTypeOf(reader.of) !== 'Object' ? [{ reader, writer }] : []
    })
    const typeOf = (topic: string, part: RecordPart): JavaType | undefined => {
      const own = both.find(({ reader }) => reader.topic === topic && reader.part === part)
      if (own) return { text: javaTypeOf(own.reader.of), serde: `TopicSerdes.${lower(own.reader.name)}()` }
      const found = topics.get(topic)
      return found && languageIn(schemaOf(found, part)) !== undefined ? BYTES : undefined
    }
    const classes = (packageName: string) =>
      both.length === 0
        ? []
        : [
            ...serdesFiles(packageName, records, serdes),
            ['UnprocessableRecord', unprocessableFile(packageName)] as const,
            ['TopicSerdes', topicSerdesFile(packageName, both)] as const,
          ]
    return { topics: named, records, serdes, typeOf, classes }
  }
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

type Both = readonly {
  readonly reader: RecordSerdes['readers'][number]
  readonly writer: RecordSerdes['writers'][number]
}[]

/** `TopicSerdes.java`: keys and values of topics as Kafka Streams takes what reads and writes them. */
function topicSerdesFile(packageName: string, both: Both): string {
  const serdes = both.map(({ reader, writer }) => {
    const type = javaTypeOf(reader.of)
    return `    static Serde<${type}> ${lower(reader.name)}() {
        return of(SCHEMAS::${javaWriterName(writer.name)}, SCHEMAS::${javaReaderName(reader.name)});
    }`
  })
  const json = serdes.some((text) => text.includes('JsonNode'))
    ? 'import com.fasterxml.jackson.databind.JsonNode;\n'
    : ''
  return `package ${packageName};

${json}import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What reads and writes the keys and values of topics. In stores, and in the topics that Kafka Streams makes for itself,
 * they are written by the same schema: those need no subjects of their own.
 */
final class TopicSerdes {
    private static final RecordSerdes SCHEMAS = new RecordSerdes();

    private TopicSerdes() {
    }

${serdes.join('\n\n')}

    private interface Reading<T> {
        T read(byte[] data) throws UnprocessableRecord;
    }

    private static <T> Serde<T> of(Function<T, byte[]> writing, Reading<T> reading) {
        return Serdes.serdeFrom(
            (topic, value) -> value == null ? null : writing.apply(value),
            (topic, data) -> {
                try {
                    return data == null ? null : reading.read(data);
                } catch (UnprocessableRecord e) {
                    throw new SerializationException("A record of " + topic + " cannot be read", e);
                }
            });
    }
}
`
}
