import type { Config, Design, Scenario, StatedQuota } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { simulate } from '@/core/simulation/simulate'
import type { Simulation } from '@/core/simulation/simulation'
import { Client, createTopic, demand, pause, until } from '../proofs/proof'
import { Cluster } from '../support/cluster'
import type { KafkaTest } from '../support/kafka-test'
import { CLUSTER_SETTINGS } from './what-if-cases'

/** A broker is killed so long after the beginning, and watched for so long. */
const KILLED_AT = 8
const SECONDS = 45
/**
 * The seconds that a broker averages over are not modelled: what comes at first goes through, and so do as many records
 * whenever that is forgotten. What is measured is twice as long as its eleven windows, and begins after the first.
 */
const [FROM, TO] = [20, 42]
const PARTITIONS = 3
const RATE = 900
/** A record of a key of some letters and a hundred bytes, as it stands in a batch. */
const RECORD_BYTES = 116
const QUOTA = 15_000
const BUFFER = 500_000
const WITHIN = 0.1

type Curve = readonly { readonly at: number; readonly records: number }[]

/** Quotas, full buffers and transactions: what the simulation expects beside what brokers and clients do. */
export async function measureLimits(test: KafkaTest): Promise<void> {
  const cluster = await Cluster.start(3, { ...CLUSTER_SETTINGS, 'transaction.state.log.num.partitions': 1 })
  await until(
    async () => (await test.driver.call<number>('nodes', { bootstrap: cluster.bootstrap })) === 3,
    'The cluster does not come together',
  )
  await throttled(test, cluster)
  const transacting = await beginTransactions(test, cluster)
  const killed = await notCoordinating(test, cluster)
  const stood = transacting(KILLED_AT)
  await fullBuffer(test, cluster, killed)
  const { seconds, expected } = await stood
  compare(test, 'seconds that transactions stand while a broker is missed', expected, seconds)
  for (const id of cluster.brokerIds) await cluster.killBroker(id)
}

/** A producer over its quota: so many records a second reach the log. */
async function throttled(test: KafkaTest, cluster: Cluster): Promise<void> {
  const { driver } = test
  const { bootstrap } = cluster
  const setQuota = (value: number) =>
    driver.call('clientQuota', { bootstrap, clientId: 'held', key: 'producer_byte_rate', value })
  await createTopic(test, cluster, { name: 'held', partitions: PARTITIONS })
  await setQuota(QUOTA)
  const producer = await Client.producer(test, cluster, '', { 'client.id': 'held' })
  const producing = producer.produceSteps('held', [{ arrival: RATE, seconds: SECONDS }], PARTITIONS)
  const seen = await watch(test, cluster, 'held')
  // What waits goes at once, so that the producer comes to its end.
  await setQuota(1e9)
  await producing
  await producer.do('close')
  const expected = writtenIn(run('held', {}, [{ clientId: 'held', producerByteRate: QUOTA }]), 'held')
  compare(test, 'records written in 22 seconds over a producer quota', grown(expected), grown(seen))
}

const grown = (curve: Curve): number => at(curve, TO) - at(curve, FROM)

/** A partition without a leader fills the buffer: from then on the others get nothing either. */
async function fullBuffer(test: KafkaTest, cluster: Cluster, killed: number): Promise<void> {
  const { driver } = test
  await createTopic(test, cluster, { name: 'full', partitions: PARTITIONS })
  const config = { 'buffer.memory': BUFFER, 'batch.size': 2000 }
  // One thread sends all: a call that waited would hold up those after it, which no rate says.
  const settings = { ...config, 'max.block.ms': 0 }
  const producer = await Client.producer(test, cluster, '', settings)
  await producer.produceSteps('full', [{ arrival: 100, seconds: 2 }], PARTITIONS)
  const before = (
    await driver.call<{ next: number }[]>('offsets', { bootstrap: cluster.bootstrap, topic: 'full' })
  ).reduce((sum, { next }) => sum + next, 0)
  const producing = producer.produceSteps('full', [{ arrival: RATE, seconds: SECONDS }], PARTITIONS)
  const began = performance.now()
  const watching = watch(test, cluster, 'full')
  await pause(KILLED_AT * 1000 - (performance.now() - began))
  await cluster.killBroker(killed)
  const seen = await watching
  const expected = writtenIn(
    run('full', settings, undefined, {
      kind: 'broker-lost',
      broker: killed,
      atSeconds: KILLED_AT,
    }),
    'full',
  )
  compare(
    test,
    'records written until a partition without a leader has filled the buffer',
    at(expected, SECONDS - 1),
    at(seen, SECONDS - 1) - before,
  )
  const half = (SECONDS + KILLED_AT) / 2 + 10
  test.report.check(
    at(seen, SECONDS - 1) - at(seen, half) <= RATE * 0.1,
    'healthy partitions of a producer with a full buffer',
    () => `${at(seen, SECONDS - 1) - at(seen, half)} records were written after it was full`,
  )
  void producing.catch(() => undefined)
}

