import { isTransactional } from '../../../delivery/producer-hop'
import { ownsPartitions } from '../../../model/reading'
import { commitTogether } from '../../raise'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

const { topics } = SOUND_TRANSACTIONS
const WRITES = { ...SOUND_TRANSACTIONS.group, commit: 'after-processing' } as const

export const deliveryRepeatsForBusiness = defineRule({
  id: 'delivery-repeats-for-business',
  title: 'Business records that a restart writes twice',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'A group that writes what it makes of a record, and then commits its offset, writes the same again when it stops in between. Where money, stock or state moves, one transaction for records and offsets makes it happen once for readers of committed records. It covers Kafka alone: a database that is written beside it needs writes by key that may be done twice, or an outbox. Where a repeated record costs nothing, say that it may be repeated.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => ({
    bad: [soundDesign({ topics, group: { ...WRITES, purpose: 'business' } })],
    good: [
      soundDesign({ topics, group: { ...WRITES, purpose: 'analytics' } }),
      soundDesign({ topics, group: { ...WRITES, needs: { mayRepeat: true } } }),
      soundDesign({ ...SOUND_TRANSACTIONS }),
    ],
  }),
  check({ id, group, writer, cluster }, report) {
    if (writer === undefined || group.purpose !== 'business' || cluster.environment === 'development') return
    const { repeat } = writer.guarantee
    if (repeat?.kind !== 'offsets-apart' || repeat.at !== id || group.needs?.mayRepeat !== undefined) return
    // Whose producer is transactional already is told that its offsets are not in it.
    if (isTransactional(writer.settings) && ownsPartitions(group)) return
    const [first] = writer.writes
    report({
      message: `\`${group.name}\` writes again to \`${first?.topic.name ?? ''}\` what it wrote before it was stopped: exactly once is for money, stock and state`,
      field: 'commit',
      along: [id, ...writer.writes.map(({ topic }) => topic.id)],
      evidence: [
        { name: 'purpose', value: group.purpose },
        { name: 'commit', value: group.commit ?? 'by hand' },
      ],
      // Who does not own partitions commits no offsets that a transaction could hold.
      ...(ownsPartitions(group) && { fix: commitTogether(group.name) }),
    })
  },
})
