import { checkTopicName } from '../../kafka/topic-name'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

export const topicNameIllegal = defineRule({
  id: 'topic-name-illegal',
  title: 'A name that Kafka refuses',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidTopicException',
  why: 'A topic\'s name becomes the name of a directory on every broker that holds it. So Kafka takes 1 to 249 of the characters a to z, A to Z, 0 to 9, ".", "_" and "-", and neither "." nor ".." alone. A topic cannot be renamed later: another one has to be made and its records copied.',
  reference: kafkaDocs('operations/basic-kafka-operations/#adding-and-removing-topics'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { name: 'new orders' } }),
      soundDesign({ topic: { name: '..' } }),
      soundDesign({ topic: { name: 'o'.repeat(250) } }),
    ],
    good: [
      soundDesign({ topic: { name: 'Shop-1.orders' } }),
      soundDesign({ topic: { name: 'o'.repeat(249) } }),
    ],
  }),
  check({ topic }, report) {
    const { ok, reason } = checkTopicName(topic.name)
    if (ok) return
    const shown = topic.name.length > 60 ? `${topic.name.slice(0, 60)}…` : topic.name
    report({
      message: `\`${shown}\` is a name that Kafka refuses`,
      field: 'name',
      evidence: [{ name: 'name', value: reason ?? shown }],
    })
  },
})
