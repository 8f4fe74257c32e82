import { ownsPartitions } from '../../../model/reading'
import { asChoice, changeNode, readAsGroup } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

export const consumerGroupTransactionalWithoutOffsets = defineRule({
  id: 'consumer-group-transactional-without-offsets',
  title: 'Exactly once where there are no offsets to commit',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'Exactly once from topic to topic rests on offsets that a transaction commits together with what was written. A share group acknowledges single records and has no offsets of its own to hand to a producer; whoever reads everything by itself commits none. Both read a record again after a stop, and write what they made of it twice. Read as a group for exactly once, or let whoever reads the results bear a repetition.',
  reference: kafkaDocs('design/design/#share-groups'),
  examples: () => ({
    bad: [
      soundDesign({
        ...SOUND_TRANSACTIONS,
        topic: IN_ANY_ORDER,
        group: { ...SOUND_TRANSACTIONS.group, ...SOUND_SHARE },
      }),
      soundDesign({ ...SOUND_TRANSACTIONS, group: { ...SOUND_TRANSACTIONS.group, reads: 'everything' } }),
    ],
    good: [
      soundDesign(SOUND_TRANSACTIONS),
      soundDesign({ topic: IN_ANY_ORDER, group: { ...SOUND_SHARE, commit: 'after-processing' } }),
    ],
  }),
  check({ group }, report) {
    if (group.commit !== 'transactional' || ownsPartitions(group)) return
    report({
      message:
        group.reads === 'share'
          ? `\`${group.name}\` cannot commit in transactions: a share group has no offsets to commit`
          : `\`${group.name}\` cannot commit in transactions: who reads everything commits no offsets`,
      field: 'commit',
      evidence: [
        { name: 'commit', value: group.commit },
        { name: 'reads', value: group.reads === 'share' ? 'as a share group' : 'everything' },
      ],
      choices: [
        asChoice(readAsGroup(group.name)),
        asChoice(
          changeNode(
            'consumerGroup',
            group.name,
            group.reads === 'share' ? 'Acknowledge after processing' : 'Commit after processing',
            (node) => ({ ...node, commit: 'after-processing' }),
          ),
        ),
      ],
    })
  },
})
