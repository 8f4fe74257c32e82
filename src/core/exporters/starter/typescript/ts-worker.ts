import type { ApplicationPlan, ReadingPlan } from '../../../starter-code/plan'
import { block, blocks } from '../code-text'
import { quoted } from './ts-words'

/** `src/worker.ts`: the loop of one consumer, which works, writes and commits batch by batch. */
export function workerFile(plan: ApplicationPlan, reads: ReadingPlan): string {
  const { failure, commit } = reads
  const { attempts, backOffMs, multiplier } = failure.retries
  const isWriting = plan.writes !== undefined
  const isTransactional = plan.writes?.transactionalId !== undefined
  const isInTransaction = commit === 'in-transaction'
  const isCommitting = commit === 'after-processing'
  const isMaking = (plan.writes?.topics.length ?? 0) > 0
  const isRetrying = attempts > 0
  const isHolding = isRetrying || failure.delays.length > 0
  const isOnward = failure.onward.length > 0
  const isStopping = failure.otherwise === 'stop'
  const names = [...reads.topics.map(({ topic }) => topic), ...reads.retryTopics]
  const next = 'ONWARD[topic]'
  const to =
    failure.deadLetter === undefined
      ? `isForGood ? undefined : ${next}`
      : `isForGood ? ${quoted(failure.deadLetter)} : ${next}`
  const offsets = '[{ topic: batch.topic, partition: batch.partition, offset: next.toString() }]'
  const body = blocks(
    block(
      `import type { KafkaJS } from '@confluentinc/kafka-javascript'`,
      `import type { Handle } from './handler.ts'`,
      `import type { Health } from './health.ts'`,
      `import { ${isWriting ? 'type Made, ' : ''}${isOnward ? 'sentOn, ' : ''}UnprocessableRecord, whereOf } from './records.ts'`,
    ),
    block(
      `const TOPICS = [${names.map(quoted).join(', ')}]`,
      isOnward &&
        `/** Where a record goes that its tries did not help. */\nconst ONWARD: Readonly<Record<string, string>> = {\n${failure.onward.map(({ from, to: target }) => `  ${quoted(from)}: ${quoted(target)},`).join('\n')}\n}`,
      failure.delays.length > 0 &&
        `/** How old a record must be before it is tried, in ms. */\nconst DELAYS: Readonly<Record<string, number>> = {\n${failure.delays.map(({ topic, ms }) => `  ${quoted(topic)}: ${Math.round(ms)},`).join('\n')}\n}`,
      isRetrying &&
        `const RETRIES = ${attempts}\nconst BACK_OFF_MS = ${Math.round(backOffMs)}\nconst BACK_OFF_MULTIPLIER = ${multiplier}`,
    ),
    isHolding &&
      `/** A partition that waits for a record: it is paused while the others go on. */
interface Held {
  readonly offset: string
  readonly tries: number
}`,
    block(
      'export class Worker {',
      '  readonly #consumer: KafkaJS.Consumer',
      isWriting && '  readonly #producer: KafkaJS.Producer',
      '  readonly #handle: Handle',
      '  readonly #health: Health',
      isHolding && '  readonly #held = new Map<string, Held>()',
      isWriting && '  #made: Made[] = []',
      isStopping && '  readonly #fail: (error: Error) => void',
      '',
      `  constructor(consumer: KafkaJS.Consumer, ${isWriting ? 'producer: KafkaJS.Producer, ' : ''}handle: Handle, health: Health${isStopping ? ', fail: (error: Error) => void' : ''}) {`,
      '    this.#consumer = consumer',
      isWriting && '    this.#producer = producer',
      '    this.#handle = handle',
      '    this.#health = health',
      isStopping && '    this.#fail = fail',
      '  }',
    ),
    block(
      '  async start(): Promise<void> {',
      isWriting && '    await this.#producer.connect()',
      `    await this.#consumer.connect()
    await this.#consumer.subscribe({ topics: TOPICS })
    await this.#consumer.run({
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.#work(payload),
    })
  }`,
    ),
    block(
      '  /** Ends after the batch that is in hand. */',
      '  async stop(): Promise<void> {',
      '    await this.#consumer.disconnect()',
      isWriting && '    await this.#producer.disconnect()',
      '  }',
    ),
    block(
      '  async #work({ batch, resolveOffset, isRunning, isStale }: KafkaJS.EachBatchPayload): Promise<void> {',
      isWriting && '    this.#made = []',
      `    let next: bigint | undefined
    for (const message of batch.messages) {
      if (!isRunning() || isStale()) break
      if (!(await this.#isDone(batch.topic, batch.partition, message))) break
      next = BigInt(message.offset) + 1n
    }
    if (next === undefined) return`,
      isTransactional
        ? block(
            '    const transaction = await this.#producer.transaction()',
            '    try {',
            '      for (const { topic, ...message } of this.#made) await transaction.send({ topic, messages: [message] })',
            isInTransaction &&
              `      const partitions = [{ partition: batch.partition, offset: next.toString() }]
      await transaction.sendOffsets({ consumer: this.#consumer, topics: [{ topic: batch.topic, partitions }] })`,
            `      await transaction.commit()
    } catch (error) {
      console.warn('The transaction is aborted, and its records are read again', error)
      // Throws where this instance may not go on, as when another has its transactional id: then it ends.
      await transaction.abort()
      this.#consumer.seek({ topic: batch.topic, partition: batch.partition, offset: batch.firstOffset() ?? '0' })
      return
    }`,
            isCommitting && `    await this.#consumer.commitOffsets(${offsets})`,
          )
        : block(
            isWriting &&
              `    // Written before it is committed; what is not written makes the batch fail, and come again.
    await Promise.all(this.#made.map(({ topic, ...message }) => this.#producer.send({ topic, messages: [message] })))`,
            isCommitting && `    await this.#consumer.commitOffsets(${offsets})`,
          ),
      `    resolveOffset((next - 1n).toString())
    this.#health.polled(batch.topic, batch.partition, BigInt(batch.highWatermark) - next)
  }`,
    ),
    block(
      '  /** Whether the record is done with; where it is not, it comes again with all that follow in its partition. */',
      '  async #isDone(topic: string, partition: number, message: KafkaJS.KafkaMessage): Promise<boolean> {',
      failure.delays.length > 0 &&
        `    const waitMs = Number(message.timestamp) + (DELAYS[topic] ?? 0) - Date.now()
    if (waitMs > 0) {
      this.#hold(topic, partition, message.offset, 0, waitMs)
      return false
    }`,
      isRetrying &&
        `    const held = this.#held.get(\`\${topic}-\${partition}\`)
    const tries = (held !== undefined && held.offset === message.offset ? held.tries : 0) + 1`,
      '    try {',
      isMaking
        ? '      this.#made.push(...(await this.#handle(topic, partition, message)))'
        : '      await this.#handle(topic, partition, message)',
      '    } catch (error) {',
      '      const isForGood = error instanceof UnprocessableRecord',
      isRetrying &&
        `      if (!isForGood && tries <= RETRIES) {
        console.info(\`Try \${tries} failed of \${whereOf(topic, partition, message)}\`, error)
        this.#health.retried()
        this.#hold(topic, partition, message.offset, tries, BACK_OFF_MS * BACK_OFF_MULTIPLIER ** (tries - 1))
        return false
      }`,
      isStopping
        ? '      if (!this.#isGivenUp(topic, partition, message, error, isForGood)) return false'
        : '      this.#giveUp(topic, partition, message, error, isForGood)',
      '    }',
      isHolding && `    this.#held.delete(\`\${topic}-\${partition}\`)`,
      '    this.#health.processed()',
      '    return true',
      '  }',
    ),
    block(
      isStopping
        ? '  /** Sends a record on that its tries did not help; false where it has nowhere to go, and the program must stop. */'
        : '  /** Sends a record on that its tries did not help, or passes over it. */',
      `  ${isStopping ? '#isGivenUp' : '#giveUp'}(topic: string, partition: number, message: KafkaJS.KafkaMessage, cause: unknown, ${isOnward ? 'isForGood' : '_isForGood'}: boolean): ${isStopping ? 'boolean' : 'void'} {`,
      isOnward &&
        `    const onward = ${to}
    if (onward !== undefined) {
      console.warn(\`Sent \${whereOf(topic, partition, message)} on to \${onward}\`, cause)
      this.#health.sentOn(onward)
      this.#made.push(sentOn(topic, partition, message, onward, cause))
      return${isStopping ? ' true' : ''}
    }`,
      isStopping
        ? `    this.#fail(new Error(\`Stopped before \${whereOf(topic, partition, message)}: it cannot be processed\`, { cause }))
    return false`
        : `    console.error(\`Passed over \${whereOf(topic, partition, message)}: it cannot be processed\`, cause)`,
      '  }',
    ),
    isHolding &&
      `  /** The record comes again, and with it all that follow, but not before it is due. */
  #hold(topic: string, partition: number, offset: string, tries: number, waitMs: number): void {
    const partitions = [{ topic, partitions: [partition] }]
    this.#held.set(\`\${topic}-\${partition}\`, { offset, tries })
    this.#consumer.pause(partitions)
    this.#consumer.seek({ topic, partition, offset })
    setTimeout(() => this.#consumer.resume(partitions), waitMs)
  }`,
  )
  return `${body}\n}\n`
}
