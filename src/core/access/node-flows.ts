import type { Cluster } from '../model/design'
import type { NodeOfKind } from '../model/kinds/index'
import { nodeId } from '../model/node-id'
import { deadLettersByBrokers } from '../settings/share-group'
import type { Flow, Traffic } from '../traffic/traffic'
import type { TopicView } from '../views/views'
import type { ActorKind } from './derive-rights'

/** What is known of a design's cluster, its traffic, its own topics and those that Kafka makes. */
export interface Measured {
  readonly cluster: Cluster
  readonly traffic: Traffic
  readonly internalTopics: readonly TopicView[]
  readonly topics: readonly TopicView[]
}

export interface Flows {
  readonly writes: readonly Flow[]
  readonly reads: readonly Flow[]
}

const NO_FLOWS: Flows = { writes: [], reads: [] }
const some = (flow: Flow | undefined): readonly Flow[] => (flow ? [flow] : [])

const FLOWS: {
  readonly [Kind in ActorKind]: (node: NodeOfKind<Kind>, measured: Measured) => Flows
} = {
  producer: ({ name }, { traffic }) => ({ writes: traffic.producers[name]?.writes ?? [], reads: [] }),
  consumerGroup: (group, { traffic, cluster }) => {
    const flows = traffic.consumerGroups[group.name]
    if (!flows) return NO_FLOWS
    const { reads, writes = [], retries = [], deadLetter } = flows
    // The brokers write these themselves: no quota of the group counts them.
    const isByBrokers = deadLetter?.topic === deadLettersByBrokers(group, cluster)
    return {
      writes: [...writes, ...retries, ...(isByBrokers ? [] : some(deadLetter))],
      reads: [...reads, ...retries],
    }
  },
  streamsApp: ({ name }, { traffic, internalTopics }) => {
    const { reads = [], writes = [] } = traffic.streamsApps[name] ?? {}
    const own = internalTopics.filter(({ origin }) => origin?.of === nodeId('streamsApp', name))
    const flow = ({ topic, rate }: TopicView): Flow => ({ topic: topic.name, rate })
    return {
      writes: [...writes, ...own.map(flow)],
      reads: [...reads, ...own.filter(({ origin }) => origin?.role !== 'changelog').map(flow)],
    }
  },
  connector: ({ name }, { traffic }) => {
    const { reads = [], writes = [], deadLetter } = traffic.connectors[name] ?? {}
    return { writes: [...writes, ...some(deadLetter)], reads }
  },
}

/** Returns what an application writes and reads, internal topics included. */
export const flowsOf = <Kind extends ActorKind>(
  kind: Kind,
  node: NodeOfKind<Kind>,
  measured: Measured,
): Flows => FLOWS[kind](node, measured)

/** Returns the share of a topic's partitions that the broker which leads most of them leads, where leaders are spread evenly. */
export const shareOfBusiest = (partitions: number, brokers: number): number =>
  Math.ceil(partitions / Math.max(1, brokers)) / partitions
