import type { Analysis } from '../analysis'
import type { Design } from '../model/design'
import type { NodeOfKind } from '../model/kinds/index'
import { nodesOf } from '../model/kinds/index'
import { type NodeId, nodeId } from '../model/node-id'
import { figure, input } from '../sizing/figures'
import type { Figure, FigureInput } from '../sizing/sizing'
import type { Flow } from '../traffic/traffic'
import type { TopicView } from '../views/views'
import { ACTOR_KINDS, type ActorKind, principalOfNode } from './derive-rights'

/** What a principal may write and read a second at one broker, in bytes; undefined where it does neither, or no traffic is known. */
export interface Quota {
  readonly writes?: Figure
  readonly reads?: Figure
}

interface Flows {
  readonly writes: readonly Flow[]
  readonly reads: readonly Flow[]
}

const NO_FLOWS: Flows = { writes: [], reads: [] }
const some = (flow: Flow | undefined): readonly Flow[] => (flow ? [flow] : [])

const FLOWS: {
  readonly [Kind in ActorKind]: (node: NodeOfKind<Kind>, analysis: Analysis) => Flows
} = {
  producer: ({ name }, { traffic }) => ({ writes: traffic.producers[name]?.writes ?? [], reads: [] }),
  consumerGroup: ({ name }, { traffic }) => {
    const flows = traffic.consumerGroups[name]
    if (!flows) return NO_FLOWS
    const { reads, writes = [], retries = [], deadLetter } = flows
    return {
      writes: [...writes, ...retries, ...some(deadLetter)],
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

interface Sum {
  bytes: number
  inputs: FigureInput[]
}

/**
 * Returns the quota of each principal that a design gives traffic: the peak of all that it writes or reads, with growth
 * and headroom, at the broker that leads the most partitions of its topics, since Kafka counts at each broker by itself.
 * Bytes are those before compression, so that a quota slows down nobody who does what is drawn. Restoring state and
 * catching up after a stop take more.
 *
 * @see Kafka documentation, 4.9 "Quotas"; KIP-13, KIP-55
 */
export function quotasOf(design: Design, analysis: Analysis): ReadonlyMap<string, Quota> {
  const sums = new Map<string, { readonly writes: Sum; readonly reads: Sum }>()
  const topics = Object.values(analysis.views.topics)
  const [first] = topics
  if (!first) return new Map()
  const { headroom, growth } = first.assumptions
  const views = new Map([...topics, ...analysis.internalTopics].map((view) => [view.topic.name, view]))
  const add = (sum: Sum, at: NodeId, { topic, rate }: Flow): void => {
    if (rate.peakBytes <= 0) return
    const share = shareOfBusiest(views.get(topic)?.partitions ?? 1, design.cluster.brokers)
    sum.bytes += rate.peakBytes * share
    sum.inputs.push(input(`peak of ${topic}`, rate.peakBytes, 'bytes/s', 'derived', at))
    sum.inputs.push(input('share of the broker with most of its partitions', share, 'ratio', 'derived'))
  }
  for (const kind of ACTOR_KINDS) addKind(kind)
  function addKind<Kind extends ActorKind>(kind: Kind): void {
    for (const node of nodesOf(design, kind)) {
      const principal = principalOfNode(design, kind, node)
      const sum = sums.get(principal) ?? { writes: { bytes: 0, inputs: [] }, reads: { bytes: 0, inputs: [] } }
      sums.set(principal, sum)
      const { writes, reads } = FLOWS[kind](node, analysis)
      for (const flow of writes) add(sum.writes, nodeId(kind, node.name), flow)
      for (const flow of reads) add(sum.reads, nodeId(kind, node.name), flow)
    }
  }
  const quota = ({ bytes, inputs }: Sum): Figure | undefined =>
    bytes === 0
      ? undefined
      : figure(
          Math.ceil((bytes * growth.value) / headroom.value),
          'bytes/s',
          'sum over topics of peak × share of the busiest broker, × growth ÷ headroom',
          [...inputs, growth, headroom],
        )
  return new Map(
    [...sums].flatMap(([principal, { writes, reads }]) => {
      const [written, read] = [quota(writes), quota(reads)]
      return written || read
        ? [[principal, { ...(written && { writes: written }), ...(read && { reads: read }) }] as const]
        : []
    }),
  )
}

/** The share of a topic's partitions that the broker which leads most of them leads, where leaders are spread evenly. */
const shareOfBusiest = (partitions: number, brokers: number): number =>
  Math.ceil(partitions / Math.max(1, brokers)) / partitions
