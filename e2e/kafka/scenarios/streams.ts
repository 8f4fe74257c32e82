import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { analyse } from '@/core/analyse'
import { buildTopology } from '@/core/expand/kinds/derives-of-streams'
import { RICH_SCHEMAS } from '@/core/exporters/starter/rich-schemas'
import { javaStreams } from '@/core/exporters/streams/java-project'
import type { Design, StreamsApp, Topic } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { streamsApp } from '@/core/model/kinds/streams-app'
import { chainsOfDescription } from '@/core/streams/chains-of-description'
import { printTopology } from '@/core/streams/describe-topology'
import { printDescription, readDescriptions } from '@/core/streams/read-descriptions'
import { readProcessing } from '@/core/streams/read-processing'
import { templates } from '@/core/templates'
import type { KafkaTest } from '../support/kafka-test'
import { run, start } from '../support/leavings'
import { makeJavaTypes } from '../support/protoc'
import { randomPrograms } from '../support/random-programs'
import { CLASSPATH } from '../support/toolchain'
import { hardPrograms } from './hard-programs'
import { buildByMaven } from './streams-maven'
import { canonical, internalsOf } from './vectors'

const PROGRAMS = 400
/** Of these Kafka refuses some, as the core does. */
const WIDE_PROGRAMS = 200

interface Described {
  readonly describe?: string
  readonly error?: string
  readonly topics?: Readonly<Record<string, unknown>>
  readonly copartitionGroups?: readonly string[]
}

interface Project {
  readonly name: string
  readonly app: StreamsApp
  readonly packageName: string
  readonly settings: string
}

