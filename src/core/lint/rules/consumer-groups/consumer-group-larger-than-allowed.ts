import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCount, formatCountOf } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** What bounds the members of a group, by the protocol that it speaks. */
const LIMIT = { classic: 'group.max.size', consumer: 'group.consumer.max.size' } as const

export const consumerGroupLargerThanAllowed = defineRule({
  id: 'consumer-group-larger-than-allowed',
  title: 'More members than the brokers let into a group',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'GroupMaxSizeReachedException',
  why: 'The brokers of a cluster may bound how many members a group has. A member that comes when the group is full is refused, and every new attempt as well; which members those are is decided by who is first, so that after each restart others may be left out.',
  reference: brokerConfigDocs(LIMIT.classic),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { [LIMIT.classic]: 4 } } }),
      soundDesign({
        cluster: { config: { [LIMIT.consumer]: 4 } },
        group: { config: { 'group.protocol': 'consumer', 'partition.assignment.strategy': undefined } },
      }),
    ],
    good: [
      soundDesign({ cluster: { config: { [LIMIT.classic]: 6 } } }),
      soundDesign({ cluster: { config: { [LIMIT.consumer]: 4 } } }),
    ],
  }),
  check({ group, cluster, settings, reads }, report) {
    const protocol = settings.text('group.protocol').toLowerCase()
    if (reads.length === 0 || (protocol !== 'classic' && protocol !== 'consumer')) return
    const key = LIMIT[protocol]
    const most = brokerNumber(cluster, key, Number.POSITIVE_INFINITY)
    const members = consumersOf(group)
    if (members <= most) return
    report({
      message: `\`${group.name}\` has ${formatCountOf(members, 'member')}, the brokers let ${formatCount(most)} into a group`,
      field: 'members',
      evidence: [
        { name: 'members × threads', value: formatCount(members) },
        { name: key, value: formatCount(most) },
      ],
      fix: changeCluster(`Let ${formatCountOf(members, 'member')} into a group`, (before) => ({
        ...before,
        config: {
          ...before.config,
          [key]: Math.max(members, brokerNumber(before, key, members)),
        },
      })),
    })
  },
})
