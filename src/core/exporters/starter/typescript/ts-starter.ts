import type { ApplicationPlan } from '../../../starter-code/plan'
import { recordTopicsOf, topicsOfPlan } from '../../../starter-code/plan-topics'
import { releaseFor } from '../../client-releases'
import type { ExportedFile, Language } from '../../exporter'
import { readme } from '../readme'
import { type StarterProject, starterExporter } from '../starter-exporter'
import { PROTO_FOLDER } from '../types/proto-files'
import { type RecordSerdes, recordSerdesOf } from '../types/record-serdes'
import { typescriptType, typescriptTypesFile } from '../types/typescript-types'
import { producerWorkerFile, sourceFile } from './ts-producer'
import { serdesFile } from './ts-serdes'
import { handlerFile, healthFile, mainFile, recordsFile, settingsFile } from './ts-support'
import { quoted } from './ts-words'
import { workerFile } from './ts-worker'

/** A project with Confluent's client for Node.js for each application. */
export const typescriptStarter = starterExporter({
  family: 'librdkafka',
  options: [],
  cannot: ({ reads }) =>
    reads?.reading === 'share'
      ? 'Left out, since the client for Node.js has no consumer for share groups; take Java.'
      : undefined,
  files: typescriptFiles,
})

const SERIALIZERS = {
  reads: {
    avro: 'AvroDeserializer',
    'json-schema': 'JsonDeserializer',
    protobuf: 'ProtobufDeserializer',
  },
  writes: {
    avro: 'AvroSerializer',
    'json-schema': 'JsonSerializer',
    protobuf: 'ProtobufSerializer',
  },
  of: ', of `@confluentinc/schemaregistry`',
}

const packageOf = (name: string, { languages }: RecordSerdes): string =>
  `${JSON.stringify(
    {
      name: name.toLowerCase(),
      private: true,
      type: 'module',
      engines: { node: '>=22.18' },
      scripts: {
        ...(languages.has('protobuf') && { generate: 'buf generate' }),
        start: 'node src/main.ts',
        check: 'tsc',
        test: 'node --test',
      },
      dependencies: {
        ...(languages.has('protobuf') && { '@bufbuild/protobuf': '2.17.0' }),
        '@confluentinc/kafka-javascript': '1.10.1',
        ...(languages.size > 0 && { '@confluentinc/schemaregistry': '1.10.1' }),
      },
      devDependencies: {
        ...(languages.has('protobuf') && { '@bufbuild/buf': '1.75.0', '@bufbuild/protoc-gen-es': '2.17.0' }),
        '@testcontainers/kafka': '12.2.0',
        '@types/node': '22.19.3',
        typescript: '6.0.3',
      },
    },
    null,
    2,
  )}\n`

/** `buf.gen.yaml`: JavaScript and its types, since Node.js runs no enums of TypeScript. */
const BUF = `version: v2
inputs:
  - directory: ${PROTO_FOLDER}
plugins:
  - local: protoc-gen-es
    out: src/gen
    opt:
      - target=js+dts
      - import_extension=js
`

const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2023',
      module: 'nodenext',
      strict: true,
      noUncheckedIndexedAccess: true,
      erasableSyntaxOnly: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    },
    include: ['src'],
  },
  null,
  2,
)}\n`

/** \`src/worker.test.ts\`: the settings are taken, and the topics are there, in a Kafka that is thrown away. */
const testFile = (plan: ApplicationPlan, image: string): string => `import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import test from 'node:test'
import { KafkaJS } from '@confluentinc/kafka-javascript'
import { KafkaContainer } from '@testcontainers/kafka'

