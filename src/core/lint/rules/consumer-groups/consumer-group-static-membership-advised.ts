import { ownsPartitions } from '../../../model/reading'
import { formatCount, formatDuration } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

const KEY = 'group.instance.id'
/** From so many on, one rolling restart is a hundred rebalances. */
const MANY = 50

export const consumerGroupStaticMembershipAdvised = defineRule({
  id: 'consumer-group-static-membership-advised',
  title: 'Two rebalances for every member that restarts',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'A member without a name of its own leaves when it stops and is a new one when it returns, and with the classic protocol the whole group agrees on its partitions anew each time. In a large group a deployment is then little else than rebalances. With group.instance.id, one per member, a member that is back within session.timeout.ms gets its partitions again and nobody else notices; the protocol of KIP-848 makes each rebalance cheap instead.',
  reference: consumerConfigDocs(KEY),
  examples: () => {
    const wide = (config: Readonly<Record<string, string | undefined>>) =>
      soundDesign({
        topic: { partitions: 64 },
        topics: [soundTopic({ name: 'audit' })],
        group: { members: 60, config },
      })
    return {
      bad: [wide({})],
      good: [
        wide({ [KEY]: '{pod}' }),
        wide({ 'group.protocol': 'consumer', 'partition.assignment.strategy': undefined }),
      ],
    }
  },
  check({ group, cluster, settings, reads }, report) {
    if (!ownsPartitions(group)) return
    const consumers = consumersOf(group)
    if (consumers < MANY || reads.length === 0 || cluster.environment !== 'production') return
    if (settings.text(KEY) !== '' || settings.text('group.protocol').toLowerCase() === 'consumer') return
    report({
      message: `\`${group.name}\` rebalances ${formatCount(2 * consumers)} times when it is deployed`,
      field: `config.${KEY}`,
      evidence: [
        { name: 'members × threads', value: formatCount(consumers) },
        { name: KEY, value: 'none' },
        { name: 'session.timeout.ms', value: formatDuration(settings.number('session.timeout.ms')) },
      ],
    })
  },
})
