import type { Producer } from '../../model/design'
import type { ConsumerGroupRead, TopicWriter } from '../../views/views'
import { changeNode } from '../fixes'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

const IDEMPOTENCE = 'enable.idempotence'

/** At most once by its own word; a setting that comes to the same is a finding at the producer. */
const mayLose = ({ producer, delivery }: TopicWriter): boolean =>
  producer.delivery === 'at-most-once' && delivery === 'at-most-once'

/** librdkafka, unlike Kafka's own producer, is not idempotent unless it is told to be. */
const mayRepeat = ({ producer, settings, delivery }: TopicWriter): boolean =>
  producer.client === 'librdkafka' &&
  delivery === 'at-least-once' &&
  settings.origin(IDEMPOTENCE) === 'default'

/** A writer that is weaker than its readers, where the producer's own rules have nothing to say of it. */
function weakWriter({ topic: { readers, writers } }: ConsumerGroupRead): TopicWriter | undefined {
  const isBusiness = readers.some(({ group }) => group.purpose === 'business')
  return writers.find((writer) => (mayLose(writer) && !isBusiness) || mayRepeat(writer))
}

function atLeastOnce(node: Producer): Producer {
  const { acks: _acks, retries: _retries, [IDEMPOTENCE]: _off, ...config } = node.config ?? {}
  return { ...node, delivery: 'at-least-once', ...(node.config && { config }) }
}

export const deliveryWeakestLink = defineRule({
  id: 'delivery-weakest-link',
  title: 'Exactly once, behind a writer that promises less',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'silent',
  why: 'A path from the first writer to the last reader is as good as its weakest link. A group that commits inside transactions handles each record of the topic exactly once, but only those that are there: what the writer gave up is missing, and what it wrote twice is two records to everyone. Mend the writer first; where it cannot be mended, the transactions of the reader buy little.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => {
    const group = { commit: 'transactional', purpose: undefined } as const
    return {
      bad: [
        soundDesign({ group, producer: { delivery: 'at-most-once' } }),
        soundDesign({
          group: { ...group, purpose: 'business' },
          producer: { client: 'librdkafka', delivery: undefined },
        }),
      ],
      good: [
        soundDesign({ group }),
        soundDesign({ group, producer: { client: 'librdkafka' } }),
        soundDesign({ producer: { client: 'librdkafka', delivery: undefined } }),
        soundDesign({ group: { purpose: undefined }, producer: { delivery: 'at-most-once' } }),
      ],
    }
  },
  check({ group, cluster, delivery, reads }, report) {
    if (delivery !== 'exactly-once' || cluster.environment === 'development') return
    const weak = reads.find((read) => weakWriter(read) !== undefined)
    const writer = weak && weakWriter(weak)
    if (weak === undefined || writer === undefined) return
    const { producer, settings } = writer
    const loses = mayLose(writer)
    report({
      message: `\`${group.name}\` handles exactly once what \`${producer.name}\` may ${loses ? 'lose' : 'write twice'}`,
      field: 'commit',
      evidence: [
        { name: `commit of ${group.name}`, value: 'transactional' },
        loses
          ? { name: `acks of ${producer.name}`, value: settings.text('acks') }
          : { name: `${IDEMPOTENCE} of ${producer.name}`, value: 'false, the default of librdkafka' },
        { name: 'by way of', value: weak.topic.topic.name },
      ],
      fix: changeNode('producer', producer.name, `Let ${producer.name} deliver at least once`, atLeastOnce),
    })
  },
})
