import { isExactlyOnce } from '../../../model/inside-streams'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCountOf } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const REPLICATION = 'transaction.state.log.replication.factor'
const GUARANTEE = 'processing.guarantee'

export const streamsAppExactlyOnceOnFewBrokers = defineRule({
  id: 'streams-app-exactly-once-on-few-brokers',
  title: 'Exactly once on a cluster too small for its transactions',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'With processing.guarantee=exactly_once_v2 every commit is a transaction, whose state stands in __transaction_state with three replicas unless the brokers say otherwise. On fewer brokers that topic cannot be created, and every thread waits for its first transaction until it times out. Lower transaction.state.log.replication.factor on a test cluster, or run three brokers.',
  reference: kafkaDocs('streams/core-concepts/#processing-guarantees'),
  examples: () => ({
    bad: [
      withSoundApp(
        { config: { [GUARANTEE]: 'exactly_once_v2' } },
        { cluster: { brokers: 2, racks: 2, environment: 'development', config: { [REPLICATION]: 3 } } },
      ),
    ],
    good: [withSoundApp()],
  }),
  check({ app, name, cluster }, report) {
    const replicas = brokerNumber(cluster, REPLICATION, 3)
    if (!isExactlyOnce(app) || cluster.brokers >= replicas) return
    report({
      message: `\`${name}\` commits in transactions, whose state ${formatCountOf(cluster.brokers, 'broker')} cannot keep in ${replicas} replicas`,
      field: `config.${GUARANTEE}`,
      evidence: [
        { name: 'brokers', value: String(cluster.brokers) },
        { name: REPLICATION, value: String(replicas) },
      ],
      fix: setConfig('streamsApp', name, { [GUARANTEE]: undefined }, 'Process at least once'),
    })
  },
})
