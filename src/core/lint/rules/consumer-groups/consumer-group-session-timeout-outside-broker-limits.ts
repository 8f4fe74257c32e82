import { ownsPartitions } from '../../../model/reading'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const SESSION = 'session.timeout.ms'
const LEAST = 'group.min.session.timeout.ms'
const MOST = 'group.max.session.timeout.ms'

export const consumerGroupSessionTimeoutOutsideBrokerLimits = defineRule({
  id: 'consumer-group-session-timeout-outside-broker-limits',
  title: 'A session timeout that the broker refuses',
  scope: 'consumerGroup',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'InvalidSessionTimeoutException',
  why: 'A member starts with any session timeout, but the broker lets nobody into a group who asks for less than group.min.session.timeout.ms or more than group.max.session.timeout.ms: every poll throws. The limits keep groups from rebalancing at each hiccup, and from waiting half an hour for a member that is gone.',
  reference: brokerConfigDocs(LEAST),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { [SESSION]: 5_000 } } }),
      soundDesign({ group: { config: { [SESSION]: 3_600_000 } } }),
      soundDesign({ cluster: { config: { [LEAST]: 60_000 } } }),
    ],
    good: [
      soundDesign({ group: { config: { [SESSION]: 10_000 } } }),
      soundDesign({
        cluster: { config: { [LEAST]: 4_000 } },
        group: { config: { [SESSION]: 5_000, 'heartbeat.interval.ms': 1_500 } },
      }),
    ],
  }),
  check({ group, cluster, settings, reads }, report) {
    if (!ownsPartitions(group)) return
    if (reads.length === 0 || settings.text('group.protocol').toLowerCase() === 'consumer') return
    const session = settings.number(SESSION)
    const least = brokerNumber(cluster, LEAST, 6_000)
    const most = brokerNumber(cluster, MOST, 1_800_000)
    if ((session >= least && session <= most) || least > most) return
    if (settings.number('heartbeat.interval.ms') >= session) return
    const isShort = session < least
    report({
      message: `\`${group.name}\` asks for a session of ${formatDuration(session)}, the broker allows ${isShort ? 'no less than' : 'at most'} ${formatDuration(isShort ? least : most)}`,
      field: `config.${SESSION}`,
      evidence: [
        { name: SESSION, value: formatDuration(session) },
        { name: LEAST, value: formatDuration(least) },
        { name: MOST, value: formatDuration(most) },
      ],
      fix: setConfig('consumerGroup', group.name, { [SESSION]: isShort ? least : most }),
    })
  },
})
