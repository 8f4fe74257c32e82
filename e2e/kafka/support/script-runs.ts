import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Driver } from './driver'
import { run } from './leavings'
import { CLASSPATH } from './toolchain'

const MAINS = {
  'kafka-topics.sh': 'org.apache.kafka.tools.TopicCommand',
  'kafka-configs.sh': 'kafka.admin.ConfigCommand',
  'kafka-acls.sh': 'org.apache.kafka.tools.AclCommand',
  'kafka-broker-api-versions.sh': 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  'kafka-consumer-groups.sh': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-reassign-partitions.sh': 'org.apache.kafka.tools.reassign.ReassignPartitionsCommand',
} as const

export interface Command {
  readonly tool: string
  readonly words: readonly string[]
}

function writeTools(folder: string, lineOf: (tool: string, main: string) => string): string {
  mkdirSync(folder, { recursive: true })
  for (const [tool, main] of Object.entries(MAINS)) {
    const file = join(folder, tool)
    writeFileSync(file, `#!/usr/bin/env bash\n${lineOf(tool, main)}\n`)
    chmodSync(file, 0o755)
  }
  return folder
}

/** Runs a script in bash with the real tools, each a JVM of its own; its output. */
export async function runScript(
  text: string,
  bootstrap: string,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const classpath = CLASSPATH.split(':')
    .map((path) => resolve(path))
    .join(':')
  const tools = writeTools(
    join(folder, 'real'),
    (_, main) =>
      `exec java -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '${classpath}' ${main} "$@"`,
  )
  const file = join(folder, 'create-topics.sh')
  writeFileSync(file, text)
  return run('bash', [file], {
    env: { ...process.env, BOOTSTRAP: bootstrap, KAFKA_BIN: tools, ...environment },
  })
}

/** Runs a script in bash with tools that only write down what they are told: each command's words. */
export async function commandsOf(text: string, bootstrap: string, folder: string): Promise<Command[]> {
  const written = join(folder, 'commands')
  const tools = writeTools(
    join(folder, 'noting'),
    (tool) => `printf '%s\\0' "$#" ${tool} "$@" >> '${written}'`,
  )
  writeFileSync(written, '')
  const file = join(folder, 'noted.sh')
  writeFileSync(file, text)
  await run('bash', [file], {
    env: { ...process.env, BOOTSTRAP: bootstrap, PATH: `${tools}:${process.env['PATH']}` },
  })
  const words = readFileSync(written, 'utf8').split('\0')
  const commands: Command[] = []
  for (let at = 0; at < words.length - 1; ) {
    const count = Number(words[at])
    commands.push({ tool: words[at + 1] ?? '', words: words.slice(at + 2, at + 2 + count) })
    at += count + 2
  }
  return commands
}

interface ToolRun {
  readonly status: number
  readonly output: string
}

/** Runs commands through Kafka's tools inside the driver; the first failure's output, or undefined. */
export async function runCommands(driver: Driver, commands: readonly Command[]): Promise<string | undefined> {
  for (const { tool, words } of commands) {
    let done: ToolRun = { status: 1, output: '' }
    // A broker learns of a new topic a moment after the controller; between two JVMs that time has passed.
    for (let attempt = 0; attempt < 200; attempt++) {
      done = await driver.call<ToolRun>('tool', { tool, arguments: words })
      if (done.status === 0 || !done.output.includes('UnknownTopicOrPartition')) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    if (done.status !== 0) return `${tool} ${words.join(' ')}\n${done.output}`
  }
  return undefined
}
