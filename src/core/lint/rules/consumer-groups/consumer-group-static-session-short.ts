import { ownsPartitions } from '../../../model/reading'
import { formatDuration } from '../../../shared/format'
import { MINUTE_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const INSTANCE = 'group.instance.id'
const SESSION = 'session.timeout.ms'
/** A process that is stopped, scheduled again and started takes about so long. */
const RESTART_MS = 30_000
const WANTED_MS = 3 * MINUTE_MS

export const consumerGroupStaticSessionShort = defineRule({
  id: 'consumer-group-static-session-short',
  title: 'A named member that is given up while it restarts',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A member with a group.instance.id keeps its partitions while it is away, for session.timeout.ms and no longer. Where a restart takes longer than that, the broker gives the member up in the middle of it, and the group rebalances twice for each restart, which is what the name was to avoid. Allow for the slowest restart; a member that is really dead is then missed that much later.',
  reference: consumerConfigDocs(INSTANCE),
  examples: () => ({
    bad: [soundDesign({ group: { config: { [INSTANCE]: 'billing-{pod}', [SESSION]: 10_000 } } })],
    good: [
      soundDesign({ group: { config: { [INSTANCE]: 'billing-{pod}', [SESSION]: 180_000 } } }),
      soundDesign({ group: { config: { [INSTANCE]: 'billing-{pod}' } } }),
    ],
  }),
  check({ group, cluster, settings, reads }, report) {
    if (!ownsPartitions(group)) return
    if (settings.text(INSTANCE) === '' || reads.length === 0 || cluster.environment === 'development') return
    if (settings.text('group.protocol').toLowerCase() === 'consumer') return
    const session = settings.number(SESSION)
    if (!(session < RESTART_MS)) return
    report({
      message: `\`${group.name}\` names its members and gives one up after ${formatDuration(session)}: most restarts take longer`,
      field: `config.${SESSION}`,
      evidence: [
        { name: INSTANCE, value: settings.text(INSTANCE) },
        { name: SESSION, value: settings.text(SESSION) },
      ],
      fix: setConfig('consumerGroup', group.name, { [SESSION]: WANTED_MS }),
    })
  },
})
