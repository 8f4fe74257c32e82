import { formatCount } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { isForReportsOnly, producerStart, waitsForAll } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

export const producerIdempotenceOff = defineRule({
  id: 'producer-idempotence-off',
  title: 'Retries that write a record twice',
  scope: 'producer',
  severity: 'warning',
  kind: 'advice',
  why: 'When an answer is lost on its way, the producer sends the batch again, and without idempotence the broker writes it a second time. With several requests in flight a failed batch also lands behind the one after it, so that records of one key change places. Idempotence costs next to nothing and is Java’s default since 3.0; librdkafka, on which Confluent’s clients for Python, Go, .NET and Node.js are built, must be told.',
  reference: producerConfigDocs('enable.idempotence'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { 'enable.idempotence': false } } }),
      soundDesign({ producer: { delivery: undefined, config: { 'enable.idempotence': 'false' } } }),
      soundDesign({ producer: { client: { library: 'librdkafka' }, delivery: undefined } }),
    ],
    good: [
      soundDesign({ producer: { config: { 'enable.idempotence': 'true' } } }),
      soundDesign({ producer: { client: { library: 'librdkafka' } } }),
      soundDesign({
        producer: { config: { 'enable.idempotence': false } },
        topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
        group: { purpose: 'analytics' },
      }),
    ],
  }),
  check(view, report) {
    const { producer, cluster, settings, writes } = view
    if (settings.flag('enable.idempotence') || producer.delivery === 'at-most-once') return
    if (writes.length === 0 || cluster.environment === 'development' || isForReportsOnly(view)) return
    if (!waitsForAll(view) || settings.number('retries') === 0 || producerStart(view).refusal !== null) return
    const inFlight = settings.number(IN_FLIGHT)
    report({
      message:
        inFlight > 1
          ? `\`${producer.name}\` may write records twice and out of order`
          : `\`${producer.name}\` may write records twice`,
      field: 'config.enable.idempotence',
      evidence: [
        {
          name: 'enable.idempotence',
          value:
            settings.origin('enable.idempotence') === 'default'
              ? `false, the default of ${settings.defaultOf('enable.idempotence')}`
              : 'false',
        },
        { name: IN_FLIGHT, value: formatCount(inFlight) },
      ],
      fix: setConfig('producer', producer.name, { 'enable.idempotence': true }),
    })
  },
})
