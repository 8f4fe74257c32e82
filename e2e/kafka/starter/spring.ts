import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { springStarter } from '@/core/exporters/starter/spring/spring-starter'
import { run } from '../support/leavings'
import { STAND_INS } from '../support/toolchain'
import { handlerOf, sourceOf } from './java'
import { type Command, type StarterRunner, writeProjects } from './runner'

const asBean = (text: string): string =>
  text
    .replace('\nimport ', '\nimport org.springframework.stereotype.Component;\nimport ')
    .replace(/\nclass (Handler|Source) \{/, '\n@Component\nclass $1 {')

/** What they are made of, where a project has not asked for it already. */
const PROTOBUF = `    <dependency>
      <groupId>com.google.protobuf</groupId>
      <artifactId>protobuf-java</artifactId>
      <version>4.32.1</version>
    </dependency>
`
const AVRO = `    <dependency>
      <groupId>org.apache.avro</groupId>
      <artifactId>avro</artifactId>
      <version>1.12.1</version>
    </dependency>
`

/** A POM with what stands in for Confluent's serializers in their place. */
export const withStandIns = (pom: string): string =>
  pom
    .replace(/ {2}<repositories>[\s\S]*<\/repositories>\n/, '')
    .replace(/ {4}<dependency>\n {6}<groupId>io\.confluent<[\s\S]*?<\/dependency>\n/g, '')
    .replace(
      '  </dependencies>',
      `${pom.includes('>protobuf-java<') ? '' : PROTOBUF}${AVRO}  </dependencies>`,
    )

export function copyStandIns(folder: string): void {
  for (const file of readdirSync(STAND_INS)) {
    const text = readFileSync(join(STAND_INS, file), 'utf8')
    const own = join(folder, ...(/^package (.+);/.exec(text)?.[1] ?? '').split('.'))
    mkdirSync(own, { recursive: true })
    writeFileSync(join(own, file), text)
  }
}

/** Spring Boot, packaged by Maven; the tests are compiled and, as their container needs another system, not run. */
export const springRunner: StarterRunner = {
  title: 'Spring Boot',
  asks: {
    health: 'actuator/health',
    metrics: 'actuator/prometheus',
    // Lag is bound to the metrics once a minute.
    lag: () => /kafka_consumer_fetch_manager_records/,
  },
  build: async (folder, design) => {
    writeProjects(
      folder,
      springStarter,
      design,
      (path, text) =>
        path.endsWith('/Handler.java')
          ? asBean(handlerOf(text))
          : path.endsWith('/Source.java')
            ? asBean(sourceOf(text))
            : path.endsWith('/pom.xml')
              ? withStandIns(text)
              : undefined,
      { build: 'maven' },
    )
    const commands = new Map<string, Command>()
    for (const { name } of [...design.producers, ...design.consumerGroups]) {
      const own = join(folder, name)
      copyStandIns(join(own, 'src/main/java'))
      await run('mvn', ['-q', '-B', '-f', join(own, 'pom.xml'), '-DskipTests', 'package'])
      commands.set(name, {
        command: 'java',
        words: ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', 'target/program.jar'],
        folder: own,
      })
    }
    return commands
  },
}
