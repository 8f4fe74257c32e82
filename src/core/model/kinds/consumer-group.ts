import type { ConsumerGroup } from '../design'
import type { Kind } from './kind'
import { entryPort, listPort } from './ports'

const code = (name: string) => `\`${name}\``

const NONE: readonly never[] = []

export const consumerGroup = {
  list: 'consumerGroups',
  words: {
    singular: 'consumer group',
    plural: 'consumer groups',
    does: 'A consumer group reads topics, and sends its dead letters to one.',
  },
  config: 'consumer',
  key: 'g',
  size: { width: 226, height: 86 },
  ports: [
    listPort<ConsumerGroup>()({
      edge: 'consumes',
      field: 'consumes',
      records: 'out-of-topic',
      verbs: {
        forward: 'reads',
        backward: 'read by',
        command: (node, topic) => `Let ${node} read ${topic}`,
      },
      whyNot: ({ name, deadLetter }, topic) =>
        deadLetter?.topic === topic
          ? `${code(topic)} is where ${code(name)} puts its dead letters. It would read them again without end.`
          : null,
    }),
    entryPort<ConsumerGroup>()({
      edge: 'deadLetter',
      field: 'deadLetter',
      records: 'into-topic',
      verbs: {
        forward: 'sends dead letters to',
        backward: 'dead letters of',
        command: (node, topic) => `Send dead letters of ${node} to ${topic}`,
      },
      whyNot: ({ name, consumes }, topic) =>
        consumes?.some((entry) => entry.topic === topic)
          ? `${code(name)} reads ${code(topic)}. Its dead letters would come back to it without end.`
          : null,
    }),
  ],
  references: [],
  legs: ({ consumes, deadLetter }) => {
    const share = deadLetter?.recordsShare ?? 0
    if (!deadLetter || !consumes || share === 0) return NONE
    return consumes.map(({ topic }) => ({ edge: 'deadLetter', from: topic, to: deadLetter.topic, share }))
  },
  create: (name) => ({
    name,
    commit: 'after-processing',
    config: {
      'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    },
  }),
} as const satisfies Kind<ConsumerGroup>
