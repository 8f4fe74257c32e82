import { brokerNumber } from '../../../settings/resolve-settings'
import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { producerStart } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'transaction.timeout.ms'
const MOST = 'transaction.max.timeout.ms'

export const producerTransactionTimeoutAboveBroker = defineRule({
  id: 'producer-transaction-timeout-above-broker',
  title: 'Transactions longer than the broker allows',
  scope: 'producer',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'InvalidTxnTimeoutException',
  why: 'The producer starts with any transaction timeout, but its first call, initTransactions, is refused when it asks for more than the brokers’ transaction.max.timeout.ms or for nothing at all. The limit is there because an open transaction makes every committed reader of its partitions wait.',
  reference: producerConfigDocs(KEY),
  examples: () => {
    const group = { config: { 'isolation.level': 'read_committed' } } as const
    const producer = (timeout: number) => ({ delivery: 'exactly-once', config: { [KEY]: timeout } }) as const
    return {
      bad: [
        soundDesign({ group, producer: producer(3_600_000) }),
        soundDesign({ group, producer: producer(120_000), cluster: { config: { [MOST]: 60_000 } } }),
      ],
      good: [
        soundDesign({ group, producer: producer(900_000) }),
        soundDesign({
          group,
          producer: producer(3_600_000),
          cluster: { config: { [MOST]: 3_600_000 } },
        }),
      ],
    }
  },
  check(view, report) {
    const { producer, cluster, settings } = view
    if (settings.text('transactional.id') === '') return
    const timeout = settings.number(KEY)
    const most = brokerNumber(cluster, MOST, 900_000)
    if ((timeout > 0 && timeout <= most) || most <= 0 || producerStart(view).refusal !== null) return
    if (settings.flag('transaction.two.phase.commit.enable')) return
    report({
      message: `\`${producer.name}\` asks for transactions of ${formatDuration(Math.max(0, timeout))}, the brokers allow ${formatDuration(most)}`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: `${timeout}` },
        { name: `${MOST} of the brokers`, value: `${most}` },
      ],
      fix: setConfig('producer', producer.name, { [KEY]: Math.min(most, 60_000) }),
    })
  },
})
