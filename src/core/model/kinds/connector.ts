import type { Connector } from '../design'
import type { Kind, Relay } from './kind'
import { entryPort, listPort, READS, SENDS_DEAD_LETTERS, WRITES } from './ports'

const code = (name: string) => `\`${name}\``

const NONE: readonly never[] = []

/**
 * Returns which way the records of a connector go: as it says, as its edges say, else as its class is called. Undefined
 * where nothing tells.
 */
export function sideOf(connector: Connector): 'source' | 'sink' | undefined {
  const { type, consumes, produces, topicsRegex, deadLetter, class: name = '' } = connector
  if (type) return type
  if (consumes?.length || topicsRegex || deadLetter) return 'sink'
  if (produces?.length) return 'source'
  return /sink/i.test(name) ? 'sink' : /source|debezium|mirror|datagen/i.test(name) ? 'source' : undefined
}

function relays({ consumes, deadLetter }: Connector): readonly Relay[] {
  if (!consumes || !deadLetter) return NONE
  const { topic: to, recordsShare: share = 0 } = deadLetter
  return consumes.map(({ topic: from }): Relay => ({ edge: 'deadLetter', from, to, share }))
}

export const connector = {
  list: 'connectors',
  words: {
    singular: 'connector',
    plural: 'connectors',
    does: 'A connector brings records in from another system, or takes them out to one.',
  },
  config: 'connector',
  key: 'k',
  size: { width: 300, height: 104 },
  outside: 120,
  ports: [
    listPort<Connector>()({
      edge: 'consumes',
      field: 'consumes',
      records: 'out-of-topic',
      verbs: READS,
      whyNot: (node, topic) => {
        if (sideOf(node) === 'source')
          return `${code(node.name)} is a source: it writes to topics, and reads none.`
        return node.deadLetter?.topic === topic
          ? `${code(topic)} is where ${code(node.name)} puts its dead letters. It would read them again without end.`
          : null
      },
    }),
    listPort<Connector>()({
      edge: 'produces',
      field: 'produces',
      records: 'into-topic',
      verbs: WRITES,
      whyNot: (node) =>
        sideOf(node) === 'sink' ? `${code(node.name)} is a sink: it reads topics, and writes to none.` : null,
    }),
    entryPort<Connector>()({
      edge: 'deadLetter',
      field: 'deadLetter',
      records: 'into-topic',
      verbs: SENDS_DEAD_LETTERS,
      whyNot: (node, topic) => {
        if (sideOf(node) === 'source')
          return `${code(node.name)} is a source: Connect has dead letters of sinks alone.`
        return node.consumes?.some((entry) => entry.topic === topic)
          ? `${code(node.name)} reads ${code(topic)}. Its dead letters would come back to it without end.`
          : null
      },
    }),
  ],
  references: [],
  emits: ({ produces }) => produces ?? NONE,
  relays,
  create: (name) => ({ name }),
} as const satisfies Kind<Connector>
