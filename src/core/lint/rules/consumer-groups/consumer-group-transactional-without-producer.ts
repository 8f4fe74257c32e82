import { ownsPartitions } from '../../../model/reading'
import { changeNode } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

export const consumerGroupTransactionalWithoutProducer = defineRule({
  id: 'consumer-group-transactional-without-producer',
  title: 'Offsets in a transaction that nobody writes',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'To commit offsets in a transaction is to hand them to a transactional producer, which commits them together with the records that it writes. A group that writes nothing has no such producer, and its transaction would hold offsets alone: no more than committing after the work gives. A database or a service that the group writes to is outside of Kafka’s transactions: keep the offset there with the result, or write by key so that twice is as good as once. Draw the topic that the group writes, or commit after processing.',
  reference: consumerConfigDocs('isolation.level'),
  examples: () => ({
    bad: [
      soundDesign({ group: { commit: 'transactional' } }),
      soundDesign({
        ...SOUND_TRANSACTIONS,
        group: { ...SOUND_TRANSACTIONS.group, producer: { delivery: 'at-least-once' } },
      }),
    ],
    good: [soundDesign(SOUND_TRANSACTIONS), soundDesign({ group: { commit: 'after-processing' } })],
  }),
  check({ group, writer }, report) {
    if (!ownsPartitions(group)) return
    if (group.commit !== 'transactional') return
    if (
      writer?.settings.text('transactional.id') !== undefined &&
      writer.settings.text('transactional.id') !== ''
    )
      return
    report({
      message: writer
        ? `\`${group.name}\` commits in transactions, and its producer has no \`transactional.id\``
        : `\`${group.name}\` commits in transactions, and writes nothing`,
      field: writer ? 'producer.delivery' : 'commit',
      evidence: [
        { name: `commit of ${group.name}`, value: group.commit },
        { name: 'writes', value: group.produces?.map(({ topic }) => topic).join(', ') ?? 'nothing' },
      ],
      fix: writer
        ? changeNode('consumerGroup', group.name, 'Write in transactions', ({ producer, ...node }) => ({
            ...node,
            producer: { ...producer, delivery: 'exactly-once' },
          }))
        : changeNode('consumerGroup', group.name, 'Commit after processing', (node) => ({
            ...node,
            commit: 'after-processing',
          })),
    })
  },
})