/** Commits one transaction over all partitions after the other; says how long the longest took, once one took long. */
async function beginTransactions(test: KafkaTest, cluster: Cluster) {
  const topic = 'together'
  await createTopic(test, cluster, {
    name: topic,
    partitions: PARTITIONS,
    replicationFactor: 3,
    config: { 'min.insync.replicas': 2 },
  })
  const producer = await Client.producer(test, cluster, '', {
    'transactional.id': 'together',
    'max.block.ms': 60_000,
  })
  await producer.do('initTransactions')
  const records = Array.from({ length: PARTITIONS }, (_, partition) => ({ topic, partition, value: 'v' }))
  const transact = async (): Promise<number> => {
    const began = performance.now()
    await producer.do('begin')
    await producer.send(records)
    await producer.do('commit')
    return (performance.now() - began) / 1000
  }
  await transact()
  return async (killedAt: number) => {
    let seconds = 0
    const until = performance.now() + (killedAt + SECONDS) * 1000
    while (seconds < 5 && performance.now() < until) {
      await pause(100)
      seconds = await transact()
    }
    const { story } = run(
      topic,
      { 'transactional.id': 'together' },
      undefined,
      { kind: 'broker-lost', broker: 3, atSeconds: killedAt },
      3,
    )
    const told = (words: RegExp) =>
      story.find(({ sentence }) => words.test(sentence))?.atSeconds ?? Number.NaN
    return { seconds, expected: told(/^Transactions of .* again/) - told(/^No transaction of/) }
  }
}

/** A broker that neither is the controller nor coordinates the transactions. */
async function notCoordinating({ driver }: KafkaTest, { bootstrap, brokerIds }: Cluster): Promise<number> {
  const name = '__transaction_state'
  const described = await driver.call<Record<string, { partitions: { leader: number }[] }>>('describe', {
    bootstrap,
    names: [name],
  })
  const coordinator = described[name]?.partitions[0]?.leader
  return brokerIds.find((id) => id !== 1 && id !== coordinator) ?? 3
}

/** Records that the log of a topic got: what nobody has read, of a group that is not there. */
async function watch(test: KafkaTest, { bootstrap }: Cluster, topic: string): Promise<Curve> {
  const group = `nobody-of-${topic}`
  const seen = await test.driver.call<{ at: number; lags: Record<string, readonly [number, number]> }[]>(
    'watchLag',
    { bootstrap, partitions: PARTITIONS, topics: { [group]: topic }, seconds: SECONDS },
  )
  return seen.map(({ at: second, lags }) => ({ at: second, records: lags[group]?.[0] ?? 0 }))
}

const writtenIn = ({ seconds, groups }: Simulation, topic: string): Curve =>
  seconds.map((second, index) => {
    const group = groups[`of-${topic}`]
    return { at: second, records: (group?.balances[index]?.consumed ?? 0) + (group?.lag[index] ?? 0) }
  })

/** A curve at a moment, by a straight line between those beside it. */
function at(curve: Curve, second: number): number {
  const next = curve.findIndex((one) => one.at >= second)
  const [before, after] = [curve[next - 1], curve[next]]
  if (!after) return curve.at(-1)?.records ?? 0
  if (!before || after.at === before.at) return after.records
  return before.records + ((after.records - before.records) * (second - before.at)) / (after.at - before.at)
}

function run(
  topic: string,
  config: Config,
  quotas?: readonly StatedQuota[],
  event?: Scenario['events'][number],
  replicas = 1,
): Simulation {
  const empty = emptyDesign(topic)
  const design: Design = {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3, racks: 3, config: CLUSTER_SETTINGS, ...(quotas && { quotas }) },
    producers: [
      {
        name: topic,
        config: { 'client.id': topic, ...config },
        produces: [{ topic, recordsPerSecond: { average: RATE, peak: RATE } }],
      },
    ],
    topics: [
      {
        name: topic,
        partitions: PARTITIONS,
        replicationFactor: replicas,
        // Each partition gets its turn, whether it has a leader or not.
        key: { strategy: 'entity' },
        record: { averageBytes: RECORD_BYTES, compressionRatio: 1 },
        config: { 'min.insync.replicas': Math.min(2, replicas) },
      },
    ],
    consumerGroups: [{ name: `of-${topic}`, members: PARTITIONS, consumes: [{ topic }] }],
  }
  const events = event ? [event] : []
  return simulate(design, { name: topic, lengthSeconds: SECONDS, events }, { runs: 0 })
}

function compare({ report }: KafkaTest, what: string, expected: number, seen: number): void {
  demand(Number.isFinite(expected) && expected > 0, `Nothing is expected: ${what}`)
  report.note(`${what}: expected ${expected.toFixed(1)}, seen ${seen.toFixed(1)}`)
  report.check(
    Math.abs(seen / expected - 1) <= WITHIN,
    what,
    () => `expected ${expected.toFixed(1)}, seen ${seen.toFixed(1)}: more than a tenth apart`,
  )
}
