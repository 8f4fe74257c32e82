import { formatDuration } from '../../../shared/format'
import { MINUTE_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'session.timeout.ms'
const LONG_MS = 10 * MINUTE_MS

export const consumerGroupSessionLong = defineRule({
  id: 'consumer-group-session-long',
  title: 'A dead member whose partitions nobody reads for long',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A member that crashes is missed after the session timeout, and until then nobody reads its partitions. Long work is no reason for a long session: heartbeats come from a thread of their own, and max.poll.interval.ms says how long the work may take. A long session pays only for static members, which keep their partitions over a restart.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [soundDesign({ group: { config: { [KEY]: 1_200_000 } } })],
    good: [
      soundDesign({
        group: { config: { [KEY]: 600_000, 'group.instance.id': 'billing-{ordinal}' } },
      }),
      soundDesign({ group: { config: { [KEY]: 60_000 } } }),
    ],
  }),
  check({ group, settings, reads, cluster }, report) {
    if (reads.length === 0 || settings.origin(KEY) !== 'user' || cluster.environment === 'development') return
    const session = settings.number(KEY)
    if (session < LONG_MS || settings.text('group.instance.id') !== '') return
    if (settings.text('group.protocol').toLowerCase() !== 'classic') return
    if (settings.number('heartbeat.interval.ms') >= session) return
    report({
      message: `\`${group.name}\` misses a dead member after ${formatDuration(session)}: so long nobody reads its partitions`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: formatDuration(session) },
        { name: 'max.poll.interval.ms', value: formatDuration(settings.number('max.poll.interval.ms')) },
        { name: 'group.instance.id', value: 'not set' },
      ],
      fix: setConfig(
        'consumerGroup',
        group.name,
        { [KEY]: undefined },
        'Use Kafka’s default for the session timeout',
      ),
    })
  },
})
