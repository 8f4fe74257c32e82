import { createInterface } from 'node:readline'
import { assignors } from '@/core/kafka/assignors'
import type { ClientGroup, ServerGroup } from '@/core/kafka/assignors/assignor'
import { murmur2, partitionForKey } from '@/core/kafka/partitioner'
import { type PlacementRequest, placeReplicas } from '@/core/kafka/replica-placement'
import { checkTopicName } from '@/core/kafka/topic-name'
import { validateConfig } from '@/core/kafka/validate-config'
import { printTopology } from '@/core/streams/describe-topology'
import { internalTopicsIn } from '@/core/streams/internal-topics'
import type { StreamsApp } from '@/core/streams/processing'
import { readProcessing } from '@/core/streams/read-processing'
import { TopologyError } from '@/core/streams/topology'
import type { KafkaTest } from '../support/kafka-test'
import { start } from '../support/leavings'
import { Random } from '../support/random'
import { randomConfigs } from '../support/random-config'
import { CLASSPATH } from '../support/toolchain'

const CASES_OF_A_KIND = 400
const CONFIGURATIONS = 6000

interface Vector {
  readonly kind: string
  readonly input: unknown
  readonly answer: unknown
}

/** The core's answer to the same input; JSON decides whether it is the same. */
function answerOf(kind: string, input: unknown): unknown {
  if (kind === 'murmur2') {
    const { keyHex, partitions } = input as { keyHex: string; partitions: number }
    const key = Buffer.from(keyHex, 'hex')
    return { murmur2: murmur2(key), partition: partitionForKey(key, partitions) }
  }
  if (kind === 'topic-name') {
    const { ok, hasCollisionChars, unified } = checkTopicName((input as { name: string }).name)
    return { ok, hasCollisionChars, unified }
  }
  if (kind === 'replica-placement') {
    const request = input as PlacementRequest & { draws: number[] }
    const draws = request.draws.values()
    return placeReplicas(request, () => draws.next().value ?? 0)
  }
  if (kind === 'streams-topology') return streamsTopology(input as StreamsApp)
  if (kind.startsWith('server-') || kind.startsWith('share-'))
    return assignors[kind as 'server-range'](input as ServerGroup)
  return assignors[kind as 'range'](input as ClientGroup)
}

/** What Kafka's Streams builder makes of a program; of one that it refuses, that it is refused. */
function streamsTopology(app: StreamsApp): unknown {
  try {
    return { describe: printTopology(readProcessing(app)), ...internalsOf(app) }
  } catch (error) {
    if (error instanceof TopologyError) return { refused: true }
    throw error
  }
}

/** What the core says that Kafka makes for a program: the settings of its internal topics, and co-partition groups. */
export function internalsOf(app: StreamsApp): object {
  const topology = readProcessing(app)
  const topics = internalTopicsIn(topology, app).map(({ name, config }) => [name, config])
  const groups = topology
    .copartitionGroups(app.applicationId ?? app.name)
    .map((group) => [...group].sort().join(','))
  return { topics: Object.fromEntries(topics), copartitionGroups: groups.sort() }
}

function orError(answer: () => unknown): unknown {
  try {
    return answer()
  } catch (error) {
    return { error: error instanceof Error ? error.name : String(error) }
  }
}

/** Objects by sorted keys: what comes first in a map says nothing, what comes first in a list does. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )

/** Random cases, answered by Kafka's own classes a moment ago, are answered the same by the core. */
export async function compareVectors(test: KafkaTest): Promise<void> {
  const { report, seed } = test
  const counts = new Map<string, number>()
  let unanswered = 0
  const java = start(
    'java',
    ['-Xmx512m', '-cp', CLASSPATH, 'vectors.Vectors', `${seed}`, `${CASES_OF_A_KIND}`],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  if (java.stdout === null) throw new Error('The vectors have no output.')
  for await (const line of createInterface({ input: java.stdout })) {
    const { kind, input, answer }: Vector = JSON.parse(line)
    if (/^\{"error":"(Timeout|NullPointerException)"\}$/.test(canonical(answer))) {
      unanswered += 1
      continue
    }
    const own = canonical(orError(() => answerOf(kind, input)))
    const isSame = report.check(own === canonical(answer), `${kind} of ${line.slice(0, 600)}`, () =>
      own.slice(0, 600),
    )
    if (isSame) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const matched = [...counts.values()].reduce((sum, count) => sum + count, 0)
  report.check(matched > 0, 'vectors were printed')
  report.figure(
    `vectors of ${counts.size} algorithms matched: ${[...counts.keys()].join(', ')}`,
    String(matched),
  )
  if (unanswered > 0)
    report.note(
      `${unanswered} groups left out, on which Kafka's own assignor fails or does not come to an end`,
    )
  await compareConfigurations(test)
}

async function compareConfigurations({ driver, report, seed }: KafkaTest): Promise<void> {
  const cases = randomConfigs(new Random(seed), CONFIGURATIONS)
  const answers = await driver.call<unknown[]>('validate', { cases })
  let same = 0
  let refused = 0
  for (const [index, { kind, config }] of cases.entries()) {
    const judged = validateConfig(kind, config, '4.3')
    const own = judged.ok
      ? {
          ...judged,
          effective: Object.fromEntries(
            Object.entries(judged.effective).map(([key, value]) => [key, `${value}`]),
          ),
        }
      : { ok: false, errorClass: judged.errorClass }
    const isSame = report.check(
      canonical(own) === canonical(answers[index]),
      `${kind} ${JSON.stringify(config)}`,
      () => `Kafka: ${canonical(answers[index])}\n    Surveyor: ${canonical(own)}`,
    )
    if (isSame) same += 1
    if (!judged.ok) refused += 1
  }
  report.figure(`random configurations judged as Kafka does, ${refused} of them refused`, String(same))
}
