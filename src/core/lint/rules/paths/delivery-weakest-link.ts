import type { Producer } from '../../../model/design'
import type { ConsumerGroupRead, ConsumerGroupView, TopicWriter } from '../../../views/views'
import { asChoice, changeNode, changeTheWriter } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

/** At most once by its own word; a setting that comes to the same is a finding at the producer. */
const mayLose = ({ producer, delivery }: TopicWriter): boolean =>
  producer.delivery === 'at-most-once' && delivery === 'at-most-once'

/** A writer that is weaker than its readers, where the producer's own rules have nothing to say of it. */
const weakWriter = ({ topic: { readers, writers } }: ConsumerGroupRead): TopicWriter | undefined =>
  readers.some(({ group }) => group.purpose === 'business') ? undefined : writers.find(mayLose)

/** Whether a group takes care that nobody asked of it: it commits by hand, and nobody said what its records are for. */
const takesCare = ({ group: { commit, purpose, processingMsPerRecord } }: ConsumerGroupView): boolean =>
  commit === 'after-processing' && purpose === undefined && processingMsPerRecord !== 0

function atLeastOnce(node: Producer): Producer {
  const { acks: _acks, retries: _retries, 'enable.idempotence': _off, ...config } = node.config ?? {}
  return { ...node, delivery: 'at-least-once', ...(node.config && { config }) }
}

export const deliveryWeakestLink = defineRule({
  id: 'delivery-weakest-link',
  title: 'A careful reader behind a writer that promises less',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'silent',
  why: 'A path from the first writer to the last reader is as good as its weakest link. A group that commits inside transactions handles each record of the topic exactly once, but only those that are there: what the writer gave up is missing for everyone behind it. Fix the writer first: without that the transactions of the reader gain little.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => {
    const group = { commit: 'transactional', purpose: undefined } as const
    return {
      bad: [
        soundDesign({ group, producer: { delivery: 'at-most-once' } }),
        soundDesign({ group: { purpose: undefined }, producer: { delivery: 'at-most-once' } }),
      ],
      good: [
        soundDesign({ ...SOUND_TRANSACTIONS, group: { ...SOUND_TRANSACTIONS.group, purpose: undefined } }),
        soundDesign({ group: { purpose: undefined }, producer: { client: { library: 'librdkafka' } } }),
        soundDesign({ group: { purpose: 'analytics' }, producer: { delivery: 'at-most-once' } }),
        soundDesign({
          cluster: { environment: 'development' },
          group: { purpose: undefined },
          producer: { delivery: 'at-most-once' },
        }),
      ],
    }
  },
  check(view, report) {
    const { group, cluster, delivery, reads } = view
    const isExact = delivery === 'exactly-once'
    if (cluster.environment === 'development' || (!isExact && !takesCare(view))) return
    const weak = reads.find((read) => weakWriter(read) !== undefined)
    const writer = weak && weakWriter(weak)
    if (weak === undefined || writer === undefined || group.needs?.mayLose !== undefined) return
    const { producer, settings } = writer
    const deliverLess = changeTheWriter(writer, `Let ${producer.name} deliver at least once`, atLeastOnce)
    const accept = changeNode(
      'consumerGroup',
      group.name,
      `Say that ${group.name} is for analytics`,
      (node) => ({
        ...node,
        purpose: 'analytics' as const,
      }),
    )
    report({
      message: isExact
        ? `\`${group.name}\` handles exactly once what \`${producer.name}\` may lose`
        : `\`${group.name}\` commits with care what \`${producer.name}\` may lose`,
      field: 'commit',
      along: [writer.id, weak.topic.id, view.id],
      ...(!isExact && { severity: 'info', kind: 'advice', why: CARE }),
      evidence: [
        { name: `commit of ${group.name}`, value: group.commit ?? '' },
        { name: `acks of ${producer.name}`, value: settings.text('acks') },
        { name: 'by way of', value: weak.topic.topic.name },
      ],
      choices: isExact ? [asChoice(deliverLess)] : [asChoice(deliverLess), asChoice(accept)],
    })
  },
})

const CARE =
  'A path from the first writer to the last reader is as good as its weakest link: a group that commits after its work loses nothing of what it is given, but what the writer gave up never reaches it. Either the records matter, and the writer must wait for the replicas, or they do not: then say what the group is for.'
