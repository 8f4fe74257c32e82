import type { Cluster } from '../../../model/design'
import type { TopicWriter } from '../../../views/views'
import { setWriterConfig } from '../../fixes'
import { producerStart, waitsForAll } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

/** Whether a retry may put a batch behind the one that was sent after it. */
function mayReorder({ producer, settings }: TopicWriter, cluster: Cluster): boolean {
  if (settings.number('retries') === 0 || settings.number(IN_FLIGHT) <= 1) return false
  const { refusal, idempotent } = producerStart({ producer, cluster, settings })
  return refusal === null && !idempotent
}

export const topicOrderAtRisk = defineRule({
  id: 'topic-order-at-risk',
  title: 'Order promised, and retries that change it',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'With several requests in flight and no idempotence, a batch that fails and is sent again lands behind the one after it: two records of one key change places, and every reader sees them so. That a record may be lost or come twice can be fine for reports; that its order is promised and broken is not. An idempotent producer keeps the order with up to five requests in flight; without idempotence only one keeps it.',
  reference: producerConfigDocs(IN_FLIGHT),
  examples: () => ({
    bad: [
      soundDesign({
        producer: { delivery: undefined, config: { acks: '1' } },
        group: { purpose: 'analytics' },
      }),
      soundDesign({
        producer: { delivery: undefined, config: { 'enable.idempotence': false } },
        group: { purpose: 'logs' },
      }),
    ],
    good: [
      soundDesign({
        producer: { delivery: undefined, config: { acks: '1', [IN_FLIGHT]: 1 } },
        group: { purpose: 'analytics' },
      }),
      soundDesign({
        producer: { delivery: undefined, config: { acks: '1' } },
        topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
        group: { purpose: 'analytics' },
      }),
      soundDesign({
        producer: { delivery: undefined, config: { acks: '1' } },
        group: { purpose: 'analytics', needs: { inOrder: false } },
      }),
    ],
  }),
  check({ topic, writers, readers, cluster }, report) {
    if (topic.key?.ordered !== true || topic.key.strategy === 'none') return
    const areDrawn = topic.external !== 'readers' && topic.external !== 'both'
    if (areDrawn && readers.length > 0 && readers.every(({ group }) => group.needs?.inOrder === false)) return
    if (cluster.environment === 'development') return
    const risky = writers.filter((writer) => mayReorder(writer, cluster))
    const [first] = risky
    if (first === undefined) return
    const { producer, settings } = first
    const fix = waitsForAll({ settings })
      ? setWriterConfig(first, idempotent(first))
      : setWriterConfig(first, { [IN_FLIGHT]: 1 }, 'Send one request at a time')
    report({
      message: `\`${topic.name}\` promises order, and a retry of \`${producer.name}\` may change it`,
      field: 'key.ordered',
      evidence: [
        { name: `acks of ${producer.name}`, value: settings.text('acks') },
        { name: `${IN_FLIGHT} of ${producer.name}`, value: settings.text(IN_FLIGHT) },
        { name: 'idempotence in effect', value: 'off' },
      ],
      fix: {
        label: fix.label,
        apply: (design) =>
          risky.reduce(
            (before, writer) =>
              setWriterConfig(writer, waitsForAll(writer) ? idempotent(writer) : { [IN_FLIGHT]: 1 }).apply(
                before,
              ),
            design,
          ),
      },
    })
  },
})

/** Most requests that an idempotent producer may have in flight. */
const MOST_IN_FLIGHT = 5

/** Idempotence, with what it would be refused beside: more requests in flight, or no retry. */
const idempotent = ({ settings }: Pick<TopicWriter, 'settings'>) => ({
  'enable.idempotence': true,
  ...(settings.number(IN_FLIGHT) > MOST_IN_FLIGHT && { [IN_FLIGHT]: MOST_IN_FLIGHT }),
  ...(settings.number('retries') === 0 && { retries: undefined }),
})