/** Runs in a Kafka of its own, thrown away at the end; or in the one at KAFKA_BOOTSTRAP_SERVERS, where that is set. */
test('an instance starts, is well, and ends in good order', async () => {
  const own = process.env['KAFKA_BOOTSTRAP_SERVERS']
  const container = own === undefined ? await new KafkaContainer(${quoted(image)}).withKraft().start() : undefined
  const bootstrap = own ?? \`\${container?.getHost()}:\${container?.getMappedPort(9093)}\`
  const admin = new KafkaJS.Kafka().admin({ 'bootstrap.servers': bootstrap })
  await admin.connect()
  await admin.createTopics({ topics: [${topicsOfPlan(plan)
    .map((topic) => `{ topic: ${quoted(topic)} }`)
    .join(', ')}] })
  await admin.disconnect()
  const env = { ...process.env, KAFKA_BOOTSTRAP_SERVERS: bootstrap, KAFKA_SECURITY_PROTOCOL: 'plaintext', HEALTH_PORT: '18080' }
  const instance = spawn('node', ['src/main.ts'], { env, stdio: ['pipe', 'inherit', 'inherit'] })
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  const { status } = await fetch('http://127.0.0.1:18080/health')
  instance.kill('SIGTERM')
  const [code] = await once(instance, 'exit')
  await container?.stop()
  assert.deepEqual([status, code], [200, 0])
})
`

function typescriptFiles({
  plan,
  design,
  slug,
  reading,
  writing,
  records,
}: StarterProject): readonly ExportedFile[] {
  const { reads, writes } = plan
  const serdes = recordSerdesOf(recordTopicsOf(plan), records)
  const file = (path: string, text: string, language: Language): ExportedFile => ({ path, text, language })
  const code = (name: string, text: string) => file(`src/${name}.ts`, text, 'typescript')
  return [
    file(
      'README.md',
      readme(plan, design, {
        settings: { reading, writing },
        unwell: 'once it failed',
        yours: reads ? '`src/handler.ts`' : '`src/source.ts`',
        lag: reads !== undefined,
        schemas: {
          records,
          file: 'src/record-types.ts',
          text: typescriptType,
          message: ({ message }) => message,
          made: '`npm run generate` makes the types of Protobuf of the files in `schemas/protobuf/`, in `src/gen/`.',
          serdes: { ...serdes, file: 'src/record-serdes.ts', by: SERIALIZERS },
        },
        commands: [
          ['npm install', 'Node.js 22.18 or newer, which runs TypeScript as it is'],
          ...(serdes.languages.has('protobuf')
            ? [['npm run generate', 'makes the types of Protobuf'] as const]
            : []),
          ['npm run check', 'checks the types'],
          ['npm test', 'needs Docker for its Kafka, or one that KAFKA_BOOTSTRAP_SERVERS names'],
          ['npm start', 'runs one instance'],
        ],
        seen: 'The types of projects like this one are checked against those of the client; none of them was run against a Kafka by the makers of Surveyor.',
        ...(reads?.reading === 'everything' && {
          notes: ['Each instance is alone in a group of its own, whose offsets nobody asks for again.'],
        }),
      }),
      'markdown',
    ),
    file('package.json', packageOf(slug, serdes), 'json'),
    ...(serdes.languages.has('protobuf') ? [file('buf.gen.yaml', BUF, 'yaml')] : []),
    file('tsconfig.json', TSCONFIG, 'json'),
    code('main', mainFile(plan)),
    ...(reads ? [code('worker', workerFile(plan, reads)), code('handler', handlerFile(plan, serdes))] : []),
    ...(!reads && writes
      ? [code('worker', producerWorkerFile(writes)), code('source', sourceFile(writes, serdes))]
      : []),
    code('records', recordsFile(reads, serdes)),
    ...(records.types.length > 0 ? [code('record-types', typescriptTypesFile(records))] : []),
    ...(serdes.languages.size > 0
      ? [
          code(
            'record-serdes',
            serdesFile(
              serdes,
              records.types.map(({ name }) => name),
            ),
          ),
        ]
      : []),
    code('health', healthFile(reads)),
    code('settings', settingsFile(plan, reading, writing)),
    code('worker.test', testFile(plan, `apache/kafka:${releaseFor(design.cluster.kafkaVersion)}`)),
  ]
}
