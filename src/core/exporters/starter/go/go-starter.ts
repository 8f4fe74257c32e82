import { aliveMsOf } from '../../../starter-code/plan-settings'
import { recordTopicsOf } from '../../../starter-code/plan-topics'
import { releaseFor } from '../../client-releases'
import type { ExportedFile, Language } from '../../exporter'
import { readme } from '../readme'
import { type StarterProject, starterExporter } from '../starter-exporter'
import { goType, goTypesFile } from '../types/go-types'
import { PROTO_FOLDER } from '../types/proto-files'
import { goMessage, goPackage } from '../types/proto-names'
import { type RecordSerdes, recordSerdesOf } from '../types/record-serdes'
import type { RecordTypes } from '../types/record-types'
import { healthFile } from './go-health'
import { mainFile } from './go-main'
import { isTakenByGo } from './go-options'
import { producerMainFile, sourceFile } from './go-producer'
import { workerFile } from './go-program'
import { handlerFile, recordsFile } from './go-records'
import { goSerdesFile } from './go-serdes'
import { settingsFile } from './go-settings'
import { testFile } from './go-test'

/** A project with franz-go for each application. */
export const goStarter = starterExporter({
  family: 'java',
  options: [],
  cannot: ({ reads }) =>
    reads?.reading === 'share' ? 'Left out: take Java for share groups, where they are proven.' : undefined,
  takes: isTakenByGo,
  files: goFiles,
})

const moduleName = (slug: string): string => `example.com/${slug.toLowerCase()}`

const moduleOf = (slug: string, { languages }: RecordSerdes): string => `module ${moduleName(slug)}

go 1.24

require (
${languages.has('avro') ? '\tgithub.com/hamba/avro/v2 v2.31.0\n' : ''}	github.com/testcontainers/testcontainers-go/modules/kafka v0.40.0
	github.com/twmb/franz-go v1.22.3
	github.com/twmb/franz-go/pkg/kadm v1.20.0
${languages.size > 0 ? '\tgithub.com/twmb/franz-go/pkg/sr v1.7.0\n' : ''}${languages.has('protobuf') ? '\tgoogle.golang.org/protobuf v1.36.12\n' : ''})
`

/** `generate.go`: what `go generate` does; each file becomes a package of its own. */
function generateFile(module: string, { protos }: RecordTypes): string {
  const names = protos.map(({ name }) => name)
  const packages = protos.map((proto) => `--go_opt=M${proto.name}=${module}/${goPackage(proto)}`)
  return `package main

//go:generate protoc -I ${PROTO_FOLDER} --go_out=. --go_opt=module=${module} ${[...packages, ...names].join(' ')}
`
}

const isBySeveral = ({ readers }: RecordSerdes): boolean =>
  new Set(readers.map(({ topic }) => topic)).size > 1

const LIBRARIES = {
  avro: '`github.com/hamba/avro/v2`',
  protobuf: '`google.golang.org/protobuf`',
  'json-schema': '`encoding/json`, which does not check them by the schema,',
}

const SERIALIZERS = { reads: LIBRARIES, writes: LIBRARIES, of: ' with `github.com/twmb/franz-go/pkg/sr`' }

const NOTES = [
  'While a record waits to be tried again, the records behind it wait in all partitions that the worker has; the client itself keeps its place in the group meanwhile. Each retry topic has a worker of its own.',
  'The client reads nothing of CLIENT_PROPERTIES: settings stand in `settings.go`, and name and password in KAFKA_USERNAME and KAFKA_PASSWORD.',
]

function goFiles({ plan, design, slug, reading, writing, records }: StarterProject): readonly ExportedFile[] {
  const { reads, writes } = plan
  const serdes = recordSerdesOf(recordTopicsOf(plan), records)
  const file = (path: string, text: string, language: Language): ExportedFile => ({ path, text, language })
  const code = (name: string, text: string) => file(`${name}.go`, text, 'go')
  return [
    file(
      'README.md',
      readme(plan, design, {
        settings: { reading, writing },
        yours: reads ? '`handler.go`' : '`source.go`',
        lag: reads !== undefined,
        schemas: {
          records,
          file: 'record_types.go',
          text: goType,
          message: (proto) => `${goPackage(proto)}.${goMessage(proto.message)}`,
          made: '`go generate` makes the types of Protobuf of the files in `schemas/protobuf/`, a package each, with `protoc` and `protoc-gen-go`.',
          serdes: { ...serdes, file: 'record_serdes.go', by: SERIALIZERS },
        },
        commands: [
          ...(serdes.languages.has('protobuf')
            ? [
                [
                  'go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.12',
                  'beside `protoc`, for the types of Protobuf',
                ] as const,
                ['go generate', 'makes them'] as const,
              ]
            : []),
          ['go mod tidy', 'writes go.sum, once'],
          ['go test', 'needs Docker for its Kafka, or one that KAFKA_BOOTSTRAP_SERVERS names'],
          ['go run .', 'runs one instance'],
        ],
        seen: 'Projects like this one are built, vetted and run against a real Kafka, and killed in the middle, before each release of Surveyor.',
        notes: reads ? NOTES : NOTES.slice(1),
      }),
      'markdown',
    ),
    file('go.mod', moduleOf(slug, serdes), 'plaintext'),
    ...(reads
      ? [
          code('main', mainFile(plan, reads)),
          code('worker', workerFile(plan, reads)),
          code('handler', handlerFile(plan, serdes)),
          code('records', recordsFile(reads.failure.onward.length > 0, isBySeveral(serdes))),
        ]
      : []),
    ...(!reads && writes
      ? [code('main', producerMainFile(writes)), code('source', sourceFile(writes, serdes))]
      : []),
    ...(records.types.length > 0 ? [code('record_types', goTypesFile(records))] : []),
    ...(serdes.languages.size > 0
      ? [code('record_serdes', goSerdesFile(serdes, records.types, moduleName(slug)))]
      : []),
    ...(serdes.languages.has('protobuf') ? [code('generate', generateFile(moduleName(slug), records))] : []),
    code('settings', settingsFile(plan, reading, writing)),
    code('health', healthFile(reads, aliveMsOf(plan))),
    code(
      'worker_test',
      testFile(plan, `apache/kafka:${releaseFor(design.cluster.kafkaVersion)}`, serdes.readers.length > 0),
    ),
  ]
}
