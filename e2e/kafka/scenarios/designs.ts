import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '@/core/analyse'
import { kafkaCli } from '@/core/exporters/kafka-cli'
import type { Config, Design } from '@/core/model/design'
import { templates } from '@/core/templates'
import { generatedDesigns } from '../support/generated-design'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, temporaryFolder } from '../support/leavings'
import { commandsOf, runCommands, runScript } from '../support/script-runs'

/** So many generated designs go through bash and the real command line, with the first template. */
const REALLY_RUN = 2
/** Designs that are applied side by side. */
const AT_ONCE = 4

interface Described {
  readonly partitions: readonly { readonly replicas: readonly number[] }[]
  readonly own: Readonly<Record<string, string>>
}
export interface Shape {
  readonly partitions: number
  readonly replicas: readonly number[]
  readonly settings: Readonly<Record<string, string>>
}

/** What the exported script makes of real clusters is what the design says, and stays so when it runs again. */
export async function applyDesigns(test: KafkaTest): Promise<void> {
  const folder = temporaryFolder('scripts')
  try {
    let applied = 0
    let settings = 0
    const apply = async (design: Design, really: boolean) => {
      applied += 1
      const described = await applyTwice(test, design, really, folder)
      settings += described
    }
    for (const [index, template] of templates.entries()) await apply(await template.design(), index === 0)
    const designs = generatedDesigns(test.seed).entries()
    const work = async () => {
      for (const [number, design] of designs) await apply(design, number < REALLY_RUN)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    test.report.figure('designs applied by their exported script, twice each', String(applied))
    test.report.figure('topic settings described by Kafka as the design says', String(settings))
    test.report.figure('of these designs through bash and the real command line', String(REALLY_RUN + 1))
  } finally {
    removeFolder(folder)
  }
}

async function applyTwice(
  test: KafkaTest,
  design: Design,
  really: boolean,
  scripts: string,
): Promise<number> {
  const { driver, report } = test
  const { bootstrap } = design.cluster.brokers === 1 ? test.one : test.three
  const folder = mkdtempSync(join(scripts, 'design-'))
  const script = kafkaCli.export(design, analyse(design))[0]?.text ?? ''
  const names = design.topics.map(({ name }) => name)
  const expected = expectedShapes(design)
  const commands = await commandsOf(script, bootstrap, folder)
  for (const time of ['first', 'second']) {
    const failure = really
      ? await runScript(script, bootstrap, folder).then(() => undefined, String)
      : await runCommands(driver, commands)
    if (failure !== undefined) report.fail(`${design.name}: the ${time} run of its script`, failure)
    const actual = await shapesOnceEqual(test, bootstrap, names, expected)
    report.same(actual, expected, `${design.name}: topics after the ${time} run`)
  }
  await driver.call('delete', { bootstrap, names })
  return Object.values(expected).reduce((sum, shape) => sum + Object.keys(shape.settings).length, 0)
}

export function expectedShapes(design: Design): Record<string, Shape> {
  const { views } = analyse(design)
  return Object.fromEntries(
    design.topics.map((topic) => {
      const view = views.topics[topic.name]
      const partitions = typeof topic.partitions === 'number' ? topic.partitions : (view?.partitions ?? 0)
      const replicas = topic.replicationFactor ?? view?.replicationFactor ?? 0
      return [
        topic.name,
        {
          partitions,
          replicas: Array.from({ length: partitions }, () => replicas),
          settings: sorted(textsOf(topic.config)),
        },
      ]
    }),
  )
}

const textsOf = (config: Config | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(config ?? {}).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])),
  )

/** As Kafka prints numbers and lists, in one order. */
const sorted = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([key, value]): [string, string] => [
        key,
        /^-?\d+(\.\d+)?$/.test(value) && Number.isSafeInteger(Math.trunc(Number(value)))
          ? String(Number(value))
          : value.replaceAll(/\s*,\s*/g, ','),
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

/** What the cluster describes, asked until it is as expected or what a busy machine may need is over. */
export async function shapesOnceEqual(
  { driver }: KafkaTest,
  bootstrap: string,
  names: readonly string[],
  expected: Readonly<Record<string, Shape>>,
  patienceMs = 30_000,
): Promise<Record<string, Shape>> {
  const end = Date.now() + patienceMs
  for (;;) {
    const shapes = await driver.call<Record<string, Described>>('describe', { bootstrap, names }).then(
      (described) => shapesOf(names, described),
      () => ({}),
    )
    if (JSON.stringify(shapes) === JSON.stringify(expected) || Date.now() > end) return shapes
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const shapesOf = (names: readonly string[], described: Readonly<Record<string, Described>>) =>
  Object.fromEntries(
    names.map((name) => {
      const topic = described[name]
      return [
        name,
        {
          partitions: topic?.partitions.length ?? 0,
          replicas: topic?.partitions.map(({ replicas }) => new Set(replicas).size) ?? [],
          settings: sorted(topic?.own ?? {}),
        },
      ]
    }),
  )
