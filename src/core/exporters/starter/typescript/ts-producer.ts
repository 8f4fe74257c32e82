import type { WritingPlan } from '../../../starter-code/plan'
import type { RecordSerdes } from '../types/record-serdes'
import { tsWriting } from './ts-serdes'
import { KAFKAJS, quoted } from './ts-words'

/** `src/worker.ts` of a producer: takes records from the source, writes them, and tells it. */
export function producerWorkerFile({ transactionalId, settings }: WritingPlan): string {
  const isUnconfirmed = settings.some(({ key, value }) => key === 'acks' && value === '0')
  const write =
    transactionalId !== undefined
      ? `  /** Writes them in one transaction, and again in another where it fails. */
  async #write(records: readonly Made[]): Promise<void> {
    while (!this.#isStopping) {
      const transaction = await this.#producer.transaction()
      try {
        for (const { topic, ...message } of records) await transaction.send({ topic, messages: [message] })
        await transaction.commit()
        return
      } catch (error) {
        console.warn('The transaction is aborted, and its records are written again', error)
        // Throws where this instance may not go on, as when another has its transactional id: then it ends.
        await transaction.abort()
      }
    }
  }`
      : `  /** ${isUnconfirmed ? 'Sends them once: one that is lost is not sent again' : 'Returns once all are written; throws where one is not'}. */
  async #write(records: readonly Made[]): Promise<void> {
    await Promise.all(records.map(({ topic, ...message }) => this.#producer.send({ topic, messages: [message] })))
  }`
  return `import type { KafkaJS } from '${KAFKAJS}'
import type { Health } from './health.ts'
import type { Made } from './records.ts'
import type { Source } from './source.ts'

/** Takes records from the source and writes them. */
export class Worker {
  readonly #producer: KafkaJS.Producer
  readonly #source: Source
  readonly #health: Health
  #isStopping = false
  #working: Promise<void> = Promise.resolve()

  constructor(producer: KafkaJS.Producer, source: Source, health: Health) {
    this.#producer = producer
    this.#source = source
    this.#health = health
  }

  async start(): Promise<void> {
    await this.#producer.connect()
    this.#working = this.#work()
    await this.#working
  }

  /** Ends after the records that are in hand. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#working.catch(() => undefined)
    await this.#producer.disconnect()
  }

  async #work(): Promise<void> {
    for await (const records of this.#source.batches()) {
      if (this.#isStopping) return
      await this.#write(records)
      if (this.#isStopping) return
      this.#source.written(records)
      for (const _ of records) this.#health.processed()
    }
  }

${write}
}
`
}

/** `src/source.ts`: where the records come from. */
export const sourceFile = (
  { topics }: WritingPlan,
  serdes: RecordSerdes,
): string => `import { createInterface } from 'node:readline'
${serdes.writers.length > 0 ? "import { RecordSerdes } from './record-serdes.ts'\n" : ''}import type { Made } from './records.ts'
${serdes.writers.length > 0 ? '\nexport const serdes = new RecordSerdes()\n' : ''}
/** Where the records come from: put in your code. As it is, a line of standard input is a key, a tab and a value. */
export class Source {
  async *batches(): AsyncGenerator<readonly Made[]> {
    for await (const line of createInterface({ input: process.stdin })) {
      const tab = line.indexOf('\\t')
      const key = tab < 0 ? null : Buffer.from(line.slice(0, tab))
      const value = Buffer.from(line.slice(tab + 1))
${tsWriting(serdes).replaceAll(/^ {2}/gm, '      ')}      yield [
${topics.map(({ topic }) => `        { topic: ${quoted(topic)}, key, value },`).join('\n')}
      ]
    }
  }

  /** Told once these records are written: keep here how far your source was read. */
  written(_records: readonly Made[]): void {}
}
`
