import { before } from '../../../kafka/versions'
import { connectOf, groupIdOf, isExactlyOnceSource, workerSetting } from '../../../model/connect-cluster'
import type { Design } from '../../../model/design'
import { setWorkerSettings } from '../../connect-fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const SUPPORT = 'exactly.once.source.support'

export const connectorExactlyOnceNotReady = defineRule({
  id: 'connector-exactly-once-not-ready',
  title: 'Exactly once without what it needs',
  scope: 'connector',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'A source writes its records and its offsets in one transaction only where all workers have exactly.once.source.support enabled, which came with Kafka 3.3. A connector that requires it is refused by workers that have not. Enable it in two rolls of the workers, first preparing, then enabled: with some of them disabled the others are not safe.',
  reference: kafkaDocs('kafka-connect/user-guide/#exactly-once-support'),
  examples: () => ({
    bad: [
      withSoundSource({ exactlyOnce: 'required' }),
      withSoundSource({ exactlyOnce: 'required' }, {}, {}, { config: { [SUPPORT]: 'disabled' } }),
    ],
    good: [
      withSoundSource({ exactlyOnce: 'required' }, {}, {}, { config: { [SUPPORT]: 'enabled' } }),
      withSoundSource({ exactlyOnce: 'requested' }),
    ],
  }),
  check({ connector, side, connect, cluster }, report) {
    if (side !== 'source' || connector.exactlyOnce !== 'required') return
    const isOld = before(cluster.kafkaVersion, '3.3')
    if (isExactlyOnceSource(connect) && !isOld) return
    const isStated = connect.config?.[SUPPORT] !== undefined
    report({
      ...(!isOld && !isStated && { severity: 'warning' as const, notStated: 'exactly once of the workers' }),
      message: isOld
        ? `\`${connector.name}\` requires exactly once, which Connect has since 3.3`
        : `\`${connector.name}\` requires exactly once, and the workers of \`${groupIdOf(connect)}\` ${isStated ? 'have not enabled it' : 'refuse it until they have enabled it'}`,
      field: 'exactlyOnce',
      evidence: [
        { name: 'exactly.once.support', value: 'required' },
        { name: SUPPORT, value: String(workerSetting(connect, SUPPORT)) },
        { name: 'Kafka', value: cluster.kafkaVersion },
      ],
      ...(!isOld && {
        fix: setWorkerSettings(
          (design: Design) => connectOf(design.cluster, connector),
          { [SUPPORT]: 'enabled' },
          'Enable it at the workers',
        ),
      }),
    })
  },
})
