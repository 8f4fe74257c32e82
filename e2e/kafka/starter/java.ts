import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { javaStarter } from '@/core/exporters/starter/java/java-starter'
import type { Design } from '@/core/model/design'
import { run } from '../support/leavings'
import { makeJavaTypes } from '../support/protoc'
import { CLASSPATH } from '../support/toolchain'
import { type Command, type StarterRunner, writeProjects } from './runner'

/** What the proof puts in place of the user's work: it takes its time, and fails as the value says. */
export function handlerOf(text: string): string {
  const packageName = /^package (.+);/.exec(text)?.[1]
  const topic = /new ProducerRecord<>\("([^"]+)"/.exec(text)?.[1]
  const returns = topic === undefined ? 'void' : 'List<ProducerRecord<byte[], byte[]>>'
  return `package ${packageName};

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

class Handler {
    private static final int HANGS_AFTER = Integer.parseInt(System.getenv().getOrDefault("HANGS_AFTER", "0"));
    private final Map<String, Integer> tries = new HashMap<>();

    ${returns} handle(ConsumerRecord<byte[], byte[]> record) throws Exception {
        String value = new String(record.value());
        if (value.startsWith("plain")) {
            Thread.sleep(tries.merge("plain", 1, Integer::sum) == HANGS_AFTER ? 3_600_000 : 2);
        } else {
            int before = tries.merge(value, 1, Integer::sum);
            System.out.println("TRY " + value);
            System.out.flush();
            if (value.startsWith("poison")) throw new UnprocessableRecord("poison", null);
            if (value.startsWith("hopeless")) throw new IllegalStateException("hopeless");
            if (value.startsWith("flaky") && before < 3) throw new IllegalStateException("not yet");
        }
        ${topic === undefined ? '' : `return List.of(new ProducerRecord<>("${topic}", record.key(), record.value()));`}
    }
}
`
}

/** A source of a thousand records that keeps in a file how many of them are written. */
export function sourceOf(text: string): string {
  const packageName = /^package (.+);/.exec(text)?.[1]
  const topic = /new ProducerRecord<>\("([^"]+)"/.exec(text)?.[1]
  return `package ${packageName};

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

class Source {
    private static final Path CHECKPOINT = Path.of(System.getenv("CHECKPOINT"));
    private int written;

    Source() {
        try {
            written = Files.exists(CHECKPOINT) ? Integer.parseInt(Files.readString(CHECKPOINT)) : 0;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<ProducerRecord<byte[], byte[]>> next() throws InterruptedException {
        Thread.sleep(20);
        if (written >= 1000) return null;
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int at = written; at < Math.min(1000, written + 10); at++) {
            records.add(new ProducerRecord<>("${topic}", ("k" + at).getBytes(), ("plain" + at).getBytes()));
        }
        return records;
    }

    void written(List<ProducerRecord<byte[], byte[]>> records) {
        written += records.size();
        try {
            // A crash in the middle leaves the one before.
            Path now = Path.of(CHECKPOINT + ".new");
            Files.writeString(now, String.valueOf(written));
            Files.move(now, CHECKPOINT, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
`
}

/** Nothing that the compiler could say is left in what is exported. */
const STRICT = ['-Xlint:all,-processing,-classfile', '-Werror']

/** Compiles the sources of a project and returns how its `Main` is started; nothing where it has none. */
export async function compiledProject(
  project: string,
  sources: readonly string[],
  lint: readonly string[],
): Promise<Command | undefined> {
  const root = join(project, 'src/main/java/')
  const main = sources.find((file) => file.endsWith('/Main.java'))
  if (main === undefined) return undefined
  const classes = join(project, 'classes')
  mkdirSync(classes, { recursive: true })
  await run('javac', [...lint, '-d', classes, '-cp', CLASSPATH, ...sources])
  const packageName = main.slice(root.length, -'/Main.java'.length)
  const classpath = [classes, join(project, 'src/main/resources'), ...CLASSPATH.split(':')]
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

/** Kafka's own client, compiled by the JDK. */
export const javaRunner: StarterRunner = {
  title: 'Java',
  build: async (folder, design) => {
    const files = writeProjects(folder, javaStarter, design, (path, text) =>
      path.endsWith('/Handler.java')
        ? handlerOf(text)
        : path.endsWith('/Source.java')
          ? sourceOf(text)
          : undefined,
    )
    const commands = new Map<string, Command>()
    for (const { name } of [...design.producers, ...design.consumerGroups]) {
      const own = [
        ...files.filter((file) => file.startsWith(join(folder, name, 'src/main/java/'))),
        ...(await makeJavaTypes(join(folder, name))),
      ]
      const command = await compiledProject(join(folder, name), own, STRICT)
      if (command !== undefined) commands.set(name, command)
    }
    return commands
  },
}

/** Compiles every application of a design, the sources and not the tests; how many there are. */
export async function compileJava(folder: string, design: Design): Promise<number> {
  const files = writeProjects(folder, javaStarter, design, () => undefined)
  const sources = files.filter((file) => file.endsWith('.java') && !file.includes('/src/test/'))
  if (sources.length === 0) return 0
  // Two programs may have the types of one file.
  const made = new Map<string, string>()
  for (const project of new Set(files.map((file) => relative(folder, file).split('/')[0] ?? '')))
    for (const file of await makeJavaTypes(join(folder, project)))
      made.set(relative(join(folder, project), file), file)
  const classes = join(folder, 'classes')
  mkdirSync(classes)
  await run('javac', [
    '-Xlint:all,-processing,-classfile',
    '-Werror',
    '-d',
    classes,
    '-cp',
    CLASSPATH,
    ...made.values(),
    ...sources,
  ])
  return sources.filter((file) => file.endsWith('/Main.java')).length
}
