import { until } from './proofs/proof'
import { allowLeast } from './scenarios/access'
import { stopBrokers } from './scenarios/broker-stops'
import { measureBurst } from './scenarios/burst'
import { constructClients } from './scenarios/clients'
import { runConnectors } from './scenarios/connect'
import { applyDesigns } from './scenarios/designs'
import { handOver } from './scenarios/hand-overs'
import { askLibrdkafka } from './scenarios/librdkafka'
import { measureLimits } from './scenarios/limits'
import { applyPlans } from './scenarios/plans'
import { reassign } from './scenarios/reassignments'
import { proveRules } from './scenarios/rules'
import { compareSchemas } from './scenarios/schemas'
import { writeDeadLetters } from './scenarios/share-dead-letters'
import { runStarters } from './scenarios/starter'
import { describeProjects } from './scenarios/streams'
import { crashStreams } from './scenarios/streams-starter'
import { commitAndAbort } from './scenarios/transactions'
import { compareVectors } from './scenarios/vectors'
import { compareWhatIf } from './scenarios/what-if'
import { Cluster } from './support/cluster'
import { Driver } from './support/driver'
import type { KafkaTest } from './support/kafka-test'
import { leaveNothing } from './support/leavings'
import { Report } from './support/report'
import { printSummary, undescribed, writeSummary } from './support/summary'
import { prepare, VERSION } from './support/toolchain'

const SCENARIOS: ReadonlyMap<string, (test: KafkaTest) => Promise<void>> = new Map([
  ['designs', applyDesigns],
  ['plans', applyPlans],
  ['reassign', reassign],
  ['hand-over', handOver],
  ['clients', constructClients],
  ['rules', proveRules],
  ['vectors', compareVectors],
  ['schemas', compareSchemas],
  ['streams', describeProjects],
  ['transactions', commitAndAbort],
  ['delivery', stopBrokers],
  ['burst', measureBurst],
  ['what-if', compareWhatIf],
  ['what-if-limits', measureLimits],
  ['connect', runConnectors],
  ['access', allowLeast],
  ['librdkafka', askLibrdkafka],
  ['starter', runStarters],
  ['streams-crash', crashStreams],
  ['share-dead-letters', writeDeadLetters],
])

interface Options {
  /** Scenarios to run, by name; all where there is none. */
  readonly only: readonly string[]
  readonly seed?: number
  /** Whether docs/kafka-proof.md gets the summary of a whole run that holds. */
  readonly write: boolean
}

/** Proves the core against a real Kafka; the status to exit with. Leaves nothing behind, however it ends. */
export async function proveOnKafka({ only, seed = Date.now() % 1_000_000, write }: Options): Promise<number> {
  const unknown = only.filter((title) => !SCENARIOS.has(title))
  if (unknown.length > 0) {
    console.log(`There is no scenario ${unknown.join(', ')}; there are ${[...SCENARIOS.keys()].join(', ')}.`)
    return 1
  }
  const report = new Report()
  try {
    const test = { ...(await startKafka(report)), report, seed }
    console.log(`Seed ${seed}`)
    for (const [title, run] of SCENARIOS) {
      if (only.length > 0 && !only.includes(title)) continue
      await report.during(title, () => run(test))
    }
  } finally {
    await leaveNothing()
  }
  if (only.length === 0)
    for (const title of undescribed(SCENARIOS.keys())) report.fail(`${title} is not described on the page`)
  report.save()
  printSummary(report)
  if (write && only.length === 0 && report.failures.length === 0) writeSummary(report)
  else if (write) console.log('Only a whole run without a failure is written down.')
  return report.failures.length === 0 ? 0 : 1
}

async function startKafka(report: Report): Promise<Pick<KafkaTest, 'one' | 'three' | 'driver'>> {
  let driver: Driver | undefined
  let clusters: readonly Cluster[] = []
  await report.during(`Kafka ${VERSION}, one broker and three in racks`, async () => {
    await prepare()
    driver = new Driver()
    clusters = await Promise.all([Cluster.start(1, SINGLE), Cluster.start(3, THREE)])
    for (const [index, count] of [1, 3].entries()) {
      const bootstrap = clusters[index]?.bootstrap
      await until(
        async () => (await driver?.call<number>('nodes', { bootstrap })) === count,
        `The cluster of ${count} does not come together`,
      )
    }
  })
  const [one, three] = clusters
  if (!driver || !one || !three) throw new Error('Kafka does not start.')
  return { driver, one, three }
}

/** Tiered storage on offer, and all that goes by the clock quick enough to be watched. */
const SINGLE = {
  'remote.log.storage.system.enable': true,
  'remote.log.storage.manager.class.name': 'driver.NoRemoteStorage',
  'remote.log.metadata.manager.class.name': 'driver.NoRemoteStorage$Metadata',
  'log.initial.task.delay.ms': 500,
  'log.retention.check.interval.ms': 500,
  'log.cleaner.backoff.ms': 300,
  'offsets.retention.minutes': 1,
  'offsets.retention.check.interval.ms': 1000,
}
const THREE = {}
