import { freeName } from '../../../edits/free-name'
import { renameNode } from '../../../edits/rename-node'
import { isInternalTopic } from '../../../kafka/internal-topics'
import type { Design } from '../../../model/design'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

const ownName = (name: string): string => name.replace(/^_+/, '').replaceAll('_', '-')

function rename(design: Design, from: string): Design {
  if (!design.topics.some(({ name }) => name === from)) return design
  return renameNode('topic', from, freeName(design, 'topic', ownName(from))).apply(design)
}

export const topicInternal = defineRule({
  id: 'topic-internal',
  title: 'A topic that belongs to Kafka',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidTopicException',
  why: 'Kafka keeps the offsets of groups, the state of transactions and that of share groups in topics of its own, which it creates when they are needed. Brokers refuse what a producer sends to one of them. Reading them is allowed; to write, choose another name.',
  reference: kafkaDocs('operations/basic-kafka-operations/#adding-and-removing-topics'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { name: '__consumer_offsets' } }),
      soundDesign({ deadLetterTopic: { name: '__transaction_state' } }),
    ],
    good: [
      soundDesign({ topics: [soundTopic({ name: '__consumer_offsets' })] }),
      soundDesign({ topic: { name: '__orders' } }),
    ],
  }),
  check({ topic, writers, deadLetterOf, retryOf }, report) {
    if (!isInternalTopic(topic.name)) return
    const writer = writers[0]?.producer.name ?? (deadLetterOf[0] ?? retryOf[0])?.name
    if (writer === undefined) return
    report({
      message: `\`${writer}\` writes \`${topic.name}\`, which belongs to Kafka: the brokers refuse it`,
      field: 'name',
      evidence: [
        { name: 'name', value: topic.name },
        { name: 'written by', value: writer },
      ],
      fix: {
        label: `Give it a name of its own, as ${ownName(topic.name)}`,
        apply: (design) => rename(design, topic.name),
      },
    })
  },
})
