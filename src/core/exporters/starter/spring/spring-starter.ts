import { recordTopicsOf } from '../../../starter-code/plan-topics'
import { releaseFor } from '../../client-releases'
import type { ExportedFile, Exporter, Language } from '../../exporter'
import { idLosses } from '../../frameworks/framework-exporter'
import { packageNames } from '../../java-packages'
import { BUILD_OPTION } from '../java/build-option'
import { importLines } from '../java/java-words'
import { sourceFile } from '../java/producer-files'
import { handlerFile, recordsFile, unprocessableFile } from '../java/support-files'
import { readme } from '../readme'
import { type StarterProject, starterExporter } from '../starter-exporter'
import { javaProtoFiles, serdesFiles } from '../types/java-serdes-files'
import { javaSchemas } from '../types/java-types'
import { recordSerdesOf } from '../types/record-serdes'
import { applicationCode, configurationCode, feedCode, listenerCode, notDueCode } from './spring-code'
import { gradleFiles, mavenFile, propertiesFile, testCode } from './spring-files'
import { SPRING_IMPORTS } from './spring-words'

const starter = starterExporter({
  family: 'java',
  options: [BUILD_OPTION],
  cannot: ({ reads }) =>
    reads?.reading === 'share'
      ? 'Left out, since Spring Boot 3 has no listener for share groups; take Java.'
      : undefined,
  files: springFiles,
})

/** A Spring Boot project with Spring for Apache Kafka for each application. */
export const springStarter: Exporter = {
  ...starter,
  losses: (design, values) => {
    const told = starter.losses(design, values)
    const leftOut = new Set(told.filter(({ field }) => field === '').map(({ at }) => at))
    return [...told, ...idLosses(design, 'Spring').filter(({ at }) => !leftOut.has(at))]
  },
}

const SHOWS = 'GET /actuator/health'

function springFiles({
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
  const file = (path: string, text: string, language: Language): ExportedFile => ({ path, text, language })
  const main = (name: string, text: string) => file(`src/main/java/${folder}/${name}.java`, text, 'java')
  const code = (name: string, body: string) =>
    main(name, `package ${packageName};\n\n${importLines(body, SPRING_IMPORTS)}\n\n${body}`)
  // A bean of Spring's, else the same as without it.
  const bean = (name: string, text: string) =>
    main(
      name,
      text
        .replace('\nimport ', '\nimport org.springframework.stereotype.Component;\nimport ')
        .replace(`\nclass ${name} {`, `\n@Component\nclass ${name} {`),
    )
  const isMaven = values['build'] === 'maven'
  const builds = isMaven
    ? [file('pom.xml', mavenFile(slug, serdes.languages), 'xml')]
    : Object.entries(gradleFiles(slug, serdes.languages)).map(([path, text]) => file(path, text, 'plaintext'))
  const test = testCode(
    plan,
    `apache/kafka:${releaseFor(design.cluster.kafkaVersion)}`,
    serdes.readers.length > 0,
  )
  return [
    file(
      'README.md',
      readme(plan, design, {
        settings: { reading, writing },
        unwell: reads ? 'where a listener has stopped' : 'where Spring finds it down',
        yours: reads ? '`Handler.java`' : '`Source.java`',
        lag: reads !== undefined,
        schemas: javaSchemas(records, serdes),
        health: SHOWS,
        instance: '`HOSTNAME`, or a new one at each start',
        metrics: 'GET /actuator/prometheus',
        commands: isMaven
          ? [
              ['mvn -q test', 'needs Docker for its Kafka, or one that KAFKA_BOOTSTRAP_SERVERS names'],
              ['mvn -q spring-boot:run', 'runs one instance'],
            ]
          : [
              ['gradle test', 'needs Docker for its Kafka, or one that KAFKA_BOOTSTRAP_SERVERS names'],
              ['gradle bootRun', 'runs one instance'],
            ],
        seen: 'Projects like this one are built by Maven and run against a real Kafka, and killed in the middle, before each release of Surveyor.',
        ...(reads?.reading === 'everything' && {
          notes: ['Each instance is alone in a group of its own, whose offsets nobody asks for again.'],
        }),
      }),
      'markdown',
    ),
    ...builds,
    code('Application', applicationCode()),
    ...(reads
      ? [
          code('Listener', listenerCode(plan, reads)),
          code('KafkaConfiguration', configurationCode(plan, reads)),
          bean('Handler', handlerFile(packageName, plan, serdes)),
          main('UnprocessableRecord', unprocessableFile(packageName)),
          main('Records', recordsFile(packageName, false, serdes)),
          ...(reads.failure.delays.length > 0 ? [code('NotDue', notDueCode())] : []),
        ]
      : []),
    ...(!reads && writes
      ? [code('Feed', feedCode(writes)), bean('Source', sourceFile(packageName, writes, serdes))]
      : []),
    ...serdesFiles(packageName, records, serdes).map(([name, text]) => main(name, text)),
    ...javaProtoFiles(records),
    file('src/main/resources/application.properties', propertiesFile(plan, reading, writing), 'properties'),
    file(
      `src/test/java/${folder}/ApplicationTest.java`,
      `package ${packageName};\n\nimport static org.junit.jupiter.api.Assertions.assertTrue;\n\n${importLines(test, SPRING_IMPORTS)}\n\n${test}`,
      'java',
    ),
  ]
}
