import type { StreamsApp } from '../../model/design'
import { streamsApp as facts } from '../../model/kinds/streams-app'
import { nodeId } from '../../model/node-id'
import { printTopology } from '../../streams/describe-topology'
import { readProcessing } from '../../streams/read-processing'
import { type Topology, TopologyError } from '../../streams/topology'
import { ABOUT_CARRIED } from '../about'
import { type Carried, notCarried } from '../carried'
import { releaseFor } from '../client-releases'
import type { ExportedFile, Exporter, ExportLoss, ExportOption, Language } from '../exporter'
import { fileName } from '../file-name'
import { packageNames } from '../java-packages'
import { emptySettings } from '../not-carried'
import { optionValues } from '../option-values'
import { REACH_CARRIED, reachLosses } from '../reach-cluster'
import { schemaReaders } from '../schema-readers'
import { singleLine } from '../single-line'
import { javaProtoFiles } from '../starter/types/java-serdes-files'
import type { RecordTypes } from '../starter/types/record-types'
import { uniqueSlugs } from '../unique-slugs'
import { streamsMavenFile } from './build-files'
import { handlerFile, programFile, stepsFile, YOURS } from './java-files'
import { statementsOf } from './java-program'
import { readmeOf } from './java-readme'
import { streamsRecordsIn } from './java-records'
import { failuresFile, healthFile, mainFile } from './java-running-files'
import { type Samples, samplesOf, testFile } from './java-test-file'
import type { StreamsProject } from './streams-project'
import { streamsSettingsFile } from './streams-settings-file'

const OPTIONS = [
  {
    id: 'skip-unreadable',
    label: 'Skip what cannot be read',
    help: 'Sets the handler of the project for records that cannot be read, where the design sets none.',
    kind: 'switch',
    initial: false,
  },
] as const satisfies readonly ExportOption[]

const CARRIED: Carried = {
  cluster: [...REACH_CARRIED, 'kafkaVersion'],
  nodes: {
    streamsApp: [
      ...ABOUT_CARRIED,
      'principal',
      'applicationId',
      'instances',
      'processingMsPerRecord',
      'diskBytesPerInstance',
      'memoryBytesPerInstance',
      'config',
      'groupConfig',
      'processing',
      'topology',
    ],
  },
}

type Built =
  | { readonly app: StreamsApp; readonly topology: Topology }
  | { readonly app: StreamsApp; readonly error: string }

function built(app: StreamsApp): Built {
  try {
    const topology = readProcessing(app)
    // A description stands for the topology, and its chains are what the code is made of.
    if (app.topology !== undefined) readProcessing({ ...app, topology: undefined })
    return { app, topology }
  } catch (error) {
    if (error instanceof TopologyError) return { app, error: error.message }
    throw error
  }
}

/** A Java project for each Streams application that Kafka would build. */
export const javaStreams: Exporter = {
  options: OPTIONS,
  losses: (design) => [
    ...design.streamsApps.map(built).flatMap(lossesOf),
    ...design.streamsApps.flatMap(({ name, config }) => emptySettings(nodeId('streamsApp', name), config)),
    ...(design.streamsApps.length > 0 ? [PLACEHOLDERS] : []),
    ...reachLosses(design),
    ...notCarried(design, CARRIED),
  ],
  export: (design, analysis, given) => {
    const values = optionValues(OPTIONS, given)
    const apps = design.streamsApps.map(built)
    const slugs = uniqueSlugs(
      apps.map(({ app }) => app.name),
      fileName,
    )
    const packages = packageNames(
      apps.map(({ app }) => slugs.get(app.name) ?? ''),
      'streams',
    )
    const recordsOf = streamsRecordsIn(design, schemaReaders(analysis))
    return apps.flatMap((one) => {
      if ('error' in one) return []
      const slug = slugs.get(one.app.name) ?? ''
      const packageName = packages.get(slug) ?? slug
      return projectOf({ ...one, design, slug, packageName, values, records: recordsOf(one.app) })
    })
  },
}

const [READS] = facts.ports

const PLACEHOLDERS: ExportLoss = {
  at: 'design',
  field: '',
  sentence:
    'What the steps do is not designed: each passes on what it gets, or stops where its type must become another; put in your own code.',
}

