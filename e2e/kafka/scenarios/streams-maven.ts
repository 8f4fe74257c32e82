import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { RICH_SCHEMAS } from '@/core/exporters/starter/rich-schemas'
import { javaStreams } from '@/core/exporters/streams/java-project'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { readChains } from '@/core/streams/read-chains'
import { templates } from '@/core/templates'
import { writeProjects } from '../starter/runner'
import { copyStandIns, withStandIns } from '../starter/spring'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, run, temporaryFolder } from '../support/leavings'
import type { Report } from '../support/report'

const TEMPLATE = 'order-enrichment'

/** A program on records of Avro and of Protobuf, and on text, all of which goes on as it is. */
function typedDesign(): Design {
  const program = readChains(`kept = stream orders | filter
    from kept | to kept-orders
    from kept | groupByKey | count | toStream | to totals
    stream prices | filter | to prices-kept
    stream plain | to plain-kept`)
  if (!program.ok) throw new Error('The program does not read.')
  return {
    ...emptyDesign('Streams on records of schemas'),
    topics: [
      { name: 'orders', ...RICH_SCHEMAS['orders'] },
      { name: 'kept-orders', ...RICH_SCHEMAS['orders'] },
      { name: 'totals', schema: { format: 'avro', types: [{ versions: [{ text: '"long"' }] }] } },
      { name: 'prices', ...RICH_SCHEMAS['prices'] },
      { name: 'prices-kept', ...RICH_SCHEMAS['prices'] },
      { name: 'plain' },
      { name: 'plain-kept' },
    ],
    streamsApps: [{ name: 'typed', processing: program.value }],
  }
}
/** What Maven says where what a project needs is neither here nor to be had. */
const NOT_THERE = /Could not (?:transfer|resolve)|Unknown host|UnknownHost|offline mode|Cannot access/i

/**
 * The exported project of a template is built by Maven as its README says: it compiles, and its own test holds, which
 * runs it without a broker. Skipped, and said so, where Maven cannot get what the project needs.
 */
export async function buildByMaven({ report }: KafkaTest): Promise<void> {
  const design = await templates.find(({ id }) => id === TEMPLATE)?.design()
  if (!design) throw new Error(`There is no template ${TEMPLATE}.`)
  let built = 0
  for (const one of [design, typedDesign()]) built += await buildProject(report, one)
  report.figure('Streams projects built by Maven, with their test', String(built))
}

async function buildProject(report: Report, design: Design): Promise<number> {
  const [app] = design.streamsApps
  if (!app) throw new Error(`There is no Streams application in ${design.name}.`)
  const folder = temporaryFolder('streams-maven')
  try {
    const files = writeProjects(folder, javaStreams, design, (path, text) =>
      path.endsWith('/pom.xml') ? withStandIns(text) : undefined,
    )
    const project = join(folder, 'streams', app.name)
    if (files.some((file) => file.endsWith('/RecordSerdes.java')))
      copyStandIns(join(project, 'src/main/java'))
    const said = await run('mvn', ['-q', '-B', '-f', `${project}/pom.xml`, 'package']).catch(
      ({ message }: Error) => message,
    )
    if (NOT_THERE.test(said)) {
      report.figure('Streams projects built by Maven', 'skipped: what it needs cannot be fetched')
      return 0
    }
    report.check(
      existsSync(`${project}/target/${app.name}-1.jar`),
      `the exported project of ${app.name} is built by Maven`,
      () => said.slice(0, 3000),
    )
    report.check(
      existsSync(`${project}/target/surefire-reports`),
      `the exported project of ${app.name} runs its test`,
      () => said.slice(0, 3000),
    )
    return 1
  } finally {
    removeFolder(folder)
  }
}
