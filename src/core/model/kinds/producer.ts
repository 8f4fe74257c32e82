import type { Producer } from '../design'
import type { Kind } from './kind'
import { listPort, WRITES } from './ports'

const NONE: readonly never[] = []

export const producer = {
  list: 'producers',
  words: { singular: 'producer', plural: 'producers', does: 'A producer writes to topics.' },
  config: 'producer',
  key: 'p',
  size: { width: 186, height: 58 },
  ports: [
    listPort<Producer>()({
      edge: 'produces',
      field: 'produces',
      records: 'into-topic',
      verbs: WRITES,
    }),
  ],
  references: [],
  emits: ({ produces }) => produces ?? NONE,
  create: (name) => ({ name, delivery: 'at-least-once', config: { 'compression.type': 'lz4' } }),
} as const satisfies Kind<Producer>
