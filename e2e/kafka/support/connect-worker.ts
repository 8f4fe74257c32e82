import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demand, until } from '../proofs/proof'
import { freePorts } from './cluster'
import { end, start } from './leavings'
import { CLASSPATH } from './toolchain'

type Json = Readonly<Record<string, unknown>>

interface Answer {
  readonly status: number
  readonly body: unknown
}

/** One worker of Connect, as `connect-distributed.sh` starts it, and its REST interface. */
export class ConnectWorker {
  readonly #url: string
  readonly #stop: () => Promise<void>

  private constructor(url: string, stop: () => Promise<void>) {
    this.#url = url
    this.#stop = stop
  }

  /** Starts a worker with the properties of a file; resolves when it has joined its group and answers. */
  static async start(folder: string, properties: string, bootstrap: string): Promise<ConnectWorker> {
    const [port = 0] = await freePorts(1)
    const url = `http://127.0.0.1:${port}`
    const file = join(folder, `worker-${port}.properties`)
    const own = [`bootstrap.servers=${bootstrap}`, `listeners=${url}`, 'offset.flush.interval.ms=500']
    // Of a key that stands twice Java takes the last.
    writeFileSync(file, `${properties}\n${own.join('\n')}\n`)
    const path = join(folder, `worker-${port}.log`)
    const log = openSync(path, 'a')
    const words = [
      '-Xmx512m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Dlog4j2.level=WARN',
      '-cp',
      CLASSPATH,
    ]
    const child = start('java', [...words, 'org.apache.kafka.connect.cli.ConnectDistributed', file], {
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    const worker = new ConnectWorker(url, () => end(child, 'SIGTERM'))
    await until(
      async () => {
        demand(child.exitCode === null, `The worker ended:\n${readFileSync(path, 'utf8').slice(-4000)}`)
        return worker.ask('GET', '/connectors').then(
          ({ status }) => status === 200,
          () => false,
        )
      },
      'The worker of Connect does not come up',
      240_000,
    )
    return worker
  }

  async ask(method: string, path: string, body?: Json): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  /** The states of the tasks of a connector, as `RUNNING` or `FAILED`. */
  async tasks(name: string): Promise<readonly string[]> {
    const { body } = await this.ask('GET', `/connectors/${encodeURIComponent(name)}/status`)
    const { tasks = [] } = (body ?? {}) as { readonly tasks?: readonly { readonly state: string }[] }
    return tasks.map(({ state }) => state)
  }

  stop(): Promise<void> {
    return this.#stop()
  }
}
