import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CLASSPATH } from './toolchain'

const run = promisify(execFile)
const JAVA = [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dlog4j2.level=WARN',
  '-cp',
  CLASSPATH,
]
/** What a broker on a busy machine may need to answer. */
const PATIENCE_MS = 120_000

type Properties = Readonly<Record<string, string | number | boolean>>

interface Broker {
  readonly id: number
  readonly port: number
  readonly folder: string
  process?: ChildProcess
}

/** Ports that nobody listens at, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.on('error', reject)
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            resolve(typeof address === 'object' && address !== null ? address.port : 0)
          })
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (isThere: boolean) => () => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', end(true)).once('error', end(false))
  })

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A Kafka cluster on loopback in a temporary folder: broker 1 is the controller, racks are r1, r2 ... */
export class Cluster {
  readonly bootstrap: string
  readonly #brokers: readonly Broker[]
  readonly #folder: string

  private constructor(brokers: readonly Broker[], folder: string) {
    this.#brokers = brokers
    this.#folder = folder
    this.bootstrap = brokers.map(({ port }) => `127.0.0.1:${port}`).join(',')
  }

  /** Formats and starts; resolves when every broker takes connections. */
  static async start(
    count: number,
    settings: Properties,
    started: (cluster: Cluster) => void,
  ): Promise<Cluster> {
    const folder = mkdtempSync(join(tmpdir(), 'surveyor-kafka-'))
    const [controller = 0, ...ports] = await freePorts(count + 1)
    const brokers = ports.map((port, index): Broker => {
      const own = join(folder, `broker-${index + 1}`)
      mkdirSync(own)
      return { id: index + 1, port, folder: own }
    })
    const cluster = new Cluster(brokers, folder)
    started(cluster)
    const { stdout } = await run('java', [...JAVA, 'kafka.tools.StorageTool', 'random-uuid'])
    const clusterId = stdout.trim().split('\n').at(-1) ?? ''
    await Promise.all(
      brokers.map(async (broker) => {
        const file = join(broker.folder, 'server.properties')
        writeFileSync(file, propertiesOf(broker, controller, count, settings))
        const how = broker.id === 1 ? '--standalone' : '--no-initial-controllers'
        await run('java', [...JAVA, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', file, how])
      }),
    )
    for (const broker of brokers) cluster.startBroker(broker.id)
    await cluster.#untilAllAnswer()
    return cluster
  }

  startBroker(id: number): void {
    const broker = this.#broker(id)
    const log = openSync(join(broker.folder, 'output.log'), 'a')
    broker.process = spawn('java', [...JAVA, 'kafka.Kafka', join(broker.folder, 'server.properties')], {
      stdio: ['ignore', log, log],
    })
    closeSync(log)
  }

  /** Ends a broker at once, as a power cut does. */
  async killBroker(id: number): Promise<void> {
    const { process } = this.#broker(id)
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return
    const ended = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGKILL')
    await ended
  }

  /** Nothing of it is left: no process, no file. Called in any state, also while it starts. */
  async stop(): Promise<void> {
    await Promise.all(this.#brokers.map(({ id }) => this.killBroker(id)))
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }

  dataFolder(id: number): string {
    return join(this.#broker(id).folder, 'data')
  }

  /** The end of a broker's log, for a failure's report. */
  log(id: number): string {
    return readFileSync(join(this.#broker(id).folder, 'output.log'), 'utf8').slice(-3000)
  }

  async #untilAllAnswer(): Promise<void> {
    const end = Date.now() + PATIENCE_MS
    for (const { id, port, process } of this.#brokers) {
      while (!(await answers(port))) {
        if (Date.now() > end || process?.exitCode != null)
          throw new Error(`Broker ${id} does not answer:\n${this.log(id)}`)
        await pause(200)
      }
    }
  }

  #broker(id: number): Broker {
    const broker = this.#brokers[id - 1]
    if (broker === undefined) throw new Error(`There is no broker ${id}.`)
    return broker
  }
}

function propertiesOf(
  { id, port, folder }: Broker,
  controller: number,
  count: number,
  settings: Properties,
): string {
  const copies = Math.min(count, 3)
  const own = `PLAINTEXT://127.0.0.1:${port}`
  const listeners = id === 1 ? `${own},CONTROLLER://127.0.0.1:${controller}` : own
  const properties: Properties = {
    'process.roles': id === 1 ? 'broker,controller' : 'broker',
    'node.id': id,
    'broker.rack': `r${id}`,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`,
    listeners,
    'advertised.listeners': listeners,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'offsets.topic.num.partitions': 3,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': Math.min(copies, 2),
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': Math.min(copies, 2),
    'group.initial.rebalance.delay.ms': 0,
    ...settings,
  }
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')
}
