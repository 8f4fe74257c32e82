import { simulate } from '@/core/simulation/simulate'
import { Client, createTopic, pause, until } from '../proofs/proof'
import { Cluster } from '../support/cluster'
import { Driver } from '../support/driver'
import type { KafkaTest } from '../support/kafka-test'
import {
  BROKER_STOP,
  type Case,
  CLUSTER_SETTINGS,
  caseOf,
  KINDS,
  MS_PER_RECORD,
  PARTITIONS,
  type Protocol,
  stepsOf,
} from './what-if-cases'
import { type Curve, compare, holds, type Outcome, printCurves, printTable } from './what-if-table'

const PROTOCOLS: readonly Protocol[] = ['classic', 'consumer']
/** Of a case whose first run does not hold. */
const RUNS = 3
/** More at once than this a machine of two processors does not keep up with. */
const SIDE_BY_SIDE = 4
/** A member that was this far behind its own speed was held up by the machine, not by Kafka. */
const BUSY_MS = 1000
/** Everything has run at its speed for so long before anything is measured: code is compiled, caches are full. */
const WARM_SECONDS = 6
/** A deployment brings each member back after so long. @see actors.ts */
const RESTART_SECONDS = 10
/** A client is made so long before it joins. */
const AHEAD_SECONDS = 2

interface Seen {
  readonly at: number
  readonly lags: Readonly<Record<string, readonly [committed: number, position: number]>>
}
interface State {
  readonly owned: readonly string[]
  readonly behindMs: number
  readonly error: string
}

/** Real groups in real trouble: the lag that the simulation expects beside the one that the brokers report. */
export async function compareWhatIf(test: KafkaTest): Promise<void> {
  const { report } = test
  const cluster = await Cluster.start(3, CLUSTER_SETTINGS)
  const untilWhole = () =>
    until(
      async () => (await test.driver.call<number>('nodes', { bootstrap: cluster.bootstrap })) === 3,
      'The cluster does not come together',
    )
  await untilWhole()
  const runs = new Map<string, Outcome[]>()
  const keep = (outcomes: readonly Outcome[]) => {
    for (const outcome of outcomes) runs.set(outcome.name, [...(runs.get(outcome.name) ?? []), outcome])
  }
  const runAll = async (cases: readonly Case[]) => {
    for (let from = 0; from < cases.length; from += SIDE_BY_SIDE)
      keep(await runCases(test, cluster, cases.slice(from, from + SIDE_BY_SIDE), async () => undefined))
  }
  const every = KINDS.flatMap((kind) => PROTOCOLS.map((protocol) => ({ kind, protocol })))
  await runAll(every.map(({ kind, protocol }) => caseOf(kind, protocol, 1)))
  const unsure = every.filter((one) => needsMore(runs.get(nameOf(one))))
  await runAll(unsure.flatMap(({ kind, protocol }) => [caseOf(kind, protocol, 2), caseOf(kind, protocol, 3)]))
  let stopped: number | undefined
  for (let run = 1; run <= RUNS; run += 1) {
    const left = PROTOCOLS.filter(
      (protocol) => run === 1 || needsMore(runs.get(nameOf({ kind: BROKER_STOP, protocol }))),
    )
    if (left.length === 0) break
    if (stopped !== undefined) {
      cluster.startBroker(stopped)
      await untilWhole()
    }
    const broker = await idleBroker(test, cluster)
    stopped = broker
    const cases = left.map((protocol) => caseOf(BROKER_STOP, protocol, run))
    keep(
      await runCases(test, cluster, cases, async (at) => {
        await at(BROKER_STOP.event.atSeconds)
        await cluster.killBroker(broker)
      }),
    )
  }
  for (const outcomes of runs.values()) for (const outcome of outcomes) printCurves(report, outcome)
  printTable(report, [...runs.values()])
  for (const id of cluster.brokerIds) await cluster.killBroker(id)
}

/** A case whose only run does not hold, or was held up by the machine, has two more: then their median counts. */
function needsMore(runs: readonly Outcome[] | undefined): boolean {
  const [first] = runs ?? []
  return first !== undefined && (first.behindMs > BUSY_MS || !holds(first))
}

const nameOf = ({ kind, protocol }: { readonly kind: { readonly name: string }; protocol: Protocol }) =>
  `${kind.name}, ${protocol}`

/** A broker that neither is the controller nor coordinates the groups, so that what stops is only what it leads. */
async function idleBroker({ driver }: KafkaTest, { bootstrap, brokerIds }: Cluster): Promise<number> {
  const name = '__consumer_offsets'
  const described = await driver.call<Record<string, { partitions: { leader: number }[] }>>('describe', {
    bootstrap,
    names: [name],
  })
  const coordinator = described[name]?.partitions[0]?.leader
  return brokerIds.find((id) => id !== 1 && id !== coordinator) ?? 3
}

type At = (seconds: number) => Promise<void>

