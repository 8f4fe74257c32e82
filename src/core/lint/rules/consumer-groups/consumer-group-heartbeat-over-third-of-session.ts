import { ownsPartitions } from '../../../model/reading'
import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const SESSION = 'session.timeout.ms'
const HEARTBEAT = 'heartbeat.interval.ms'

export const consumerGroupHeartbeatOverThirdOfSession = defineRule({
  id: 'consumer-group-heartbeat-over-third-of-session',
  title: 'One lost heartbeat ends the session',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'The broker takes a member for dead when it hears nothing of it for session.timeout.ms. With fewer than three heartbeats in that time, one that is late or lost is enough to remove a healthy member, and the group rebalances for nothing. Kafka’s advice is a third of the session or less.',
  reference: consumerConfigDocs(HEARTBEAT),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { [SESSION]: 6_000 } } }),
      soundDesign({ group: { config: { [HEARTBEAT]: 20_000 } } }),
    ],
    good: [
      soundDesign({ group: { config: { [SESSION]: 9_000 } } }),
      soundDesign({ group: { config: { [HEARTBEAT]: 15_000 } } }),
    ],
  }),
  check({ group, settings, reads }, report) {
    if (!ownsPartitions(group)) return
    if (reads.length === 0 || settings.text('group.protocol').toLowerCase() === 'consumer') return
    const session = settings.number(SESSION)
    const heartbeat = settings.number(HEARTBEAT)
    if (heartbeat * 3 <= session || heartbeat >= session || session < 3) return
    report({
      message: `\`${group.name}\` sends a heartbeat every ${formatDuration(heartbeat)} in a session of ${formatDuration(session)}: one or two lost ones end it`,
      field: `config.${settings.origin(HEARTBEAT) === 'default' ? SESSION : HEARTBEAT}`,
      evidence: [
        { name: HEARTBEAT, value: formatDuration(heartbeat) },
        { name: SESSION, value: formatDuration(session) },
      ],
      fix: setConfig('consumerGroup', group.name, { [HEARTBEAT]: Math.floor(session / 3) }),
    })
  },
})
