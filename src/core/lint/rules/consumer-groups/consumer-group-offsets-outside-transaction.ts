import { isTransactional } from '../../../delivery/producer-hop'
import { ownsPartitions } from '../../../model/reading'
import { commitTogether } from '../../raise'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

const COMMITS = { auto: 'on a timer', 'after-processing': 'after processing' } as const

export const consumerGroupOffsetsOutsideTransaction = defineRule({
  id: 'consumer-group-offsets-outside-transaction',
  title: 'Offsets that are not committed in the transaction',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A transaction makes what a group writes and the offsets of what it read one step, where the offsets are handed to its producer by sendOffsetsToTransaction. Committed by the consumer they are a step of their own: a group that stops between the two reads the same records again and writes a second transaction of them, which readers of committed records see as well. The transactions cost their time and give no exactly once. Commit in the transaction, or let the producer deliver at least once.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => {
    const { topics, group } = SOUND_TRANSACTIONS
    const apart = (changes: Parameters<typeof soundDesign>[0] & object) =>
      soundDesign({
        topics,
        ...changes,
        group: {
          ...group,
          commit: 'after-processing',
          producer: { delivery: 'exactly-once' },
          ...changes.group,
        },
      })
    return {
      bad: [
        apart({}),
        apart({ group: { commit: 'auto' } }),
        apart({
          group: { producer: { config: { ...group.producer.config, 'transactional.id': 'billing-{pod}' } } },
        }),
        apart({ group: { purpose: 'analytics' } }),
      ],
      good: [
        soundDesign(SOUND_TRANSACTIONS),
        apart({
          group: { purpose: 'analytics', producer: { ...group.producer, delivery: 'at-least-once' } },
        }),
        apart({
          group: {
            commit: undefined,
            config: { 'enable.auto.commit': false, 'isolation.level': 'read_committed' },
            purpose: 'analytics',
            producer: group.producer,
          },
        }),
      ],
    }
  },
  check(view, report) {
    const { group, id, writer } = view
    if (writer === undefined || !ownsPartitions(group) || !isTransactional(writer.settings)) return
    const { commit, needs } = group
    // Of a group that does not say how it commits it is not known: code may hand offsets over by itself.
    if (commit === undefined || commit === 'transactional' || needs?.mayRepeat === true) return
    report({
      message: `The offsets of \`${group.name}\` are not committed in the transaction: stopped in between, it writes the same again`,
      field: 'commit',
      along: [id, ...writer.writes.map(({ topic }) => topic.id)],
      evidence: [
        { name: 'commits', value: COMMITS[commit] },
        { name: 'transactional.id', value: writer.settings.text('transactional.id') },
      ],
      fix: commitTogether(group.name),
    })
  },
})
