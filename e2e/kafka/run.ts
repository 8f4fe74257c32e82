import { measureBurst } from './scenarios/burst'
import { constructClients } from './scenarios/clients'
import { keepPromises } from './scenarios/delivery'
import { applyDesigns } from './scenarios/designs'
import { askLibrdkafka } from './scenarios/librdkafka'
import { proveRules } from './scenarios/rules'
import { compareVectors } from './scenarios/vectors'
import { Cluster } from './support/cluster'
import { Driver } from './support/driver'
import type { KafkaTest } from './support/kafka-test'
import { Report } from './support/report'
import { prepare, VERSION } from './support/toolchain'

const SCENARIOS: readonly (readonly [title: string, run: (test: KafkaTest) => Promise<void>])[] = [
  ['designs', applyDesigns],
  ['clients', constructClients],
  ['rules', proveRules],
  ['vectors', compareVectors],
  ['delivery', keepPromises],
  ['burst', measureBurst],
  ['librdkafka', askLibrdkafka],
]

interface Options {
  /** Titles of the scenarios to run, split by commas; all where it is left out. */
  readonly only?: string
  readonly seed?: number
}

/** Proves the core against a real Kafka; the number of checks that failed. Leaves nothing behind. */
export async function proveOnKafka({ only = '', seed = Date.now() % 1_000_000 }: Options): Promise<Report> {
  const report = new Report()
  const clusters: Cluster[] = []
  let driver: Driver | undefined
  const clean = async () => {
    driver?.stop()
    await Promise.all(clusters.map((cluster) => cluster.stop()))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void clean().finally(() => process.exit(1)))
  try {
    const began = performance.now()
    prepare()
    driver = new Driver()
    const keep = (cluster: Cluster) => clusters.push(cluster)
    const [one, three] = await Promise.all([Cluster.start(1, SINGLE, keep), Cluster.start(3, THREE, keep)])
    console.log(`Kafka ${VERSION}: one broker and three in racks, ${seconds(began)}; seed ${seed}`)
    for (const [title, run] of SCENARIOS) {
      if (only !== '' && !only.split(',').includes(title)) continue
      const start = performance.now()
      console.log(`\n${title}`)
      await run({ one, three, driver, report, seed }).catch((error) =>
        report.fail(`${title} broke off`, error instanceof Error ? error.stack : String(error)),
      )
      console.log(`  ${seconds(start)}`)
    }
  } finally {
    await clean()
  }
  report.save()
  return report
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

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`
