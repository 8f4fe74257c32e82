import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { javaStreams } from '@/core/exporters/streams/java-project'
import { templates } from '@/core/templates'
import { writeProjects } from '../starter/runner'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, run, temporaryFolder } from '../support/leavings'

const TEMPLATE = 'order-enrichment'
/** What Maven says where what a project needs is neither here nor to be had. */
const NOT_THERE = /Could not (?:transfer|resolve)|Unknown host|UnknownHost|offline mode|Cannot access/i

/**
 * The exported project of a template is built by Maven as its README says: it compiles, and its own test holds, which
 * runs it without a broker. Skipped, and said so, where Maven cannot get what the project needs.
 */
export async function buildByMaven({ report }: KafkaTest): Promise<void> {
  const design = await templates.find(({ id }) => id === TEMPLATE)?.design()
  const [app] = design?.streamsApps ?? []
  if (!design || !app) throw new Error(`There is no Streams application in ${TEMPLATE}.`)
  const folder = temporaryFolder('streams-maven')
  try {
    writeProjects(folder, javaStreams, design, () => undefined)
    const project = join(folder, 'streams', app.name)
    const said = await run('mvn', ['-q', '-B', '-f', `${project}/pom.xml`, 'package']).catch(
      ({ message }: Error) => message,
    )
    if (NOT_THERE.test(said)) {
      report.figure('Streams projects built by Maven', 'skipped: what it needs cannot be fetched')
      return
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
    report.figure('Streams projects built by Maven, with their test', '1')
  } finally {
    removeFolder(folder)
  }
}
