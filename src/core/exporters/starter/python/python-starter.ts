import { aliveMsOf } from '../../../starter-code/plan-settings'
import { recordTopicsOf } from '../../../starter-code/plan-topics'
import { releaseFor } from '../../client-releases'
import type { ExportedFile, Language } from '../../exporter'
import { readme } from '../readme'
import { type StarterProject, starterExporter } from '../starter-exporter'
import { PROTO_FOLDER } from '../types/proto-files'
import { pythonModule } from '../types/proto-names'
import { pythonType, pythonTypesFile } from '../types/python-types'
import { type RecordSerdes, recordSerdesOf } from '../types/record-serdes'
import type { RecordTypes } from '../types/record-types'
import { producerWorkerFile } from './python-producer'
import { workerFile } from './python-program'
import { serdesFile } from './python-serdes'
import { settingsFile } from './python-settings'
import { sourceFile } from './python-source'
import { handlerFile, healthFile, mainFile, recordsFile } from './python-support'
import { testFile } from './python-test'

const CLIENT = 'confluent-kafka==2.16.1'
/** With what reads and writes records by a registry, where it is needed. */
function clientOf({ languages }: RecordSerdes): string {
  const extras = [
    ...(languages.has('avro') ? ['avro'] : []),
    ...(languages.has('json-schema') ? ['json'] : []),
    ...(languages.has('protobuf') ? ['protobuf'] : []),
  ]
  return extras.length === 0 ? CLIENT : CLIENT.replace('==', `[${extras.join(',')}]==`)
}

/** Its types stand beside the program, which imports them by their names. */
const makingTypes = ({ protos }: RecordTypes): readonly [command: string, does: string] => [
  `python -m grpc_tools.protoc -I ${PROTO_FOLDER} --python_out=. --pyi_out=. ${protos.map(({ name }) => name).join(' ')}`,
  'makes the types of Protobuf',
]

const TESTING = ['pytest==9.0.2', 'testcontainers==4.14.2']

const SERIALIZERS = {
  reads: {
    avro: 'AvroDeserializer',
    'json-schema': 'JSONDeserializer',
    protobuf: 'ProtobufDeserializer',
  },
  writes: {
    avro: 'AvroSerializer',
    'json-schema': 'JSONSerializer',
    protobuf: 'ProtobufSerializer',
  },
  of: ', of `confluent_kafka.schema_registry`',
}

/** A project with confluent-kafka for each application. */
export const pythonStarter = starterExporter({
  family: 'librdkafka',
  options: [],
  cannot: ({ reads }) =>
    reads?.reading === 'share'
      ? 'Left out, since confluent-kafka has no consumer for share groups that is of age; take Java.'
      : undefined,
  files: pythonFiles,
})

function pythonFiles({ plan, design, reading, writing, records }: StarterProject): readonly ExportedFile[] {
  const { reads, writes } = plan
  const serdes = recordSerdesOf(recordTopicsOf(plan), records)
  const file = (path: string, text: string, language: Language): ExportedFile => ({ path, text, language })
  const code = (name: string, text: string) => file(`${name}.py`, text, 'python')
  return [
    file(
      'README.md',
      readme(plan, design, {
        settings: { reading, writing },
        yours: reads ? '`handler.py`' : '`source.py`',
        lag: reads !== undefined,
        schemas: {
          records,
          file: 'record_types.py',
          text: pythonType,
          message: (proto) => `${pythonModule(proto)}.${proto.message}`,
          made: '`python -m grpc_tools.protoc` makes the types of Protobuf of the files in `schemas/protobuf/`.',
          serdes: { ...serdes, file: 'record_serdes.py', by: SERIALIZERS },
        },
        commands: [
          ['pip install -r requirements-test.txt', 'Python 3.10 or newer'],
          ...(serdes.languages.has('protobuf') ? [makingTypes(records)] : []),
          ['pytest', 'needs Docker for its Kafka, or one that KAFKA_BOOTSTRAP_SERVERS names'],
          ['python main.py', 'runs one instance'],
        ],
        seen: 'Projects like this one are run against a real Kafka, and killed in the middle, before each release of Surveyor.',
      }),
      'markdown',
    ),
    file('requirements.txt', `${clientOf(serdes)}\n`, 'plaintext'),
    file(
      'requirements-test.txt',
      `${['-r requirements.txt', ...(serdes.languages.has('protobuf') ? ['grpcio-tools==1.85.1'] : []), ...TESTING].join('\n')}\n`,
      'plaintext',
    ),
    code('main', mainFile(plan)),
    ...(reads ? [code('worker', workerFile(plan, reads)), code('handler', handlerFile(plan, serdes))] : []),
    ...(!reads && writes
      ? [code('worker', producerWorkerFile(writes)), code('source', sourceFile(writes, serdes))]
      : []),
    code('records', recordsFile(reads, serdes)),
    ...(records.types.length > 0 ? [code('record_types', pythonTypesFile(records))] : []),
    ...(serdes.languages.size > 0
      ? [
          code(
            'record_serdes',
            serdesFile(
              serdes,
              records.types.map(({ name }) => name),
            ),
          ),
        ]
      : []),
    code('health', healthFile(reads, Math.round(aliveMsOf(plan) / 1000))),
    code('settings', settingsFile(plan, reading, writing)),
    code(
      'test_worker',
      testFile(plan, `apache/kafka:${releaseFor(design.cluster.kafkaVersion)}`, serdes.readers.length > 0),
    ),
  ]
}
