import { isTransactional } from '../../../delivery/producer-hop'
import { ownsPartitions } from '../../../model/reading'
import type { ConsumerGroupView } from '../../../views/views'
import { asChoice, changeNode, type LabelledFix, readAsGroup } from '../../fixes'
import { commitTogether } from '../../raise'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
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
      soundDesign({
        ...SOUND_TRANSACTIONS,
        topic: IN_ANY_ORDER,
        group: {
          ...SOUND_TRANSACTIONS.group,
          ...SOUND_SHARE,
          commit: 'after-processing',
          producer: { delivery: 'exactly-once' },
        },
      }),
    ],
    good: [
      soundDesign(SOUND_TRANSACTIONS),
      soundDesign({ topic: IN_ANY_ORDER, group: { ...SOUND_SHARE, commit: 'after-processing' } }),
    ],
  }),
  check(view, report) {
    const { group, writer } = view
    if (ownsPartitions(group)) return
    if (group.commit !== 'transactional') {
      if (group.reads === 'share' && writer && isTransactional(writer.settings)) writesApart(view, report)
      return
    }
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

/** Its records come in transactions, and are acknowledged outside them. */
function writesApart(
  { group, id, writer }: ConsumerGroupView,
  report: (report: Report<ConsumerGroupView>) => void,
): void {
  report({
    severity: 'warning',
    message: `\`${group.name}\` writes in transactions and acknowledges outside them, as a share group does: stopped in between, it writes the same again`,
    field: 'reads',
    along: [id, ...(writer?.writes ?? []).map(({ topic }) => topic.id)],
    evidence: [
      { name: 'reads', value: 'as a share group' },
      { name: 'transactional.id', value: writer?.settings.text('transactional.id') ?? '' },
    ],
    choices: [
      asChoice(commitTogetherAsGroup(group.name)),
      asChoice(
        changeNode('consumerGroup', group.name, 'Write at least once', (node) => {
          const { 'transactional.id': _id, ...config } = node.producer?.config ?? {}
          return { ...node, producer: { ...node.producer, delivery: 'at-least-once', config } }
        }),
      ),
    ],
  })
}

const commitTogetherAsGroup = (name: string): LabelledFix => ({
  label: 'Read as a group, and commit in the transaction',
  apply: (design) => commitTogether(name).apply(readAsGroup(name).apply(design)),
})
