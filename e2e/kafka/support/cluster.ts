import type { ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { end, run, start, temporaryFolder } from './leavings'
import { type KafkaRelease, WITNESS } from './toolchain'

const javaOf = ({ classpath }: KafkaRelease): readonly string[] => [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dlog4j2.level=WARN',
  '-cp',
  classpath,
]
/** What a broker on a busy machine may need to answer. */
const PATIENCE_MS = 120_000

type Properties = Readonly<Record<string, string | number | boolean>>

interface Broker {
  readonly id: number
  readonly port: number
  readonly folder: string
  /** Where it asks who a client is, and lets it do what it is allowed. */
  readonly guardedPort?: number
  process?: ChildProcess
}

/** Below those that a system gives to outgoing connections, so that a broker which restarts finds its own free. */
const PORTS = { from: 20_000, to: 32_000 }

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** Given to a cluster of this run, though nobody listens there yet. */
const given = new Set<number>()

/** Ports that nobody listens at, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  while (ports.length < count) {
    const port = PORTS.from + Math.floor(Math.random() * (PORTS.to - PORTS.from))
    if (given.has(port)) continue
    given.add(port)
    if (await isFree(port)) ports.push(port)
  }
  return ports
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const found = (isThere: boolean) => () => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', found(true)).once('error', found(false))
  })

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A Kafka cluster on loopback in a temporary folder: broker 1 is the controller; brokers stand in turn in racks r1, r2 ... */
export class Cluster {
  readonly bootstrap: string
  /** Where clients log in over SASL; empty where the cluster asks for nothing. */
  readonly guarded: string
  readonly #brokers: readonly Broker[]
  readonly #java: readonly string[]

  private constructor(brokers: readonly Broker[], java: readonly string[]) {
    this.#brokers = brokers
    this.#java = java
    this.bootstrap = brokers.map(({ port }) => `127.0.0.1:${port}`).join(',')
    this.guarded = brokers
      .flatMap(({ guardedPort }) => (guardedPort === undefined ? [] : [`127.0.0.1:${guardedPort}`]))
      .join(',')
  }

  /**
   * Formats and starts; resolves when every broker takes connections. A guarded cluster has an authorizer and a second
   * listener for SCRAM; who comes by the first may do everything.
   */
  static async start(
    count: number,
    settings: Properties,
    isGuarded = false,
    racks = count,
    release = WITNESS,
  ): Promise<Cluster> {
    const java = javaOf(release)
    const features = release.features.flatMap((feature) => ['--feature', feature])
    const folder = temporaryFolder('kafka')
    const [controller = 0, ...ports] = await freePorts(count + 1)
    const guardedPorts = isGuarded ? await freePorts(count) : []
    const brokers = ports.map((port, index): Broker => {
      const own = join(folder, `broker-${index + 1}`)
      mkdirSync(own)
      return { id: index + 1, port, folder: own, ...(isGuarded && { guardedPort: guardedPorts[index] ?? 0 }) }
    })
    const cluster = new Cluster(brokers, java)
    const printed = await run('java', [...java, 'kafka.tools.StorageTool', 'random-uuid'])
    const clusterId = printed.trim().split('\n').at(-1) ?? ''
    await Promise.all(
      brokers.map(async (broker) => {
        const file = join(broker.folder, 'server.properties')
        writeFileSync(
          file,
          propertiesOf(broker, controller, count, {
            'broker.rack': `r${((broker.id - 1) % racks) + 1}`,
            ...settings,
          }),
        )
        const how = broker.id === 1 ? '--standalone' : '--no-initial-controllers'
        const words = ['format', '-t', clusterId, '-c', file, how, ...features]
        await run('java', [...java, 'kafka.tools.StorageTool', ...words])
      }),
    )
    for (const broker of brokers) cluster.startBroker(broker.id)
    await cluster.#untilAllAnswer()
    return cluster
  }

  get brokerIds(): readonly number[] {
    return this.#brokers.map(({ id }) => id)
  }

  startBroker(id: number): void {
    const broker = this.#broker(id)
    const log = openSync(join(broker.folder, 'output.log'), 'a')
    broker.process = start('java', [...this.#java, 'kafka.Kafka', join(broker.folder, 'server.properties')], {
      stdio: ['ignore', log, log],
    })
    closeSync(log)
  }

  /** Ends a broker at once, as a power cut does. */
  async killBroker(id: number): Promise<void> {
    const { process } = this.#broker(id)
    if (process) await end(process, 'SIGKILL')
  }

  /** Stops a broker as an operator does: it hands its partitions over and ends. */
  async stopBroker(id: number): Promise<void> {
    const { process } = this.#broker(id)
    if (process) await end(process, 'SIGTERM')
  }

  /** Stops a broker's clock: it takes connections and bytes, and does nothing with them. */
  freezeBroker(id: number): void {
    this.#broker(id).process?.kill('SIGSTOP')
  }

  dataFolder(id: number): string {
    return join(this.#broker(id).folder, 'data')
  }

  /** The end of a broker's log, for a failure's report. */
  log(id: number): string {
    return readFileSync(join(this.#broker(id).folder, 'output.log'), 'utf8').slice(-3000)
  }

  async #untilAllAnswer(): Promise<void> {
    const latest = Date.now() + PATIENCE_MS
    for (const { id, port, process } of this.#brokers) {
      while (!(await answers(port))) {
        if (Date.now() > latest || process?.exitCode != null)
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

/** Who comes without logging in is the broker itself, or the test that prepares what it needs. */
const GUARD: Properties = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:ANONYMOUS',
  'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config':
    'org.apache.kafka.common.security.scram.ScramLoginModule required;',
}

function propertiesOf(
  { id, port, folder, guardedPort }: Broker,
  controller: number,
  count: number,
  settings: Properties,
): string {
  const copies = Math.min(count, 3)
  const guarded = guardedPort === undefined ? '' : `,SASL_PLAINTEXT://127.0.0.1:${guardedPort}`
  const own = `PLAINTEXT://127.0.0.1:${port}${guarded}`
  const listeners = id === 1 ? `${own},CONTROLLER://127.0.0.1:${controller}` : own
  const properties: Properties = {
    'process.roles': id === 1 ? 'broker,controller' : 'broker',
    'node.id': id,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`,
    listeners,
    'advertised.listeners': listeners,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map':
      'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'offsets.topic.num.partitions': 3,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': Math.min(copies, 2),
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': Math.min(copies, 2),
    'group.initial.rebalance.delay.ms': 0,
    ...(guardedPort !== undefined && GUARD),
    ...settings,
  }
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')
}
