import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { end, start } from './leavings'
import { CLASSPATH } from './toolchain'

/** An exception of Kafka's, by its simple class name. */
export class KafkaError extends Error {
  readonly type: string
  readonly causes: readonly string[]

  constructor(error: {
    readonly type: string
    readonly message: string
    readonly causes: readonly string[]
  }) {
    super(`${error.type}: ${error.message}`)
    this.type = error.type
    this.causes = error.causes
  }
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: { readonly type: string; readonly message: string; readonly causes: readonly string[] }
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** The long-lived JVM: see driver/Driver.java. */
export class Driver {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  #count = 0
  #ended: Error | undefined

  constructor() {
    this.#process = start(
      'java',
      ['-Xmx512m', '-XX:+UseSerialGC', '-Dlog4j2.level=OFF', '-cp', CLASSPATH, 'driver.Driver'],
      {
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    )
    const { stdout } = this.#process
    if (stdout === null) throw new Error('The driver has no output.')
    createInterface({ input: stdout }).on('line', (line) => this.#answer(JSON.parse(line)))
    this.#process.stdin?.on('error', () => undefined)
    this.#process.on('exit', (code) => {
      this.#ended = new Error(`The driver ended (${code}).`)
      for (const { reject } of this.#waiting.values()) reject(this.#ended)
      this.#waiting.clear()
    })
  }

  /** Asks for one operation; rejects with a KafkaError where Kafka throws. */
  call<Result>(op: string, args: object): Promise<Result> {
    if (this.#ended) return Promise.reject(this.#ended)
    const id = ++this.#count
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as Result), reject })
      this.#process.stdin?.write(`${JSON.stringify({ id, op, args })}\n`)
    })
  }

  /** Ends the JVM at once, with all that works in it. */
  async kill(): Promise<void> {
    await end(this.#process, 'SIGKILL')
  }

  #answer({ id, result, error }: Answer): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new KafkaError(error))
    else waiting?.resolve(result)
  }
}

/** The exception that Kafka throws, or undefined where it throws none. */
export async function thrownBy(asking: Promise<unknown>): Promise<KafkaError | undefined> {
  try {
    await asking
    return undefined
  } catch (error) {
    if (error instanceof KafkaError) return error
    throw error
  }
}
