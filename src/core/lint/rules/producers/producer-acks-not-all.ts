import { isJavaClient } from '../../../kafka/client-libraries'
import type { WriterView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { isForReportsAsStated, isForReportsOnly, producerStart } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const producerAcksNotAll = defineRule({
  id: 'producer-acks-not-all',
  title: 'Records taken as written before they are copied',
  scope: 'producer',
  severity: 'warning',
  kind: 'silent',
  why: 'With acks=1 the leader alone answers; when that broker is lost before a follower has copied the record, the record is gone although the producer was told that it is safe, and min.insync.replicas does not count at all. With acks=0 nobody answers. Either also switches idempotence off without a word, so that a retry may write a record twice. With acks=all, the default, a record is safe with every replica that is in sync.',
  reference: producerConfigDocs('acks'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { delivery: undefined, config: { acks: '1' } } }),
      soundDesign({ producer: { delivery: undefined, config: { acks: 0 } } }),
      soundDesign({ producer: { config: { acks: '1', 'enable.idempotence': false } } }),
      soundDesign({
        producer: { config: { acks: 0, 'enable.idempotence': false } },
        topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
        group: { purpose: 'logs' },
      }),
      soundDesign({
        producer: {
          client: { library: 'librdkafka' },
          delivery: undefined,
          config: { 'request.required.acks': 1 },
        },
      }),
    ],
    good: [
      soundDesign({ producer: { delivery: undefined, config: { acks: '-1' } } }),
      soundDesign({ producer: { delivery: undefined } }),
      soundDesign({
        producer: { delivery: undefined, config: { acks: '1' } },
        topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
        group: { purpose: 'logs' },
      }),
    ],
  }),
  check(view, report) {
    const { producer, cluster, settings, writes } = view
    const acks = settings.text('acks')
    if ((acks !== '0' && acks !== '1') || producer.delivery === 'at-most-once' || writes.length === 0) return
    if (cluster.environment === 'development') return
    // A purpose excuses what is lost, and not a promise that nothing is.
    const isPromised = acks === '0' && producer.delivery !== undefined
    if (!isPromised && isForReportsOnly(view)) return
    if (producerStart(view).refusal !== null) return
    if (writes.every(({ topic }) => topic.replicationFactor === 1)) return
    const isDefault = settings.origin('acks') === 'default'
    report({
      message:
        acks === '0'
          ? `\`${producer.name}\` ${isPromised ? `promises ${producer.delivery} and asks` : 'asks'} nobody whether its records arrived`
          : `\`${producer.name}\` takes a record as written before it is copied`,
      ...(!isPromised && isForReportsAsStated(view) && { severity: 'info' as const }),
      field: 'config.acks',
      evidence: [
        { name: 'acks', value: isDefault ? `${acks}, the default of ${settings.defaultOf('acks')}` : acks },
        { name: 'idempotence in effect', value: 'off' },
      ],
      // Another library would then write records twice instead: it is idempotent only when told to be.
      fix: setConfig('producer', producer.name, {
        acks: 'all',
        ...(isJavaClient(producer.client) ? idempotentAgain(view) : { 'enable.idempotence': true }),
      }),
    })
  },
})

/** Takes away what keeps idempotence off, where nothing else would be refused beside it. */
const idempotentAgain = ({ settings }: Pick<WriterView, 'settings'>) =>
  settings.origin('enable.idempotence') === 'user' &&
  settings.number('max.in.flight.requests.per.connection') <= 5 &&
  settings.number('retries') > 0
    ? { 'enable.idempotence': undefined }
    : {}
