import type { StreamsApp } from '../design'
import { relaysOf } from '../follow-chain'
import type { Kind } from './kind'
import { READS, WRITES } from './ports'
import { processingPort } from './processing-ports'

const code = (name: string) => `\`${name}\``

export const streamsApp = {
  list: 'streamsApps',
  words: {
    singular: 'Streams application',
    plural: 'Streams applications',
    does: 'A Streams application reads topics and writes what it makes of them to others.',
  },
  config: 'streams',
  key: 's',
  size: { width: 226, height: 158 },
  ports: [
    processingPort<StreamsApp>()({
      edge: 'consumes',
      field: 'processing',
      records: 'out-of-topic',
      verbs: READS,
      why: ({ name }, topic) =>
        `${code(name)} writes ${code(topic)}. It would read what it writes without end.`,
    }),
    processingPort<StreamsApp>()({
      edge: 'produces',
      field: 'processing',
      records: 'into-topic',
      verbs: WRITES,
      why: ({ name }, topic) =>
        `${code(name)} reads ${code(topic)}. It would read what it writes without end.`,
    }),
  ],
  references: [],
  relays: ({ processing }) => relaysOf(processing),
  create: (name) => ({ name }),
} as const satisfies Kind<StreamsApp>