/** Runs cases side by side, and beside them something that happens to the cluster. */
async function runCases(
  test: KafkaTest,
  cluster: Cluster,
  cases: readonly Case[],
  beside: (at: At) => Promise<void>,
): Promise<Outcome[]> {
  const { driver } = test
  const { bootstrap } = cluster
  const doomed = new Driver()
  const running = await Promise.all(cases.map((one) => prepareCase(test, doomed, cluster, one)))
  const began = performance.now()
  const at: At = (seconds) => pause(seconds * 1000 - (performance.now() - began))
  const watching = driver.call<Seen[]>('watchLag', {
    bootstrap,
    partitions: PARTITIONS,
    topics: Object.fromEntries(cases.map(({ id }) => [id, id])),
    seconds: Math.max(...cases.map(({ seconds }) => seconds)),
  })
  const [, ...behind] = await Promise.all([beside(at), ...running.map(({ run }) => run(at))])
  const seen = await watching
  await doomed.kill()
  await driver.call('delete', { bootstrap, names: cases.map(({ id }) => id) })
  return cases.map((one, index) => outcomeOf(one, seen, behind[index] ?? 0))
}

/** A producer and the members of a group, each with its share of the partitions and nothing left to read. */
async function prepareCase(test: KafkaTest, doomed: Driver, cluster: Cluster, one: Case) {
  const { driver } = test
  const { bootstrap } = cluster
  const { id, members, replicas, settings } = one
  await createTopic(test, cluster, {
    name: id,
    partitions: PARTITIONS,
    replicationFactor: replicas,
    config: { 'min.insync.replicas': Math.min(2, replicas) },
  })
  const startMember = (jvm = driver, afterMs = 0) =>
    jvm.call<string>('startWorker', {
      topics: [id],
      msPerRecord: MS_PER_RECORD,
      afterMs,
      instead: {
        ...settings,
        'bootstrap.servers': bootstrap,
        'group.id': id,
        'auto.offset.reset': 'earliest',
        'enable.auto.commit': false,
      },
    })
  // Members that crash work in a JVM that is killed: nothing is said to anybody, as when a machine is lost.
  const isDoomed = (index: number) => one.event.kind === 'member-crash' && index + 1 === one.event.member
  const jvmOf = (index: number) => (isDoomed(index) ? doomed : driver)
  const workers = await Promise.all(Array.from({ length: members }, (_, index) => startMember(jvmOf(index))))
  const statesOf = (alive: (index: number) => boolean) =>
    Promise.all(
      workers.flatMap((handle, index) =>
        alive(index) ? [jvmOf(index).call<State>('workerState', { handle })] : [],
      ),
    )
  const producer = await Client.producer(test, cluster, '', { 'linger.ms': 5 })
  await producer.produceSteps(id, [{ arrival: one.rate, seconds: WARM_SECONDS }], PARTITIONS)
  await until(async () => {
    const states = await statesOf(() => true)
    const lag = await driver.call<number>('lag', { bootstrap, group: id, topic: id })
    return lag === 0 && states.every(({ owned }) => owned.length === PARTITIONS / members)
  }, `The members of ${id} do not share the partitions`)
  for (const [index, handle] of workers.entries()) await jvmOf(index).call('measureWorker', { handle })
  const run = async (at: At): Promise<number> => {
    const producing = producer.produceSteps(id, stepsOf(one), PARTITIONS)
    await actOut(test, doomed, one, workers, startMember, at)
    const { behindMs } = await producing
    const states = await Promise.all(
      workers.flatMap((handle, index) =>
        isDoomed(index) ? [] : [driver.call<State>('endWorker', { handle })],
      ),
    )
    await producer.do('close')
    for (const { error } of states) if (error !== '') test.report.note(`${id}: ${error}`)
    return Math.max(behindMs, ...states.map((state) => state.behindMs))
  }
  return { run }
}

/** Does to the members of a group what the case says. */
async function actOut(
  { driver }: KafkaTest,
  doomed: Driver,
  { event, members }: Case,
  workers: string[],
  startMember: (jvm: Driver, afterMs: number) => Promise<string>,
  at: At,
): Promise<void> {
  await at(event.atSeconds)
  const handle = workers[(event.member ?? 1) - 1] ?? ''
  if (event.kind === 'member-crash') await doomed.kill()
  else if (event.kind === 'member-stuck') {
    await driver.call('hangWorker', { handle, ms: (event.lastsSeconds ?? 0) * 1000 })
  } else if (event.kind === 'rolling-deploy') {
    const each = (event.lastsSeconds ?? 0) / members
    for (let member = 0; member < members; member += 1) {
      await at(event.atSeconds + each * member)
      await driver.call('endWorker', { handle: workers[member] })
      await at(event.atSeconds + each * member + RESTART_SECONDS - AHEAD_SECONDS)
      workers[member] = await startMember(driver, AHEAD_SECONDS * 1000)
    }
  }
}

function outcomeOf(one: Case, seen: readonly Seen[], behindMs: number): Outcome {
  const { id, event, seconds } = one
  const run = simulate(one.design, one.scenario, { runs: 0 })
  const group = run.groups[id]
  const within = seen.filter(({ at }) => at <= seconds)
  const curve = (index: 0 | 1): Curve =>
    within.map(({ at, lags }) => ({ at, records: lags[id]?.[index] ?? 0 }))
  const expected = (lag: readonly number[] = []): Curve =>
    run.seconds.map((at, index) => ({ at, records: lag[index] ?? 0 }))
  const position = expected(group?.lag)
  const seenPosition = curve(1)
  const committed = {
    least: position,
    taken: expected(group?.committedLag),
    most: expected(group?.mostCommittedLag),
  }
  return {
    name: nameOf({ kind: one, protocol: one.protocol }),
    behindMs,
    figures: compare(
      { position, committed },
      { position: seenPosition, committed: curve(0) },
      event.atSeconds,
    ),
    curves: [position, seenPosition],
  }
}
