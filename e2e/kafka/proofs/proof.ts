import { analyse } from '@/core/analyse'
import { consumerProperties } from '@/core/exporters/consumer-properties'
import { producerProperties } from '@/core/exporters/producer-properties'
import { rules } from '@/core/lint/rules'
import type { Design } from '@/core/model/design'
import type { Cluster } from '../support/cluster'
import type { KafkaError } from '../support/driver'
import type { KafkaTest } from '../support/kafka-test'

/** Shows on real Kafka what a rule says; resolves to what was seen, rejects where it was something else. */
export type Proof = (test: KafkaTest, rule: string) => Promise<string>
export type Proofs = Readonly<Record<string, Proof>>

/** What the witness is: examples for another release cannot be shown on it. */
const WITNESS = '4.3'

export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise)
}

/** A rule's bad examples with the exception that its finding names. */
export function badExamples(rule: string): { readonly design: Design; readonly errorClass: string }[] {
  const found = rules.find(({ id }) => id === rule)
  demand(found !== undefined, `There is no rule ${rule}`)
  return found
    .examples()
    .bad.filter(({ cluster }) => cluster.kafkaVersion === WITNESS)
    .map((design) => ({
      design,
      errorClass:
        analyse(design).findings.find((finding) => finding.rule === rule)?.errorClass ?? 'none is named',
    }))
}

export const firstBad = (rule: string): Design => {
  const first = badExamples(rule)[0]
  demand(first !== undefined, `${rule} has no bad example for ${WITNESS}`)
  return first.design
}

export function demandThrown(thrown: KafkaError | undefined, errorClass: string, by: string): void {
  demand(thrown !== undefined, `${by} is accepted; ${errorClass} was foretold`)
  demand(
    thrown.type === errorClass || thrown.causes.includes(errorClass),
    `${by} is refused by ${thrown.message} (${thrown.causes}), not ${errorClass}`,
  )
}

/** The file without what reaches a secured cluster: the one of the test asks for nothing, and has no such stores. */
export const inPlainText = (properties: string): string =>
  properties
    .split('\n\n')
    .filter((section) => !section.startsWith('# To reach the cluster'))
    .join('\n\n')

/** The exported properties of a design's first writer, or of the one at an index: producers come before groups. */
export const producerFile = (design: Design, index = 0): string =>
  inPlainText(producerProperties.export(design, analyse(design))[index]?.text ?? '')

export const groupFile = (design: Design, index = 0): string =>
  inPlainText(consumerProperties.export(design, analyse(design))[index]?.text ?? '')

interface TopicRequest {
  readonly name: string
  readonly partitions?: number
  readonly replicationFactor?: number
  readonly config?: Readonly<Record<string, string | number>>
}

/** Creates a topic and waits until its broker knows it. */
export async function createTopic(
  { driver }: KafkaTest,
  cluster: Cluster,
  request: TopicRequest,
): Promise<void> {
  const { bootstrap } = cluster
  await driver.call('create', { bootstrap, partitions: 1, replicationFactor: 1, config: {}, ...request })
  await until(
    () =>
      driver.call('describe', { bootstrap, names: [request.name] }).then(
        () => true,
        () => false,
      ),
    `${request.name} does not come into being`,
  )
}

/** Asks until it is so; what is given in milliseconds is meant for a busy machine. */
export async function until(isSo: () => Promise<boolean>, otherwise: string, ms = 120_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await isSo())) {
    demand(Date.now() < end, otherwise)
    await pause(200)
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export interface Sent {
  readonly partition?: number
  readonly offset?: number
  readonly error?: { readonly type: string; readonly message: string }
}
export interface Read {
  readonly partition: number
  readonly offset: number
  readonly key: string | null
  readonly value: string | null
}
/** What was done at a set pace, and how far it was behind that at worst. */
interface Paced {
  readonly records: number
  readonly behindMs: number
}
type Settings = Readonly<Record<string, string | number | boolean>>

/** A client of the driver, made from a properties text and settings of the proof's own. */
export class Client {
  readonly #test: KafkaTest
  readonly #handle: string

  private constructor(test: KafkaTest, handle: string) {
    this.#test = test
    this.#handle = handle
  }

  static async producer(
    test: KafkaTest,
    cluster: Cluster,
    properties: string,
    instead: Settings = {},
  ): Promise<Client> {
    const settings = { 'bootstrap.servers': cluster.bootstrap, 'max.block.ms': 20_000, ...instead }
    return new Client(test, await test.driver.call('openProducer', { properties, instead: settings }))
  }

  static async consumer(
    test: KafkaTest,
    cluster: Cluster,
    topics: readonly string[],
    properties: string,
    instead: Settings = {},
  ): Promise<Client> {
    const settings = { 'bootstrap.servers': cluster.bootstrap, ...instead }
    return new Client(test, await test.driver.call('openConsumer', { properties, topics, instead: settings }))
  }

  send(records: readonly object[], more: object = {}): Promise<Sent[]> {
    return this.#test.driver.call('send', { handle: this.#handle, records, ...more })
  }

  /** All that comes within the time, or until so many came. */
  poll(ms: number, records?: number): Promise<Read[]> {
    return this.#test.driver.call('poll', {
      handle: this.#handle,
      ms,
      ...(records !== undefined && { records }),
    })
  }

  /** All up to the end of every partition, as far as this consumer may see it. */
  readToEnd(): Promise<Read[]> {
    return this.#test.driver.call('readToEnd', { handle: this.#handle, ms: 120_000 })
  }

  /** Works on each record for so long, until the time is over. */
  work(msPerRecord: number, ms: number): Promise<Paced> {
    return this.#test.driver.call('work', { handle: this.#handle, msPerRecord, ms })
  }

  /** Sends at steady rates, records a second, one after the other; in turn to each partition where their number is given. */
  produceSteps(
    topic: string,
    steps: readonly { readonly arrival: number; readonly seconds: number }[],
    partitions?: number,
  ): Promise<Paced> {
    return this.#test.driver.call('produceSteps', {
      handle: this.#handle,
      topic,
      steps,
      ...(partitions !== undefined && { partitions }),
    })
  }

  /** What a consumer has read becomes part of this producer's transaction. */
  sendOffsets(consumer: Client): Promise<unknown> {
    return this.#test.driver.call('sendOffsets', { handle: this.#handle, consumer: consumer.#handle })
  }

  do<Result>(
    op:
      | 'initTransactions'
      | 'begin'
      | 'commit'
      | 'abort'
      | 'commitSync'
      | 'assignment'
      | 'throttledMs'
      | 'batchesSplit'
      | 'close',
  ): Promise<Result> {
    return this.#test.driver.call(op, { handle: this.#handle })
  }
}

export const offsetsOf = (
  { driver }: KafkaTest,
  cluster: Cluster,
  topic: string,
): Promise<{ readonly first: number; readonly next: number }[]> =>
  driver.call('offsets', { bootstrap: cluster.bootstrap, topic })

/** Records without anything special about them. */
export const recordsFor = (topic: string, count: number): { topic: string; key: string; value: string }[] =>
  Array.from({ length: count }, (_, index) => ({ topic, key: `k${index}`, value: `v${index}` }))
