import type { ConsumerGroup, Producer } from '../../../model/design'
import { consumerGroupId } from '../../../model/node-id'
import { replaceNode } from '../../../model/replace-node'
import type { WriterView } from '../../../views/views'
import { changeNode, type LabelledFix } from '../../fixes'
import { isForReportsAsStated } from '../../producer-start'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundGroup } from '../../sound-design'

function withoutTransactions(node: Producer): Producer {
  const { 'transactional.id': _id, ...config } = node.config ?? {}
  return { ...node, delivery: 'at-least-once', ...(node.config && { config }) }
}

/** A group that writes in no transactions has none to commit its offsets in. */
const committedAfterwards = (group: ConsumerGroup): ConsumerGroup =>
  group.commit === 'transactional' ? { ...group, commit: 'after-processing' } : group

function deliverAtLeastOnce({ kind, name, producer }: WriterView): LabelledFix {
  const fix = changeNode('producer', producer.name, 'Deliver at least once', withoutTransactions)
  if (kind !== 'consumerGroup') return fix
  return { ...fix, apply: (design) => replaceNode(fix.apply(design), kind, name, committedAfterwards) }
}

export const deliveryExactlyOnceForAnalytics = defineRule({
  id: 'delivery-exactly-once-for-analytics',
  title: 'Transactions where nothing depends on them',
  scope: 'producer',
  severity: 'info',
  kind: 'advice',
  why: 'Transactions make every reader wait for the end of each one, write markers into every partition and need somebody to look after ids and fencing. Reports, logs and notifications rarely need that: an idempotent producer already writes each record once per session, and what is repeated after a crash can be dropped by its id.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => ({
    bad: [
      soundDesign({
        producer: { delivery: 'exactly-once' },
        group: { purpose: 'analytics', config: { 'isolation.level': 'read_committed' } },
      }),
      soundDesign({ producer: { delivery: 'exactly-once' }, group: { purpose: 'logs' } }),
    ],
    good: [
      soundDesign({
        producer: { delivery: 'exactly-once' },
        group: { config: { 'isolation.level': 'read_committed' } },
        consumerGroups: [
          soundGroup({
            name: 'reports',
            purpose: 'analytics',
            config: { 'isolation.level': 'read_committed' },
          }),
        ],
      }),
      soundDesign({ group: { purpose: 'notifications' } }),
    ],
  }),
  check(view, report) {
    if (view.delivery !== 'exactly-once' || !isForReportsAsStated(view)) return
    const { producer, settings, writes } = view
    const readers = [...new Set(writes.flatMap(({ topic }) => topic.readers.map(({ group }) => group)))]
    if (readers.some(({ needs }) => needs?.mayRepeat !== undefined)) return
    const [first] = readers
    report({
      message: `\`${producer.name}\` writes in transactions what ${readers.some(({ purpose }) => purpose === undefined) ? 'nobody says to need them' : readers.length === 1 ? `only \`${first?.name}\` reads, for ${first?.purpose}` : 'only reports and logs are made of'}`,
      field: 'delivery',
      along: [
        view.id,
        ...writes.map(({ topic }) => topic.id),
        ...readers.map(({ name }) => consumerGroupId(name)),
      ],
      evidence: [
        { name: 'transactional.id', value: settings.text('transactional.id') },
        {
          name: 'readers',
          value: readers
            .slice(0, 5)
            .map(({ name, purpose }) => (purpose === undefined ? name : `${name}, for ${purpose}`))
            .join('; '),
        },
      ],
      fix: deliverAtLeastOnce(view),
    })
  },
})
