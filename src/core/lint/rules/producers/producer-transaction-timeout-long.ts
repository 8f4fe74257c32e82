import { formatDuration } from '../../../shared/format'
import { HOUR_MS, MINUTE_MS } from '../../../shared/units'
import { setWriterConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'transaction.timeout.ms'
const MOST = 'transaction.max.timeout.ms'
const DAY_LONG = 12 * HOUR_MS

export const producerTransactionTimeoutLong = defineRule({
  id: 'producer-transaction-timeout-long',
  title: 'A transaction that nobody ends holds up its readers for hours',
  scope: 'producer',
  severity: 'warning',
  kind: 'advice',
  why: 'A reader with read_committed goes no further than the first transaction that is still open in a partition. When its producer dies and no other starts with the same transactional.id, the brokers end the transaction after transaction.timeout.ms, and so long every such reader of these partitions stands still. Kafka allows fifteen minutes unless somebody raises transaction.max.timeout.ms.',
  reference: producerConfigDocs(KEY),
  examples: () => {
    const of = (timeout: number) =>
      soundDesign({
        cluster: { config: { [MOST]: DAY_LONG } },
        producer: { delivery: 'exactly-once', config: { [KEY]: timeout } },
        group: { config: { 'isolation.level': 'read_committed' } },
      })
    return { bad: [of(DAY_LONG)], good: [of(HOUR_MS)] }
  },
  check({ kind, producer, settings, writes, cluster }, report) {
    if (settings.text('transactional.id') === '' || settings.origin(KEY) !== 'user') return
    const timeout = settings.number(KEY)
    if (!(timeout > HOUR_MS) || writes.length === 0 || cluster.environment === 'development') return
    report({
      message: `A transaction of \`${producer.name}\` that nobody ends holds up its readers for ${formatDuration(timeout)}`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: formatDuration(timeout) },
        { name: 'default', value: formatDuration(MINUTE_MS) },
      ],
      fix: setWriterConfig({ kind, producer }, { [KEY]: undefined }, 'Use the default of a minute'),
    })
  },
})