function lossesOf(one: Built): ExportLoss[] {
  const at = nodeId('streamsApp', one.app.name)
  if ('error' in one)
    return [
      {
        at,
        field: '',
        sentence: `Left out, since Kafka refuses to build it: ${one.error.replace(/[.!]?$/, '.')}`,
      },
    ]
  return one.app.topology === undefined
    ? []
    : [
        {
          at,
          field: 'topology',
          sentence: 'Only its topics are known, not its steps: the code reads and writes these.',
        },
      ]
}

/** Of a program that is still to be completed. */
const NO_SAMPLES: Samples = { records: [], schemas: [] }

const HANDLER = 'deserialization.exception.handler'

function projectOf(project: StreamsProject): ExportedFile[] {
  const { app, design, slug, packageName, values, records } = project
  const release = releaseFor(design.cluster.kafkaVersion)
  const folder = `streams/${slug}`
  const code = `${folder}/src/main/java/${packageName.replaceAll('.', '/')}`
  const file = (path: string, text: string, language: Language): ExportedFile => ({ path, text, language })
  const skips =
    values['skip-unreadable'] === 'true' ||
    String(app.config?.[HANDLER] ?? '') === `${packageName}.SkipUnreadable`
  const chosen = values['skip-unreadable'] === 'true' ? { [HANDLER]: `${packageName}.SkipUnreadable` } : {}
  const title = `The program of ${singleLine(app.name).replaceAll('*/', '* /')}: it passes on what it gets until you say what it does.`
  const classes = records.classes(packageName)
  const hasSerdes = classes.length > 0
  const program = programFile(packageName, title, statementsOf(app, records.typeOf))
  const isLeft = program.includes(YOURS)
  const samples = isLeft ? NO_SAMPLES : samplesOf(READS.topics(app), records)
  const takesRecords = samples.records.length > 0
  return [
    file(`${folder}/README.md`, readmeOf(project, { hasSerdes, isLeft, takesRecords }), 'markdown'),
    file(
      `${folder}/pom.xml`,
      streamsMavenFile(slug, packageName, release, hasSerdes ? records.serdes.languages : new Set()),
      'xml',
    ),
    file(`${code}/Program.java`, program, 'java'),
    file(`${code}/Main.java`, mainFile(packageName), 'java'),
    file(`${code}/Health.java`, healthFile(packageName), 'java'),
    file(`${code}/Failures.java`, failuresFile(packageName), 'java'),
    file(`${code}/Steps.java`, stepsFile(packageName, program), 'java'),
    ...(skips ? [file(`${code}/SkipUnreadable.java`, handlerFile(packageName, hasSerdes), 'java')] : []),
    ...classes.map(([name, text]) => file(`${code}/${name}.java`, text, 'java')),
    file(
      `${folder}/src/main/resources/streams.properties`,
      streamsSettingsFile(app, design, chosen),
      'properties',
    ),
    ...schemaFiles(records.records).map((schema) => ({ ...schema, path: `${folder}/${schema.path}` })),
    ...testFiles(project, folder, samples),
  ]
}

/** What is of Protobuf is in a package of Java. */
function schemaFiles(records: RecordTypes): readonly ExportedFile[] {
  const own = javaProtoFiles(records)
  const paths = new Set(own.map(({ path }) => path))
  return [...records.files.filter(({ path }) => !paths.has(path)), ...own]
}

/** A test of the topology, with the description that it must have; topics by a pattern have no name to write to. */
function testFiles(
  { app, topology, packageName }: StreamsProject,
  folder: string,
  samples: Samples,
): readonly ExportedFile[] {
  const topics = READS.topics(app)
  if (topics.length === 0) return []
  // What is only described is another program once it is written down.
  const shown = app.topology === undefined ? topology : readProcessing({ ...app, topology: undefined })
  return [
    {
      path: `${folder}/src/test/java/${packageName.replaceAll('.', '/')}/ProgramTest.java`,
      text: testFile(packageName, samples),
      language: 'java',
    },
    {
      path: `${folder}/src/test/resources/topology.txt`,
      text: printTopology(shown),
      language: 'plaintext',
    },
  ]
}
