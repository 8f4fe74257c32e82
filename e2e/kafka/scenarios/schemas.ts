import { avroIncompatibilities } from '@/core/schemas/avro-compatibility'
import { parseAvroSchema } from '@/core/schemas/avro-schema'
import type { KafkaTest } from '../support/kafka-test'
import { Random } from '../support/random'
import { RandomAvro } from '../support/random-avro'

const PAIRS = 800

interface Answer {
  readonly broken?: readonly string[]
  readonly refused?: boolean
}

/** What the core says of a pair, in the form of Avro's own answer. */
function answerOf({ reader, writer }: { readonly reader: string; readonly writer: string }): Answer {
  const [read, written] = [parseAvroSchema(reader), parseAvroSchema(writer)]
  if (!read.ok || !written.ok) return { refused: true }
  const found = avroIncompatibilities(read.value, written.value)
  // Avro throws where a field of the reader may be one of several.
  if (found.some(({ type }) => type === 'SEVERAL_FIELDS_WRITTEN')) return { refused: true }
  return { broken: found.map(({ type, path }) => `${type} ${path}`) }
}

/** Whether one schema of Avro reads what another wrote, and why not: as Avro's own library answers. */
export async function compareSchemas({ driver, report, seed }: KafkaTest): Promise<void> {
  const random = new RandomAvro(new Random(seed))
  const pairs = Array.from({ length: PAIRS }, () => random.pair())
  const answers = await driver.call<Answer[]>('avroPairs', { pairs })
  let [broken, refused] = [0, 0]
  for (const [at, pair] of pairs.entries()) {
    const expected = answers[at] ?? {}
    if (expected.refused) refused += 1
    if ((expected.broken?.length ?? 0) > 0) broken += 1
    const what = `${pair.reader} reads ${pair.writer}`
    const [one, other] = [expected, answerOf(pair)].map(({ broken: list, refused: is }) =>
      is ? 'refused' : [...(list ?? [])].toSorted(),
    )
    report.same(one, other, what)
  }
  report.check(broken > PAIRS / 10 && broken < PAIRS, 'some pairs of schemas fit and some do not')
  report.figure('random pairs of Avro schemas answered as Avro 1.12.1 does, by path', `${PAIRS}`)
  report.note(`${broken} pairs do not fit, ${refused} are refused.`)
}
