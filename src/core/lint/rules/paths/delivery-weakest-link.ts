import type { Producer } from '../../../model/design'
import type { ConsumerGroupRead, ConsumerGroupView, TopicWriter } from '../../../views/views'
import type { Evidence, FixChoice } from '../../finding'
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

interface Weak {
  readonly read: ConsumerGroupRead
  readonly writer: TopicWriter
}

/** The first of what a group reads that has such a writer. */
function weakestOf({ reads }: ConsumerGroupView): Weak | undefined {
  for (const read of reads) {
    const writer = weakWriter(read)
    if (writer !== undefined) return { read, writer }
  }
  return undefined
}

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
    const { group, cluster, delivery } = view
    const isExact = delivery === 'exactly-once'
    if (cluster.environment === 'development' || (!isExact && !takesCare(view))) return
    const weak = weakestOf(view)
    if (weak === undefined || group.needs?.mayLose !== undefined) return
    const { read, writer } = weak
    const { producer } = writer
    report({
      message: isExact
        ? `\`${group.name}\` handles exactly once what \`${producer.name}\` may lose`
        : `\`${group.name}\` commits with care what \`${producer.name}\` may lose`,
      field: 'commit',
      along: [writer.id, read.topic.id, view.id],
      ...(!isExact && { severity: 'info', kind: 'advice', why: CARE }),
      evidence: evidenceOf,
      ways: waysOut,
    })
  },
})

function evidenceOf(view: ConsumerGroupView): readonly Evidence[] {
  const weak = weakestOf(view)
  if (weak === undefined) return []
  const { read, writer } = weak
  return [
    { name: `commit of ${view.name}`, value: view.group.commit ?? '' },
    { name: `acks of ${writer.producer.name}`, value: writer.settings.text('acks') },
    { name: 'by way of', value: read.topic.name },
  ]
}

function waysOut(view: ConsumerGroupView): readonly FixChoice[] {
  const writer = weakestOf(view)?.writer
  const label = `Let ${writer?.producer.name} deliver at least once`
  const deliver = writer && changeTheWriter(writer, label, atLeastOnce)
  const accept = changeNode('consumerGroup', view.name, `Say that ${view.name} is for analytics`, (node) => ({
    ...node,
    purpose: 'analytics' as const,
  }))
  return [
    ...(deliver ? [asChoice(deliver)] : []),
    ...(view.delivery === 'exactly-once' ? [] : [asChoice(accept)]),
  ]
}

const CARE =
  'A path from the first writer to the last reader is as good as its weakest link: a group that commits after its work loses nothing of what it is given, but what the writer gave up never reaches it. Either the records matter, and the writer must wait for the replicas, or they do not: then say what the group is for.'
