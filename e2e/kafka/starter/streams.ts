import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { javaStreams } from '@/core/exporters/streams/java-project'
import type { Design } from '@/core/model/design'
import { run } from '../support/leavings'
import { CLASSPATH } from '../support/toolchain'
import { type Command, writeProjects } from './runner'

/** Each record takes its time, so that there is a middle in which to end the program. */
const slowed = (text: string): string =>
  text.replaceAll(
    'context().forward(record);',
    `try {
                    Thread.sleep(2);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                context().forward(record);`,
  )

/** Builds the exported project of the first Streams application of a design. */
export async function buildStreams(folder: string, design: Design): Promise<Command> {
  const files = writeProjects(folder, javaStreams, design, (path, text) =>
    path.endsWith('/Steps.java') ? slowed(text) : undefined,
  )
  const project = join(folder, 'streams', design.streamsApps[0]?.name ?? '')
  const sources = files.filter((file) => file.startsWith(join(project, 'src/main/java/')))
  const main = sources.find((file) => file.endsWith('/Main.java')) ?? ''
  const classes = join(project, 'classes')
  mkdirSync(classes, { recursive: true })
  await run('javac', ['-Xlint:none', '-d', classes, '-cp', CLASSPATH, ...sources])
  const classpath = [classes, join(project, 'src/main/resources'), ...CLASSPATH.split(':')]
  const packageName = main.slice(join(project, 'src/main/java/').length, -'/Main.java'.length)
  return {
    command: 'java',
    words: [
      '-Xmx256m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Dlog4j2.level=WARN',
      '-cp',
      classpath.map((path) => resolve(path)).join(':'),
      `${packageName.replaceAll('/', '.')}.Main`,
    ],
    folder: project,
  }
}
