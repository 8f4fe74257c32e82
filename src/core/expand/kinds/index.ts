import { DEFAULT_INSTANCES } from '../../model/defaults'
import type { Producer } from '../../model/design'
import type { NodeKind } from '../../model/node-id'
import { ownsPartitions } from '../../model/reading'
import { producerInside } from '../../model/writers'
import { connector } from './connector'
import type { ExpandKind } from './expand-kind'
import { streamsApp } from './streams-app'

/** Producers with a transactional id, one an instance: by their guarantee, or by the setting itself. */
function transactionalIds({ delivery, config, instances = DEFAULT_INSTANCES }: Producer): number {
  const id = config?.['transactional.id']
  const isTransactional = id === undefined ? delivery === 'exactly-once' : id !== null && id !== ''
  return isTransactional ? instances : 0
}

/** What Kafka makes for every kind of node. */
export type ExpandKinds = { readonly [Kind in NodeKind]: ExpandKind<Kind> }

/** What Kafka makes by itself for each kind of node, as far as that is cheap to tell; `whole.ts` has all of it. */
export const EXPAND_KINDS: ExpandKinds = {
  producer: { transactionalIds },
  topic: {},
  consumerGroup: {
    offsets: (group) => (ownsPartitions(group) ? (group.consumes?.length ?? 0) : 0),
    shares: ({ reads, consumes }) => (reads === 'share' ? (consumes?.length ?? 0) : 0),
    transactionalIds: (group) => {
      const producer = producerInside(group)
      return producer ? transactionalIds(producer) : 0
    },
  },
  streamsApp,
  connector,
}
