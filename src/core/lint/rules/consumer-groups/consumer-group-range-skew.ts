import { rangeSkew } from '../../../facts/range-skew'
import { formatCount } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import type { ConsumerGroupView } from '../../../views/views'
import type { Evidence } from '../../finding'
import { ASSIGNOR_KEY, cooperativeChoices } from '../../rebalancing'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

const evidenceOf = ({ group, reads }: ConsumerGroupView): readonly Evidence[] => [
  { name: 'assignor', value: 'range' },
  { name: 'members × threads', value: formatCount(consumersOf(group)) },
  ...reads.slice(0, 10).map(({ topic }) => ({
    name: `partitions of ${topic.topic.name}`,
    value: formatCount(topic.partitions),
  })),
]

export const consumerGroupRangeSkew = defineRule({
  id: 'consumer-group-range-skew',
  title: 'Odd partitions that all go to the same members',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'The range assignor, Kafka’s default, splits every topic for itself and gives what is left over to the first members, topic after topic. Over several topics the first members own much more than the last, which may own nothing. It is the assignor to choose only where partitions of the same number must meet in one member, as in a join; the cooperative one spreads all topics together, and does not stop everybody either.',
  reference: consumerConfigDocs(ASSIGNOR_KEY),
  examples: () => {
    const topics = ['payments', 'refunds'].map((name) =>
      soundTopic({ name, partitions: 8, key: { strategy: 'entity', field: `${name}Id` } }),
    )
    const consumes = ['orders', 'payments', 'refunds'].map((topic) => ({ topic }))
    return {
      bad: [
        soundDesign({
          topics,
          group: { members: 7, consumes, config: { [ASSIGNOR_KEY]: undefined } },
        }),
        soundDesign({
          topics,
          group: {
            consumes,
            threadsPerMember: 2,
            config: {
              [ASSIGNOR_KEY]: undefined,
              'group.protocol': 'consumer',
              'group.remote.assignor': 'range',
            },
          },
        }),
      ],
      good: [soundDesign({ topics, group: { members: 7, consumes } })],
    }
  },
  check(view, report) {
    const skew = rangeSkew(view)
    if (skew === null) return
    const { most, least } = skew
    report({
      message: `\`${view.name}\` gives its first member ${formatCount(most)} partitions and its last ${least === 0 ? 'none' : formatCount(least)}`,
      field: `config.${ASSIGNOR_KEY}`,
      evidence: evidenceOf,
      ways: cooperativeChoices,
    })
  },
})
