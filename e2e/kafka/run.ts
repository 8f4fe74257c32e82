import { constructClients } from './scenarios/clients'
import { applyDesigns } from './scenarios/designs'
import { Cluster } from './support/cluster'
import { Driver } from './support/driver'
import type { KafkaTest } from './support/kafka-test'
import { Report } from './support/report'
import { prepare, VERSION } from './support/toolchain'

const SCENARIOS: readonly (readonly [title: string, run: (test: KafkaTest) => Promise<void>])[] = [
  ['designs', applyDesigns],
  ['clients', constructClients],
]

interface Options {
  /** Only scenarios whose title has this in it. */
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
      if (!title.includes(only)) continue
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

const SINGLE = {}
const THREE = {}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`
