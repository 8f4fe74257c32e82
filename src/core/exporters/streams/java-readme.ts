import type { StreamsApp } from '../../model/design'
import { recordFormatOf } from '../../starter-code/record-format'
import { printTopology } from '../../streams/describe-topology'
import { internalTopicsOfBuilt } from '../../streams/internal-topics'
import { aboutLines } from '../about'
import { settingsOf } from '../setting-text'
import { addConfigWord, shellQuote } from '../shell'
import { singleLine } from '../single-line'
import { javaSchemas } from '../starter/types/java-types'
import { schemaLines } from '../starter/types/schema-lines'
import type { StreamsProject, WrittenProgram } from './streams-project'

/** `README.md`: how it is built and run, what it makes for itself, and its description. */
export function readmeOf(
  { app, topology, design, records }: StreamsProject,
  { hasSerdes, isLeft, takesRecords }: WrittenProgram,
): string {
  const internal = internalTopicsOfBuilt(topology, app, design.topics)
  const said = [
    ...aboutLines(app),
    ...(app.instances === undefined ? [] : [`Instances: ${app.instances}.`]),
    ...(app.processingMsPerRecord === undefined ? [] : [`Time per record: ${app.processingMsPerRecord} ms.`]),
    ...(app.diskBytesPerInstance === undefined
      ? []
      : [`Disk of an instance: ${app.diskBytesPerInstance} bytes.`]),
    ...(app.memoryBytesPerInstance === undefined
      ? []
      : [`Memory of an instance for its stores: ${app.memoryBytesPerInstance} bytes.`]),
  ]
  const fence = '```'
  const topics = new Map(design.topics.map((topic) => [topic.name, topic]))
  const told = records.topics.map((topic) => ({ topic, format: recordFormatOf(topics.get(topic)) }))
  const serdes = hasSerdes ? records.serdes : { readers: [], writers: [], languages: new Set<never>() }
  const schemas = schemaLines(told, javaSchemas(records.records, serdes))
  return `# ${singleLine(app.name)}

${said.length > 0 ? `${said.join('\n')}\n\n` : ''}${fence}sh
mvn -q compile exec:java -Dexec.args=--describe   # prints the description below
mvn -q compile exec:java   # runs one instance
mvn -q test   # without a broker: its topology is this one${takesRecords ? ', and it takes records' : ''}
${fence}

${schemas.length > 0 ? `${schemas.join('\n').trimEnd()}\n\nWhat a schema without a text explains stays bytes, as do topics of several types; other keys` : 'Keys'} and values are text, and every step passes on what it gets: \`Program.java\` is where your code goes.${isLeft ? ' Where the schema of what is written has another type, `Steps.yours` stops the program until you say how it is made.' : ''} Names and the order of the calls decide how internal topics are called: change them with care once there is state.

| variable | what it says |
|---|---|
| KAFKA_BOOTSTRAP_SERVERS | where the brokers are; else as in \`streams.properties\` |
| HEALTH_PORT | where \`GET /health\` and \`GET /metrics\` are answered; 8080 |

\`/health\` is 200 while it is RUNNING or REBALANCING, and 503 with its state otherwise. \`/metrics\` has its state, its
threads, and how far each partition and each store is behind, for Prometheus. A thread that fails is replaced; after five
within five minutes the instance ends with status 1. On SIGTERM it closes within 30 s.
${
  internal.length === 0
    ? ''
    : `
## Topics that it makes for itself

| topic | partitions | settings |
|---|---|---|
${internal
  .map(
    ({ name, partitions, config }) =>
      `| ${singleLine(name)} | ${partitions ?? '?'} | ${Object.entries(config)
        .map(([key, value]) => `${key}=${value}`)
        .join(' ')} |`,
  )
  .join('\n')}
`
}
${groupPart(app)}## What \`Topology.describe()\` prints

${fence}
${(app.topology ?? printTopology(topology)).trimEnd()}
${fence}
`
}

/** How what the brokers keep of its group is set. */
function groupPart({ name, applicationId = name, groupConfig }: StreamsApp): string {
  const settings = settingsOf(groupConfig)
  if (settings.length === 0) return ''
  const words = settings.flatMap(([key, value]) => addConfigWord(key, value) ?? [])
  const left = settings.filter(([key, value]) => addConfigWord(key, value) === undefined)
  return `## Settings of its group, which the brokers keep

\`\`\`sh
kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type groups \\
  --entity-name ${shellQuote(singleLine(applicationId))} --add-config ${shellQuote(words.join(','))}
\`\`\`
${left.map(([key, value]) => `\nNot in it: ${singleLine(key)} = ${singleLine(value)}\n`).join('')}
`
}
