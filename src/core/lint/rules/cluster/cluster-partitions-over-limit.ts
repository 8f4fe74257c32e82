import { formatCount, formatCountOf } from '../../../shared/format'
import { changeCluster, LARGEST_COUNT } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const clusterPartitionsOverLimit = defineRule({
  id: 'cluster-partitions-over-limit',
  title: 'More partition replicas than the brokers should hold',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'Each partition replica takes open files, memory maps and fetch work on its broker, and a place in every election when a broker stops. Some thousands a broker are the usual guidance; beyond that restarts take minutes and memory maps run out. Use fewer partitions, or more brokers.',
  reference: kafkaDocs('operations/hardware-and-os/'),
  examples: () => ({
    bad: [soundDesign({ sizing: { partitionReplicasPerBroker: 60 } })],
    good: [soundDesign({ sizing: { partitionReplicasPerBroker: 65 } })],
  }),
  check({ sizing }, report) {
    const { bounds, count, recommended, unit } = sizing.brokers
    const bound = bounds.partitions
    if (unit !== 'broker' || count >= bound.value) return
    const most = bound.inputs.find(({ name }) => name === 'partition replicas per broker')
    const isAssumed = most?.origin === 'assumption'
    const perBroker = sizing.partitionReplicas.value / count
    report({
      message: `The cluster has ${formatCountOf(Math.ceil(perBroker), 'partition replica')} on each broker`,
      ...(most?.origin !== 'user' && { severity: 'warning' as const }),
      field: 'brokers',
      evidence: [
        { name: 'partition replicas', value: formatCount(sizing.partitionReplicas.value) },
        { name: 'brokers', value: formatCount(count) },
        {
          name: 'partition replicas per broker at most',
          value: `${formatCount(most?.value ?? 0)}${isAssumed ? ', an assumption' : ''}`,
        },
      ],
      ...(recommended <= LARGEST_COUNT && {
        fix: changeCluster(`Plan ${formatCountOf(recommended, 'broker')}`, (before) => ({
          ...before,
          brokers: Math.max(before.brokers, recommended),
        })),
      }),
    })
  },
})
