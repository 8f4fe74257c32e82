import type { PlanSetting } from '../../../starter-code/plan'
import { aliveMsOf } from '../../../starter-code/plan-settings'
import { recordTopicsOf } from '../../../starter-code/plan-topics'
import { releaseFor } from '../../client-releases'
import type { ExportedFile, Language } from '../../exporter'
import { packageNames } from '../../java-packages'
import { propertyComment, propertyLine } from '../../properties'
import { readme } from '../readme'
import { type StarterProject, starterExporter } from '../starter-exporter'
import { javaProtoFiles, serdesFiles } from '../types/java-serdes-files'
import { javaSchemas } from '../types/java-types'
import { type RecordSerdes, recordSerdesOf } from '../types/record-serdes'
import { programGradleFiles, programMavenFile } from './build-files'
import { BUILD_OPTION } from './build-option'
import { mainFile } from './main-file'
import { producerWorkerFile, sourceFile } from './producer-files'
import { shareWorkerFile } from './share-worker-file'
import {
  handlerFile,
  healthFile,
  heldPartitionsFile,
  recordsFile,
  settingsFile,
  unprocessableFile,
} from './support-files'
import { testFile } from './test-file'
import { needsOf, workerFile } from './worker-file'

/** A project with Kafka's own Java client for each application. */
export const javaStarter = starterExporter({
  family: 'java',
  options: [BUILD_OPTION],
  cannot: () => undefined,
  files: javaFiles,
})

/** Settings as a properties file, each with its reason. */
export const settingsText = (settings: readonly PlanSetting[]): string =>
  settings
    .map(({ key, value, why }, at) =>
      why === settings[at - 1]?.why
        ? `${propertyLine(key, value)}\n`
        : `${why === '' ? '' : `${propertyComment(why)}\n`}${propertyLine(key, value)}\n`,
    )
    .join('')

/** Share groups are of age since 4.2. */
const clientRelease = (version: string, isShare: boolean): string => {
  const release = releaseFor(version)
  return isShare && /^(?:3\.|4\.[01]\.)/.test(release) ? releaseFor('4.2') : release
}

function javaFiles({
  plan,
  design,
  slug,
  slugs,
  reading,
  writing,
  values,
  records,
}: StarterProject): readonly ExportedFile[] {
  const { reads, writes } = plan
  const serdes = recordSerdesOf(recordTopicsOf(plan), records)
  const packageName = packageNames(slugs, 'com.example').get(slug) ?? slug
  const folder = packageName.replaceAll('.', '/')
  const isShare = reads?.reading === 'share'
  const release = clientRelease(design.cluster.kafkaVersion, isShare)
  const file = (path: string, text: string, language: Language): ExportedFile => ({ path, text, language })
  const code = (name: string, text: string) => file(`src/main/java/${folder}/${name}.java`, text, 'java')
  const isMaven = values['build'] === 'maven'
  const builds = isMaven
    ? [file('pom.xml', programMavenFile(slug, packageName, release, serdes.languages), 'xml')]
    : Object.entries(programGradleFiles(slug, packageName, release, serdes.languages)).map(([path, text]) =>
        file(path, text, 'plaintext'),
      )
  const isSentOn = (reads?.failure.onward.length ?? 0) > 0
  return [
    file(
      'README.md',
      readmeOf({ plan, design, records, reading, writing }, serdes, isMaven, !isShare && reads !== undefined),
      'markdown',
    ),
    ...builds,
    code('Main', mainFile(packageName, plan)),
    ...(reads
      ? [
          code('Worker', (isShare ? shareWorkerFile : workerFile)(packageName, plan, reads)),
          code('Handler', handlerFile(packageName, plan, serdes)),
          code('UnprocessableRecord', unprocessableFile(packageName)),
          code('Records', recordsFile(packageName, isSentOn, serdes)),
          ...(needsOf(plan, reads).isHolding && !isShare
            ? [code('HeldPartitions', heldPartitionsFile(packageName))]
            : []),
          file('src/main/resources/consumer.properties', settingsText(reading), 'properties'),
        ]
      : []),
    ...(!reads && writes
      ? [
          code('Worker', producerWorkerFile(packageName, writes)),
          code('Source', sourceFile(packageName, writes, serdes)),
        ]
      : []),
    ...(writes ? [file('src/main/resources/producer.properties', settingsText(writing), 'properties')] : []),
    ...serdesFiles(packageName, records, serdes).map(([name, text]) => code(name, text)),
    ...javaProtoFiles(records),
    code('Health', healthFile(packageName, reads, aliveMsOf(plan))),
    code('Settings', settingsFile(packageName)),
    file(
      `src/test/java/${folder}/WorkerTest.java`,
      testFile(packageName, plan, `apache/kafka:${release}`, serdes.readers.length > 0),
      'java',
    ),
  ]
}

const readmeOf = (
  {
    plan,
    design,
    records,
    reading,
    writing,
  }: Pick<StarterProject, 'plan' | 'design' | 'records' | 'reading' | 'writing'>,
  serdes: RecordSerdes,
  isMaven: boolean,
  lag: boolean,
): string =>
  readme(plan, design, {
    settings: { reading, writing },
    yours: plan.reads ? '`Handler.java`' : '`Source.java`',
    lag,
    schemas: javaSchemas(records, serdes),
    commands: isMaven
      ? [
          ['mvn -q test', 'needs Docker for its Kafka, or one that KAFKA_BOOTSTRAP_SERVERS names'],
          ['mvn -q compile exec:java', 'runs one instance'],
        ]
      : [
          ['gradle test', 'needs Docker for its Kafka, or one that KAFKA_BOOTSTRAP_SERVERS names'],
          ['gradle run', 'runs one instance'],
        ],
    seen: 'Projects like this one are compiled and run against a real Kafka, and killed in the middle, before each release of Surveyor.',
  })
