import { settingsOf } from '@/core/exporters/setting-text'
import { librdkafkaPartitionForKey } from '@/core/kafka/librdkafka-partitioner'
import { partitionForKey } from '@/core/kafka/partitioner'
import { rules } from '@/core/lint/rules'
import type { Producer } from '@/core/model/design'
import { producerIntent } from '@/core/settings/client-intent'
import { createTopic } from '../proofs/proof'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, run, temporaryFolder } from '../support/leavings'
import { installPython, PYTHON_CLIENT } from '../support/python'
import { Random } from '../support/random'
import { type LibrdkafkaClient, randomLibrdkafkaClients } from '../support/random-librdkafka'

const KEYS = 1000
const CLIENTS = 400
const PARTITIONS = 12

interface Witness {
  readonly version: string
  readonly partitions: Readonly<Record<'consistent_random' | 'murmur2_random', readonly number[]>>
  readonly refused: Readonly<Record<string, string>>
  /** For each client why it was not made, or null where it was. */
  readonly made: readonly (string | null)[]
}

/** librdkafka puts a thousand keys where the core says; skipped, and said so, where it is not to be had. */
export async function askLibrdkafka(test: KafkaTest): Promise<void> {
  const { one, report, seed } = test
  const folder = temporaryFolder('librdkafka')
  try {
    const python = await installPython(folder)
    if (python === undefined) {
      report.note(`skipped: ${PYTHON_CLIENT} cannot be had here`)
      return
    }
    const topic = 'librdkafka'
    await createTopic(test, one, { name: topic, partitions: PARTITIONS })
    const random = new Random(seed)
    const keys = Array.from(
      { length: KEYS },
      () => `key ${random.whole(0, 1e9).toString(36)} ${random.pick(['', 'é', '漢'])}`,
    )
    const settings = exportedSettings()
    const clients = [...refusedExamples(), ...randomLibrdkafkaClients(random, CLIENTS)]
    const witness = await ask(python, { bootstrap: one.bootstrap, topic, keys, settings, clients })
    const bytes = keys.map((key) => new TextEncoder().encode(key))
    const crc = bytes.map((key) => librdkafkaPartitionForKey(key, PARTITIONS))
    const murmur = bytes.map((key) => partitionForKey(key, PARTITIONS))
    report.same(witness.partitions.consistent_random, crc, 'partitions under consistent_random')
    report.same(witness.partitions.murmur2_random, murmur, 'partitions under murmur2_random')
    report.figure(
      `keys that librdkafka ${witness.version} put where the core says, under each of two partitioners`,
      `${KEYS}`,
    )
    for (const [index, { kind, config, isRefused }] of clients.entries()) {
      const why = witness.made[index] ?? null
      report.check(
        (why !== null) === isRefused,
        `librdkafka ${isRefused ? 'refuses' : 'takes'} a ${kind} of ${JSON.stringify(config)}: ${why}`,
      )
    }
    report.figure(
      'producers and consumers that librdkafka makes or refuses as the core says',
      `${clients.length}, ${clients.filter(({ isRefused }) => isRefused).length} of them refused`,
    )
    const taken = settings.filter(([key]) => witness.refused[key] === undefined).map(([key]) => key)
    report.note(`of the settings of our guarantees librdkafka takes ${taken.join(', ')}`)
    for (const [key, why] of Object.entries(witness.refused)) report.note(`librdkafka refuses ${key}: ${why}`)
  } finally {
    removeFolder(folder)
  }
}

/** The clients of the bad examples of the two rules that say what librdkafka refuses. */
function refusedExamples(): readonly LibrdkafkaClient[] {
  const badOf = (rule: string) => rules.find(({ id }) => id === rule)?.examples().bad ?? []
  return [
    ...badOf('producer-library-refuses').map(({ producers: [producer] }) => ({
      kind: 'producer' as const,
      config: { ...(producer && producerIntent(producer)), ...producer?.config },
      isRefused: true,
    })),
    ...badOf('consumer-group-library-refuses').map(({ consumerGroups: [group] }) => ({
      kind: 'consumer' as const,
      config: group?.config ?? {},
      isRefused: true,
    })),
  ]
}

/** What the guarantees imply: the settings that a user would carry over. */
function exportedSettings(): [key: string, value: string][] {
  const guarantees = ['at-most-once', 'at-least-once', 'exactly-once'] as const
  const all = guarantees.flatMap((delivery) =>
    settingsOf(producerIntent({ name: 'p', delivery } satisfies Producer)),
  )
  const shared = [
    'linger.ms=20',
    'batch.size=65536',
    'compression.type=lz4',
    'delivery.timeout.ms=120000',
    'max.block.ms=60000',
    'buffer.memory=33554432',
    'max.request.size=1048576',
  ]
  const more = shared.map((text) => text.split('=') as [string, string])
  return [...new Map([...all, ...more]).entries()]
}

const ask = async (python: string, question: object): Promise<Witness> =>
  JSON.parse(await run(python, ['e2e/kafka/librdkafka.py'], { input: JSON.stringify(question) }))