/** Every exported Java project compiles, and its own `Topology.describe()` is the one that Surveyor shows. */
export async function describeProjects(test: KafkaTest): Promise<void> {
  const { report, seed } = test
  const folder = mkdtempSync(join(tmpdir(), 'surveyor-streams-'))
  try {
    const apps = [
      ...hardPrograms(),
      ...(await programs(seed)),
      ...randomPrograms(seed, WIDE_PROGRAMS).filter(isBuilt),
      ...(await ofTemplates()),
    ]
    // Every other reads and writes records of schemas.
    const [plain, typed] = [0, 1].map((half) => apps.filter((_, at) => at % 2 === half))
    const written = [
      write(folder, { ...emptyDesign('Text'), streamsApps: plain ?? [] }),
      write(folder, { ...emptyDesign('Schemas'), topics: described(typed ?? []), streamsApps: typed ?? [] }),
    ]
    const projects = written.flatMap((half) => half.projects)
    const types = await typesOfProtobuf(written.flatMap((half) => half.roots))
    writeFileSync(join(folder, 'sources'), [...written.flatMap((half) => half.sources), ...types].join('\n'))
    const classes = join(folder, 'classes')
    mkdirSync(classes)
    const sources = join(folder, 'sources')
    // Raw types are the library's own; what is not checked is checked by running it.
    await run('javac', [
      '-Xlint:none',
      '-XDsuppressNotes',
      '-J-Xmx1200m',
      '-d',
      classes,
      '-cp',
      CLASSPATH,
      `@${sources}`,
    ])
    const answers = await descriptionsOf(classes, projects)
    let [same, found, settings] = [0, 0, 0]
    for (const [at, { name, app }] of projects.entries()) {
      const { describe: text, error, topics, copartitionGroups } = answers[at] ?? {}
      const shown = printTopology(readProcessing(app))
      const isSame = report.check(
        text === shown,
        `the description of the exported project of ${name}`,
        () => `${JSON.stringify(app)}\n    Kafka: ${error ?? text}\n    Surveyor: ${shown}`,
      )
      if (isSame) same += 1
      if (text === undefined) continue
      if (topics !== undefined) {
        const own = canonical(internalsOf(app))
        const areSame = report.check(
          own === canonical({ topics, copartitionGroups }),
          `the internal topics and co-partition groups of the exported project of ${name}`,
          () => `Kafka: ${canonical({ topics, copartitionGroups })}\n    Surveyor: ${own}`,
        )
        if (areSame) settings += 1
      }
      const [described] = readDescriptions(text)
      report.check(
        described !== undefined && printDescription(described) === text,
        `the description of ${name} is read as Kafka prints it`,
        () => text,
      )
      if (described && chainsOfDescription(described)) found += 1
    }
    report.figure('exported Java projects that compile, and are described as is shown', String(same))
    report.figure(
      'of them, whose internal topics and co-partition groups are those of Kafka',
      String(settings),
    )
    report.figure('of their descriptions, pasted: those of which the program is found again', String(found))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await buildByMaven(test)
}

/** Whether the core does not refuse a program; that it is refused by right is compared with Kafka for those below. */
const isBuilt = (app: StreamsApp): boolean => buildTopology(app).ok

/** Random programs that Kafka does not refuse. */
async function programs(seed: number): Promise<StreamsApp[]> {
  const args = ['-Xmx400m', '-cp', CLASSPATH, 'vectors.Vectors', `${seed}`, `${PROGRAMS}`, 'streams-topology']
  const java = start('java', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  if (java.stdout === null) throw new Error('The programs have no output.')
  const apps: StreamsApp[] = []
  for await (const line of createInterface({ input: java.stdout })) {
    const { input, answer } = JSON.parse(line) as { input: StreamsApp; answer: { refused?: boolean } }
    if (!answer.refused) apps.push({ ...input, name: `program-${apps.length + 1}` })
  }
  return apps
}

const ofTemplates = async (): Promise<readonly StreamsApp[]> =>
  (await Promise.all(templates.map((template) => template.design()))).flatMap(
    ({ streamsApps }) => streamsApps,
  )

const SCHEMAS: readonly Partial<Topic>[] = [
  { ...RICH_SCHEMAS['orders'] },
  { ...RICH_SCHEMAS['jobs'] },
  { ...RICH_SCHEMAS['prices'] },
  {},
  { keySchema: RICH_SCHEMAS['jobs']?.schema, schema: RICH_SCHEMAS['orders']?.keySchema },
]

/** The topics that applications read and write, with schemas of each language and without one. */
const described = (apps: readonly StreamsApp[]): Topic[] =>
  [...new Set(apps.flatMap((app) => streamsApp.ports.flatMap((port) => port.topics(app))))].map(
    (name, at) => ({ name, ...SCHEMAS[at % SCHEMAS.length] }),
  )

/** Writes the files of all projects, and tells what of each is to be compiled. */
function write(folder: string, design: Design): { projects: Project[]; sources: string[]; roots: string[] } {
  const files = javaStreams.export(design, analyse(design))
  const sources: string[] = []
  for (const { path, text } of files) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
    if (path.endsWith('.java') && !path.includes('/src/test/')) sources.push(target)
  }
  const programs = files.filter(({ path }) => path.endsWith('/Program.java'))
  const settings = files.filter(({ path }) => path.endsWith('/streams.properties'))
  const projects = design.streamsApps.map((app, at) => ({
    name: app.name,
    app,
    packageName: /^package (.+);/.exec(programs[at]?.text ?? '')?.[1] ?? '',
    settings: join(folder, settings[at]?.path ?? ''),
  }))
  const roots = new Set(programs.map(({ path }) => join(folder, path.slice(0, path.indexOf('/src/')))))
  return { projects, sources, roots: [...roots] }
}

/** The types that the builds of projects make of their Protobuf; those of a topic are the same in each. */
async function typesOfProtobuf(roots: readonly string[]): Promise<string[]> {
  const made = new Map<string, string>()
  for (const root of roots) for (const file of await makeJavaTypes(root)) made.set(relative(root, file), file)
  return [...made.values()]
}

async function descriptionsOf(classes: string, projects: readonly Project[]): Promise<readonly Described[]> {
  const java = start('java', ['-Xmx400m', '-cp', CLASSPATH, 'driver.Described', classes], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  if (java.stdout === null || java.stdin === null) throw new Error('The projects are not described.')
  java.stdin.end(projects.map(({ packageName, settings }) => `${packageName}\t${settings}\n`).join(''))
  const answers = []
  for await (const line of createInterface({ input: java.stdout })) answers.push(JSON.parse(line))
  return answers
}
