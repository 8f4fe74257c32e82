import type { ApplicationPlan, PlanSetting, ReadingPlan } from '../../../starter-code/plan'
import { block, blocks } from '../code-text'
import type { RecordSerdes } from '../types/record-serdes'
import { tsDecoding } from './ts-serdes'
import { KAFKAJS, quoted, settingValue } from './ts-words'

const isBySeveral = ({ readers }: RecordSerdes): boolean =>
  new Set(readers.map(({ topic }) => topic)).size > 1

/** `src/handler.ts`: where the work on a record goes. */
export function handlerFile({ writes }: ApplicationPlan, serdes: RecordSerdes): string {
  const made = writes?.topics ?? []
  const decoding = tsDecoding(serdes)
  const several = isBySeveral(serdes)
  const ofSerdes = decoding === '' ? '' : "import { RecordSerdes } from './record-serdes.ts'\n"
  const held = decoding === '' ? '' : '\nconst serdes = new RecordSerdes()\n'
  const about = ` * Throws UnprocessableRecord where no further try can help, and any other error where one may.
 * After a crash a record may come again: what this does elsewhere must bear that.
 */`
  return made.length > 0
    ? `import type { KafkaJS } from '${KAFKAJS}'
${ofSerdes}import { type Made${several ? ', originOf' : ''} } from './records.ts'
${held}
export type Handle = (topic: string, partition: number, message: KafkaJS.KafkaMessage) => Promise<Made[]>

/**
 * What is done with a record: put in your code. Returns the records that come of it; they are written when it
 * returns, and none where it throws.
${about}
${
  decoding === ''
    ? `export const handle: Handle = async (_topic, _partition, { key, value }) => [
${made.map(({ topic }) => `  { topic: ${quoted(topic)}, key, value },`).join('\n')}
]`
    : `export const handle: Handle = async (${several ? '' : '_'}topic, _partition, message) => {
${decoding}  const { key, value } = message
  return [
${made.map(({ topic }) => `    { topic: ${quoted(topic)}, key, value },`).join('\n')}
  ]
}`
}
`
    : `import type { KafkaJS } from '${KAFKAJS}'
${ofSerdes}import { ${several ? 'originOf, ' : ''}whereOf } from './records.ts'
${held}
export type Handle = (topic: string, partition: number, message: KafkaJS.KafkaMessage) => Promise<void>

/**
 * What is done with a record: put in your code.
${about}
export const handle: Handle = async (topic, partition, message) => {
${decoding}  console.debug(\`Processed \${whereOf(topic, partition, message)}\`)
}
`
}

/** `src/records.ts`: records as they are written, told of, and sent on. */
export const recordsFile = (reads: ReadingPlan | undefined, serdes: RecordSerdes): string =>
  `${blocks(
    reads ? `import type { KafkaJS } from '${KAFKAJS}'` : `import type { KafkaJS } from '${KAFKAJS}'`,
    `/** A record to be written. */
export interface Made {
  readonly topic: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers?: KafkaJS.IHeaders
}`,
    reads &&
      `/** A record that no further try can help, as one that cannot be read. */
export class UnprocessableRecord extends Error {}

export const whereOf = (topic: string, partition: number, { offset }: KafkaJS.KafkaMessage): string =>
  \`\${topic}-\${partition}@\${offset}\``,
    isBySeveral(serdes) &&
      `/** The topic that a record was first in, for one that comes from a retry topic. */
export function originOf(topic: string, { headers }: KafkaJS.KafkaMessage): string {
  const origin = headers?.['original-topic']
  return typeof origin === 'string' || origin instanceof Buffer ? origin.toString() : topic
}`,
    reads &&
      reads.failure.onward.length > 0 &&
      `/** The record as it came, with headers that say where it was first, and why it was sent on last. */
export function sentOn(topic: string, partition: number, message: KafkaJS.KafkaMessage, to: string, cause: unknown): Made {
  const headers: KafkaJS.IHeaders = { ...message.headers }
  if (headers['original-topic'] === undefined) {
    headers['original-topic'] = topic
    headers['original-partition'] = String(partition)
    headers['original-offset'] = message.offset
  }
  headers['failure'] = String(cause)
  return { topic: to, key: message.key, value: message.value, headers }
}`,
  )}\n`

const settingsOf = (name: string, type: string, settings: readonly PlanSetting[]): string =>
  `export const ${name}: ${type} = {
${settings
  .map(
    ({ key, value, why }, at) =>
      `${why === '' || why === settings[at - 1]?.why ? '' : `  // ${why}\n`}  ${quoted(key)}: ${settingValue(key, value)},`,
  )
  .join('\n')}
}`

/** `src/settings.ts`: the settings with their reasons, over them those of a file of your own, and where the brokers are. */
export const settingsFile = (
  { reads, writes }: ApplicationPlan,
  reading: readonly PlanSetting[],
  writing: readonly PlanSetting[],
): string =>
  `${blocks(
    `import { readFileSync } from 'node:fs'`,
    'type Settings = Readonly<Record<string, string | number | boolean>>',
    reads && settingsOf('READING', 'Settings', reading),
    writes && settingsOf('WRITING', 'Settings', writing),
    `/** Settings with those of the file over them that CLIENT_PROPERTIES names: secrets, say. */
export function withOwn(settings: Settings): Settings {
  const file = process.env['CLIENT_PROPERTIES']
  const lines = file === undefined ? [] : readFileSync(file, 'utf8').split('\\n')
  const own = lines
    .map((line) => line.trim())
    .filter((line) => line.includes('=') && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()])
  const bootstrap = process.env['KAFKA_BOOTSTRAP_SERVERS'] ?? 'localhost:9092'
  const protocol = process.env['KAFKA_SECURITY_PROTOCOL']
  const reached = { 'bootstrap.servers': bootstrap, ...(protocol !== undefined && { 'security.protocol': protocol }) }
  return { ...settings, ...Object.fromEntries(own), ...reached }
}`,
  )}\n`

/** `src/health.ts`: whether the process is alive, and how far it is behind, over HTTP. */
export const healthFile = (reads: ReadingPlan | undefined): string =>
  block(
    `import { createServer, type Server } from 'node:http'`,
    '',
    '/** What watches the program asks here: GET /health, and GET /metrics for Prometheus. */',
    'export class Health {',
    '  readonly #server: Server',
    '  #isWell = true',
    '  #processed = 0',
    reads &&
      '  #retried = 0\n  readonly #sentOn = new Map<string, number>()\n  readonly #lag = new Map<string, bigint>()',
    `
  constructor(port: number) {
    this.#server = createServer(({ url }, response) => {
      if (url === '/metrics') response.end(this.#metrics())
      else if (url === '/health') response.writeHead(this.#isWell ? 200 : 503).end(this.#isWell ? 'up\\n' : 'failed\\n')
      else response.writeHead(404).end()
    }).listen(port)
  }

  failed(): void {
    this.#isWell = false
  }

  processed(): void {
    this.#processed += 1
  }
