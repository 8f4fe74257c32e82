import { checkTopicName } from '../../kafka/topic-name'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign, soundTopic } from '../sound-design'

export const topicNamesCollide = defineRule({
  id: 'topic-names-collide',
  title: 'Two names that differ only in "." and "_"',
  scope: 'design',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidTopicException',
  why: 'Metric names cannot hold a ".", so Kafka writes "_" in its place. Two topics whose names are then the same could not be told apart, and Kafka refuses to create the second one. Choose one of the two characters for the whole cluster.',
  reference: kafkaDocs('operations/basic-kafka-operations/#adding-and-removing-topics'),
  examples: () => ({
    bad: [soundDesign({ topics: [soundTopic({ name: 'orders_dlq' })] })],
    good: [soundDesign({ topics: [soundTopic({ name: 'orders-dlq' })] })],
  }),
  check({ topics }, report) {
    let firstOf: Map<string, string> | undefined
    for (const { id, topic } of topics) {
      if (!topic.name.includes('.') && !topic.name.includes('_')) continue
      const { unified } = checkTopicName(topic.name)
      firstOf ??= new Map()
      const first = firstOf.get(unified)
      if (first === undefined) firstOf.set(unified, topic.name)
      else {
        report({
          at: id,
          message: `\`${topic.name}\` and \`${first}\` cannot be in one cluster`,
          field: 'name',
          evidence: [{ name: 'name in metrics', value: unified }],
        })
      }
    }
  },
})
