import { isNewEachTime } from '../../../kafka/new-each-time'
import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { producerStart } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const ID = 'transactional.id'
export const producerTransactionalIdRandom = defineRule({
  id: 'producer-transactional-id-random',
  title: 'A transactional id that is new at every start',
  scope: 'producer',
  severity: 'warning',
  kind: 'advice',
  why: 'By its transactional.id a producer that starts again ends what it left: the broker aborts the open transaction and fences whoever still runs under that id. With an id that is new each time nobody does. After a crash the open transaction holds up readers of committed records until transaction.timeout.ms, a predecessor that hangs may still commit, and the brokers remember every id for a week.',
  reference: producerConfigDocs(ID),
  examples: () => {
    const of = (id: string) =>
      soundDesign({
        producer: { delivery: 'exactly-once', config: { [ID]: id } },
        group: { config: { 'isolation.level': 'read_committed' } },
      })
    return {
      bad: [of(`checkout-\${random.uuid}`), of('checkout-#{T(java.util.UUID).randomUUID()}')],
      good: [of(`checkout-\${HOSTNAME}`), of('time-recorder-{pod}')],
    }
  },
  check(view, report) {
    const { kind, producer, settings } = view
    const id = settings.text(ID)
    if (id === '' || !isNewEachTime(id) || producerStart(view).refusal !== null) return
    const stable = (producer.instances ?? 1) > 1 ? `${producer.name}-\${instance}` : `${producer.name}-1`
    report({
      // Since KIP-447 the generation of the group fences the producer inside it.
      ...(kind !== 'producer' && { severity: 'info' as const }),
      message: `\`${producer.name}\` takes a new \`${ID}\` at every start: nobody ends the transaction that a crash leaves open`,
      field: `config.${ID}`,
      evidence: [
        { name: ID, value: id },
        {
          name: 'transaction.timeout.ms',
          value: formatDuration(settings.number('transaction.timeout.ms')),
        },
      ],
      fix: setConfig('producer', producer.name, { [ID]: stable }, `Name it ${stable}`),
    })
  },
})
