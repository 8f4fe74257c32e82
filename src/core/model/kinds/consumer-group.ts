import { DEFAULT_RECORDS_PER_RECORD } from '../defaults'
import type { ConsumerGroup } from '../design'
import { copiesOf } from '../reading'
import type { Kind, Leg } from './kind'
import { entryPort, listPort } from './ports'

const code = (name: string) => `\`${name}\``

const NONE: readonly never[] = []

/** Every member that reads everything writes as well: a record read by three is written three times. */
function legs(group: ConsumerGroup): readonly Leg[] {
  const { consumes, produces, deadLetter } = group
  if (!consumes || (!produces && !deadLetter)) return NONE
  const copies = copiesOf(group)
  const written = (produces ?? NONE).flatMap(({ topic: to, recordsPerRecord }) => {
    const share = (recordsPerRecord ?? DEFAULT_RECORDS_PER_RECORD) * copies
    return consumes.map(({ topic: from }): Leg => ({ edge: 'produces', from, to, share }))
  })
  if (!deadLetter) return written
  const { topic: to, recordsShare = 0 } = deadLetter
  const share = recordsShare * copies
  return [...written, ...consumes.map(({ topic: from }): Leg => ({ edge: 'deadLetter', from, to, share }))]
}

export const consumerGroup = {
  list: 'consumerGroups',
  words: {
    singular: 'consumer group',
    plural: 'consumer groups',
    does: 'A consumer group reads topics, and may write what it makes of them to others.',
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
      whyNot: ({ name, deadLetter, produces }, topic) => {
        if (deadLetter?.topic === topic)
          return `${code(topic)} is where ${code(name)} puts its dead letters. It would read them again without end.`
        return produces?.some((entry) => entry.topic === topic)
          ? `${code(name)} writes ${code(topic)}. It would read what it writes without end.`
          : null
      },
    }),
    listPort<ConsumerGroup>()({
      edge: 'produces',
      field: 'produces',
      records: 'into-topic',
      verbs: {
        forward: 'writes',
        backward: 'written by',
        command: (node, topic) => `Let ${node} write ${topic}`,
      },
      whyNot: ({ name, consumes }, topic) =>
        consumes?.some((entry) => entry.topic === topic)
          ? `${code(name)} reads ${code(topic)}. It would read what it writes without end.`
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
  legs,
  create: (name) => ({
    name,
    commit: 'after-processing',
    config: {
      'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    },
  }),
} as const satisfies Kind<ConsumerGroup>
