import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '@/core/analyse'
import { planChange } from '@/core/compare/plan-change'
import { planScript } from '@/core/compare/plan-script'
import { kafkaCli } from '@/core/exporters/kafka-cli'
import { configDefinition } from '@/core/kafka/catalogue'
import type { Design, Topic } from '@/core/model/design'
import { generatedDesigns } from '../support/generated-design'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, temporaryFolder } from '../support/leavings'
import { legalConfig } from '../support/legal-config'
import { Random } from '../support/random'
import { commandsOf, runCommands, runScript } from '../support/script-runs'
import { expectedShapes, type Shape, shapesOnceEqual } from './designs'

/** So many changes go through bash and the real command line; each takes some ten commands. */
const PLANS = 4
/** The script has ended by then: what it did needs only to reach the brokers. */
const PLAN_DONE_MS = 3_000
/** Bytes a second; empty topics move at once. */
const THROTTLE = '10000000'

/** Apply one design, then the plan to the other: the cluster is as the other says. */
export async function applyPlans(test: KafkaTest): Promise<void> {
  const folder = temporaryFolder('plans')
  const random = new Random(test.seed)
  try {
    const designs = generatedDesigns(test.seed + 1).filter(({ cluster }) => cluster.brokers === 3)
    let steps = 0
    for (const [index, before] of designs.slice(0, PLANS).entries()) {
      const after: Design = {
        ...before,
        topics: before.topics.map((topic) => changed(topic, before, random)),
      }
      const isThrottled = index % 2 === 1
      const throttled = isThrottled ? { ...after, topics: after.topics.map(withThrottles) } : after
      const environment = isThrottled ? { THROTTLE } : undefined
      steps += await applyPlan(test, before, throttled, mkdtempSync(join(folder, 'plan-')), environment)
    }
    test.report.figure('plans applied by their exported script', String(PLANS))
    test.report.figure('steps of these plans', String(steps))
  } finally {
    removeFolder(folder)
  }
}

/** Throttles of its own on a topic, which the end of a throttled reassignment clears. */
const withThrottles = (topic: Topic): Topic => ({
  ...topic,
  config: {
    ...topic.config,
    'leader.replication.throttled.replicas': '0:1,1:2',
    'follower.replication.throttled.replicas': '0:2',
  },
})

/** More partitions, any number of replicas, other settings: all that Kafka does for a topic that is there. */
function changed(topic: Topic, { cluster }: Design, random: Random): Topic {
  const { config: _, ...rest } = topic
  const config = legalConfig('topic', random, 4)
  const partitions =
    typeof topic.partitions === 'number' ? topic.partitions + random.whole(0, 3) : topic.partitions
  return {
    ...rest,
    ...(partitions !== undefined && { partitions }),
    replicationFactor: random.whole(1, cluster.brokers),
    ...(Object.keys(config).length > 0 && { config }),
  }
}

async function applyPlan(
  test: KafkaTest,
  before: Design,
  after: Design,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { driver, report, three } = test
  const { bootstrap } = three
  const names = before.topics.map(({ name }) => name)
  const creation = kafkaCli.export(before, analyse(before))[0]?.text ?? ''
  const failure = await runCommands(driver, await commandsOf(creation, bootstrap, folder))
  if (failure !== undefined) report.fail(`${before.name}: creation`, failure)
  await shapesOnceEqual(test, bootstrap, names, expectedShapes(before))
  const steps = planChange(before, after, 'kafka-cli')
  const refused = steps.filter(({ outcome }) => outcome === 'refused')
  report.same(refused, [], `${before.name}: steps of its plan that Kafka refuses`)
  await runScript(planScript(before, after), bootstrap, folder, {
    PLAN_AGREED: 'yes',
    BROKER_IDS: three.brokerIds.join(','),
    ...environment,
  }).catch((error: unknown) => report.fail(`${before.name}: its plan`, String(error)))
  const expected = expectedShapes(after)
  const actual = await shapesOnceEqual(test, bootstrap, names, expected, PLAN_DONE_MS)
  report.same(inEffect(actual), inEffect(expected), `${before.name}: after its plan`)
  await driver.call('delete', { bootstrap, names })
  return steps.length
}

/** A plan changes what is in effect: a setting that says Kafka's default may stay said, or not. */
const inEffect = (shapes: Readonly<Record<string, Shape>>): Record<string, Shape> =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      {
        ...shape,
        settings: Object.fromEntries(
          Object.entries(shape.settings).filter(
            ([key, value]) => String(configDefinition('topic', key, '4.3')?.default ?? '') !== value,
          ),
        ),
      },
    ]),
  )
