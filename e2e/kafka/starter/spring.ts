import { join } from 'node:path'
import { springStarter } from '@/core/exporters/starter/spring/spring-starter'
import { run } from '../support/leavings'
import { handlerOf, sourceOf } from './java'
import { type Command, type StarterRunner, writeProjects } from './runner'

const asBean = (text: string): string =>
  text
    .replace('\nimport ', '\nimport org.springframework.stereotype.Component;\nimport ')
    .replace(/\nclass (Handler|Source) \{/, '\n@Component\nclass $1 {')

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
            : undefined,
      { build: 'maven' },
    )
    const commands = new Map<string, Command>()
    for (const { name } of [...design.producers, ...design.consumerGroups]) {
      const own = join(folder, name)
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
