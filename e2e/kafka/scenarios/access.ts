import { deriveRights } from '@/core/access/derive-rights'
import type { Right } from '@/core/access/right'
import { analyse } from '@/core/analyse'
import { kafkaAcls } from '@/core/exporters/access/kafka-acls'
import type { Design } from '@/core/model/design'
import { emptyLists } from '@/core/model/empty-design'
import { userName } from '@/core/model/principal'
import { templates } from '@/core/templates'
import { ACCESS_CASES } from '@/testing/access-cases'
import { inNamespace, type Run, runOf } from '../support/access-runs'
import { Cluster } from '../support/cluster'
import { thrownBy } from '../support/driver'
import type { KafkaTest } from '../support/kafka-test'
import { temporaryFolder } from '../support/leavings'
import { commandsOf, runCommands } from '../support/script-runs'

/** At a time; most of it is waiting. */
const SIDE_BY_SIDE = 6
const PATIENCE_MS = { light: 30_000, heavy: 90_000 }
const PASSWORD = 'not-a-secret'

/** One application with its rights, or with all but one of them. */
interface Variant {
  readonly title: string
  readonly start: string
  readonly design: Design
  readonly rights: readonly Right[]
  /** As the table says it. */
  readonly without?: string
  readonly ms?: number
}

interface Row {
  readonly application: string
  readonly right: string
  readonly without: string
}

/**
 * With an authorizer that allows nothing else and logins over SCRAM, each kind of application does all that it draws
 * with the rights that are derived for it, and cannot with one of them taken away.
 */
export async function allowLeast(test: KafkaTest): Promise<void> {
  const { report, driver } = test
  const cluster = await Cluster.start(1, {}, true)
  const folder = temporaryFolder('access')
  const { cases, covered } = await casesOf()
  report.note(covered)
  await applyScripts(test, cluster, folder)
  const seeder = await driver.call<string>('openProducer', {
    instead: { 'bootstrap.servers': cluster.bootstrap },
  })
  const run = (variant: Variant) => runVariant(test, cluster, folder, seeder, variant)

  const whole = cases.map(({ title, design }, at) => variantOf(title, design, `w${at}-`))
  await prepare(test, cluster, whole, folder)
  const taken = new Map<string, number>()
  await inTurn(whole, async (variant) => {
    const began = performance.now()
    const error = await run(variant)
    taken.set(variant.title, performance.now() - began)
    report.check(error === undefined, `${variant.title} with its rights`, () => error ?? '')
  })

  const rightsOf = new Map(cases.map(({ title, design }) => [title, deriveRights(design)]))
  const lesser = cases.flatMap(({ title, design, like, isTemplate }, at) => {
    const known = new Set((rightsOf.get(like ?? '') ?? []).map(words))
    const all = rightsOf.get(title) ?? []
    if (isTemplate && design.connectors.length > 0) return []
    return all.flatMap((right, index): Variant[] => {
      if (known.has(words(right))) return []
      const variant = variantOf(title, design, `l${at}-${index}-`)
      const ms = Math.max(15_000, 3 * (taken.get(title) ?? 0))
      return [{ ...variant, rights: variant.rights.toSpliced(index, 1), without: words(right), ms }]
    })
  })
  await prepare(test, cluster, lesser, folder)
  const rows: Row[] = []
  await inTurn(lesser, async (variant) => {
    const error = await run(variant)
    const right = variant.without ?? ''
    report.check(error !== undefined, `${variant.title} fails without: ${right}`)
    rows.push({ application: variant.title, right, without: error ?? 'it goes on' })
  })
  printRows(
    report.note.bind(report),
    cases.flatMap(({ title }) => rows.filter((row) => row.application === title)),
  )
  report.figure('kinds of application that do all they draw with the rights derived', String(whole.length))
  report.figure('rights of which each taken away made it fail', String(lesser.length))
  await driver.call('close', { handle: seeder })
  await cluster.stopBroker(1)
}

interface Case {
  readonly title: string
  readonly design: Design
  readonly like?: string
  readonly isTemplate?: boolean
}

/** What an application is to an authorizer: which operations on which kinds of resource it needs. */
const shapeOf = (design: Design): string =>
  [
    ...new Set(
      deriveRights(design).map(({ resource, pattern, operation }) => `${resource} ${pattern} ${operation}`),
    ),
  ]
    .toSorted()
    .join(', ')

/** The kinds, and of every template each application whose rights have another shape than any kind's. */
async function casesOf(): Promise<{ readonly cases: readonly Case[]; readonly covered: string }> {
  const cases: Case[] = [...ACCESS_CASES]
  const shapes = new Set(cases.map(({ design }) => shapeOf(design)))
  let [count, own] = [0, 0]
  for (const template of templates) {
    const design = await template.design()
    for (const [name, one] of applicationsOf(design)) {
      count += 1
      const shape = shapeOf(one)
      if (shapes.has(shape)) continue
      shapes.add(shape)
      own += 1
      cases.push({ title: `${design.name}: ${name}`, design: one, isTemplate: true })
    }
  }
  const covered = `${count} applications of ${templates.length} templates: ${own} run as they are drawn, the others need rights of the same shape as one of the ${ACCESS_CASES.length} kinds`
  return { cases, covered }
}