`,
    reads &&
      `  polled(topic: string, partition: number, lag: bigint): void {
    this.#lag.set(\`topic="\${topic}",partition="\${partition}"\`, lag)
  }

  retried(): void {
    this.#retried += 1
  }

  sentOn(topic: string): void {
    this.#sentOn.set(topic, (this.#sentOn.get(topic) ?? 0) + 1)
  }
`,
    `  close(): void {
    this.#server.close()
  }

  #metrics(): string {
    const lines = [\`records_processed_total \${this.#processed}\`]`,
    reads &&
      `    lines.push(\`records_retried_total \${this.#retried}\`)
    for (const [topic, count] of this.#sentOn) lines.push(\`records_sent_on_total{topic="\${topic}"} \${count}\`)
    for (const [of, records] of this.#lag) lines.push(\`consumer_lag_records{\${of}} \${records}\`)`,
    `    return \`\${lines.join('\\n')}\\n\`
  }
}
`,
  )

/** `src/main.ts` of a reader: puts the program together, runs it, and ends it in good order. */
export function mainFile({ reads, writes }: ApplicationPlan): string {
  const id = writes?.transactionalId
  const group = reads?.groupId === undefined ? `\`every-\${randomUUID()}\`` : quoted(reads.groupId)
  const settings = [...(reads ? ['READING'] : []), ...(writes ? ['WRITING'] : []), 'withOwn']
  const isStopping = reads?.failure.otherwise === 'stop'
  const producer =
    id === undefined
      ? 'kafka.producer(withOwn(WRITING))'
      : `kafka.producer({ ...withOwn(WRITING), 'transactional.id': TRANSACTIONAL_ID.replaceAll('\${instance}', instance) })`
  return block(
    reads && reads.groupId === undefined && `import { randomUUID } from 'node:crypto'`,
    `import { KafkaJS } from '@confluentinc/kafka-javascript'`,
    reads && `import { handle } from './handler.ts'`,
    `import { Health } from './health.ts'`,
    `import { ${settings.join(', ')} } from './settings.ts'`,
    !reads && `import { Source } from './source.ts'`,
    `import { Worker } from './worker.ts'`,
    '',
    id !== undefined &&
      `/** Kept by this instance through its restarts, and by no other: Kafka ends what an id left behind when it comes again. */
const TRANSACTIONAL_ID = ${quoted(id)}
const instance = process.env['INSTANCE'] ?? '1'
`,
    `const health = new Health(Number(process.env['HEALTH_PORT'] ?? 8080))
const kafka = new KafkaJS.Kafka()`,
    reads
      ? block(
          `const consumer = kafka.consumer({
  ...withOwn(READING),
  'group.id': ${group},
  rebalance_cb: (error: { message: string }, partitions: unknown) => console.info('Rebalanced:', error.message, partitions),
})`,
          writes && `const producer = ${producer}`,
          `const worker = new Worker(consumer, ${writes ? 'producer, ' : ''}handle, health${isStopping ? ', fail' : ''})`,
        )
      : `const worker = new Worker(${producer}, new Source(), health)`,
    `
/** Ends in good order: what is in hand is finished and committed first. */
async function end(status: number): Promise<void> {
  await worker.stop()
  health.close()
  process.exit(status)
}

function fail(error: unknown): void {
  console.error('The program ends, to be started again from what was last committed', error)
  health.failed()
  void end(1)
}

process.once('SIGTERM', () => void end(0))
process.once('SIGINT', () => void end(0))
worker.start().catch(fail)
`,
  )
}
