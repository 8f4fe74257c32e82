import { formatCount, formatDuration } from '../../../shared/format'
import type { WriterView } from '../../../views/views'
import { setConfig, setWriterConfig } from '../../fixes'
import { producerStart } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'retries'
const TIMEOUT = 'delivery.timeout.ms'
/** A broker that stops is missed after nine seconds, and its partitions then need another leader. */
const FAILOVER_MS = 15_000

/** The pauses between all retries: each twice the one before it, up to the longest. */
function pausesMs({ settings }: WriterView): number {
  const first = settings.number('retry.backoff.ms')
  const longest = Math.max(settings.number('retry.backoff.max.ms'), 0)
  const retries = settings.number(KEY)
  let sum = 0
  for (let at = 0; at < retries && sum < FAILOVER_MS; at += 1) sum += Math.min(first * 2 ** at, longest)
  return sum
}

/** Whether a delivery timeout that somebody set ends before another broker leads. */
const endsEarly = ({ settings, producer, cluster, writes }: WriterView): boolean =>
  settings.origin(TIMEOUT) === 'user' &&
  settings.number(TIMEOUT) < FAILOVER_MS &&
  settings.number(TIMEOUT) > 0 &&
  writes.length > 0 &&
  producer.delivery !== 'at-most-once' &&
  cluster.environment !== 'development'

function earlyEnd(view: WriterView): Report {
  const { producer, settings } = view
  const timeout = settings.number(TIMEOUT)
  return {
    message: `\`${producer.name}\` gives a record up after ${formatDuration(timeout)}: sooner than a failed broker is replaced`,
    field: `config.${TIMEOUT}`,
    evidence: [
      { name: TIMEOUT, value: formatDuration(timeout) },
      { name: 'until another broker leads', value: `about ${formatDuration(FAILOVER_MS)}` },
    ],
    fix: setWriterConfig(
      { kind: view.kind, producer },
      { [TIMEOUT]: undefined },
      'Use Kafka’s default, two minutes',
    ),
  }
}

export const producerRetriesFew = defineRule({
  id: 'producer-retries-few',
  title: 'Retries that end before a broker is back',
  scope: 'producer',
  severity: 'warning',
  kind: 'advice',
  why: 'When a broker fails it takes some ten seconds until another one leads its partitions, since its session has to end first. A producer that counts its retries has used up a few of them in a second or two and gives the record up, although nothing is wrong that would not have passed. Leave retries at their default and say with delivery.timeout.ms how long a record may take.',
  reference: producerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [TIMEOUT]: 5_000, 'request.timeout.ms': 2_000 } } }),
      soundDesign({ producer: { config: { [KEY]: 3 } } }),
      soundDesign({
        producer: {
          client: { library: 'librdkafka' },
          config: {
            'message.send.max.retries': 3,
            'enable.idempotence': true,
            partitioner: 'murmur2_random',
          },
        },
      }),
    ],
    good: [
      soundDesign({ producer: { config: { [KEY]: 100 } } }),
      soundDesign({ producer: { config: { [KEY]: 2_147_483_647, 'delivery.timeout.ms': 60_000 } } }),
    ],
  }),
  check(view, report) {
    const { producer, cluster, settings, writes } = view
    if (endsEarly(view) && producerStart(view).refusal === null) {
      report(earlyEnd(view))
      return
    }
    const retries = settings.number(KEY)
    if (settings.origin(KEY) !== 'user' || !(retries > 0) || writes.length === 0) return
    if (producer.delivery === 'at-most-once' || cluster.environment === 'development') return
    if (producerStart(view).refusal !== null) return
    const pauses = pausesMs(view)
    if (pauses >= FAILOVER_MS) return
    report({
      message: `\`${producer.name}\` gives a record up after ${formatCount(retries)} ${retries === 1 ? 'retry' : 'retries'} in ${formatDuration(pauses)}: sooner than a failed broker is replaced`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: settings.text(KEY) },
        { name: 'pauses between them', value: formatDuration(pauses) },
        { name: 'delivery.timeout.ms', value: formatDuration(settings.number('delivery.timeout.ms')) },
      ],
      fix: setConfig('producer', producer.name, { [KEY]: undefined }, 'Retry until the delivery timeout'),
    })
  },
})
