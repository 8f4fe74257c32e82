import { join } from 'node:path'
import { javaStreams } from '@/core/exporters/streams/java-project'
import type { Design } from '@/core/model/design'
import { compiledProject } from './java'
import { type Command, writeProjects } from './runner'

/** Each record takes its time, and after so many it hangs where it is told to: there is a middle in which to end the program. */
const slowed = (text: string): string =>
  text.replaceAll(
    'context().forward(record);',
    `try {
                    int seen = Integer.getInteger("seen", 0) + 1;
                    System.setProperty("seen", String.valueOf(seen));
                    Thread.sleep(String.valueOf(seen).equals(System.getenv("HANGS_AFTER")) ? 3_600_000 : 2);
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
  const command = await compiledProject(project, sources, ['-Xlint:none'])
  if (command === undefined) throw new Error(`No Main.java below ${project}`)
  return command
}