/** The design of each application alone; the connectors of a worker are one. */
function applicationsOf(design: Design): [name: string, design: Design][] {
  const alone = { ...design, ...emptyLists() }
  const workers = new Map<string, Design['connectors'][number][]>()
  for (const connector of design.connectors) {
    const of = connector.connect ?? ''
    workers.set(of, [...(workers.get(of) ?? []), connector])
  }
  return [
    ...design.producers.map((one): [string, Design] => [one.name, { ...alone, producers: [one] }]),
    ...design.consumerGroups.map((one): [string, Design] => [one.name, { ...alone, consumerGroups: [one] }]),
    ...design.streamsApps.map((one): [string, Design] => [one.name, { ...alone, streamsApps: [one] }]),
    ...[...workers].map(([name, connectors]): [string, Design] => [name, { ...alone, connectors }]),
  ]
}

function variantOf(title: string, drawn: Design, start: string): Variant {
  const design = inNamespace(drawn, start)
  return { title, start, design, rights: deriveRights(design) }
}

const words = ({ operation, resource, name, pattern }: Right): string =>
  `${operation} ${resource} ${name}${pattern === 'prefixed' ? '*' : ''}`

const loginOf = (cluster: Cluster, principal: string): Readonly<Record<string, string>> => ({
  'bootstrap.servers': cluster.guarded,
  'security.protocol': 'SASL_PLAINTEXT',
  'sasl.mechanism': 'SCRAM-SHA-512',
  'sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username="${userName(principal)}" password="${PASSWORD}";`,
})

const principalIn = ({ design }: Variant): string => deriveRights(design)[0]?.principal ?? ''

const runFor = (cluster: Cluster, variant: Variant, folder: string): Run =>
  runOf(variant.design, loginOf(cluster, principalIn(variant)), folder)

/** Users, their rights, and the topics that are there before an application starts. */
async function prepare(
  { driver }: KafkaTest,
  cluster: Cluster,
  variants: readonly Variant[],
  folder: string,
): Promise<void> {
  const { bootstrap } = cluster
  const users = variants.map((variant) => userName(principalIn(variant)))
  const rights = variants.flatMap((variant) => variant.rights)
  await driver.call('allow', { bootstrap, users, password: PASSWORD, rights })
  const names = variants.flatMap((variant) => runFor(cluster, variant, folder).topics)
  await driver.call('createAll', { bootstrap, names })
  for (const { design } of variants)
    for (const group of design.consumerGroups)
      if (group.reads === 'share')
        await driver.call('configure', {
          bootstrap,
          type: 'GROUP',
          name: group.name,
          config: { 'share.auto.offset.reset': 'earliest' },
        })
}

/** What went wrong, by the name of Kafka's exception; undefined where all that is drawn was done. */
async function runVariant(
  { driver }: KafkaTest,
  cluster: Cluster,
  folder: string,
  seeder: string,
  variant: Variant,
): Promise<string | undefined> {
  const { op, args, seeded } = runFor(cluster, variant, folder)
  const records = seeded.flatMap((topic) =>
    ['{"a":1}', 'no JSON'].map((value) => ({ topic, key: 'k', value })),
  )
  await driver.call('send', { handle: seeder, records })
  const ms =
    variant.ms ?? (op === 'runStreams' || op === 'runConnect' ? PATIENCE_MS.heavy : PATIENCE_MS.light)
  const thrown = await thrownBy(driver.call(op, { bootstrap: cluster.bootstrap, ms, ...args }))
  if (!thrown) return undefined
  if (thrown.type === 'Missing') return thrown.message.replace(/^Missing: /, '').trim()
  return thrown.causes.find((cause) => cause.endsWith('AuthorizationException')) ?? thrown.type
}

async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items]
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
}

/** The exported script of each template makes the access lists that are derived. */
async function applyScripts(
  { driver, report }: KafkaTest,
  { bootstrap }: Cluster,
  folder: string,
): Promise<void> {
  for (const template of templates) {
    const design = await template.design()
    const [script] = kafkaAcls.export(design, analyse(design))
    const failed = await runCommands(driver, await commandsOf(script?.text ?? '', bootstrap, folder))
    report.check(failed === undefined, `the access lists of ${design.name} are made`, () => failed ?? '')
    const seen = new Set(await driver.call<readonly string[]>('rights', { bootstrap }))
    const lacking = deriveRights(design)
      .map(({ principal, operation, resource, pattern, name }) =>
        [
          principal,
          operation.toUpperCase(),
          resource.toUpperCase().replace('-', '_'),
          pattern.toUpperCase(),
          name,
        ].join(' '),
      )
      .filter((right) => !seen.has(right))
    report.same(lacking, [], `rights of ${design.name} that the script does not make`)
  }
}

function printRows(print: (text: string) => void, rows: readonly Row[]): void {
  const width = (of: (row: Row) => string) => Math.max(...rows.map((row) => of(row).length))
  const [first, second] = [width(({ application }) => application), width(({ right }) => right)]
  for (const { application, right, without } of rows)
    print(`${application.padEnd(first)}  ${right.padEnd(second)}  ${without}`)
}
