import type { Analysis } from '../analysis'
import type { Design, StatedQuota } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import { type NodeId, nodeId } from '../model/node-id'
import { LIMITS } from '../model/quota-limits'
import { compressionOf } from '../sizing/compression'
import { figure, input } from '../sizing/figures'
import type { Figure, FigureInput } from '../sizing/sizing'
import type { Flow } from '../traffic/traffic'
import { ACTOR_KINDS, type ActorKind, principalOfNode } from './derive-rights'
import { flowsOf, shareOfBusiest } from './node-flows'
import { statedFor } from './stated-quotas'

/** What a principal may take of one broker; a limit is left out where it has none. */
export interface Quota {
  /** Bytes a second. */
  readonly writes?: Figure
  readonly reads?: Figure
  /** As it is stated: no traffic says how long requests take. */
  readonly requestPercentage?: number
  readonly controllerMutationRate?: number
  /** The design states it; else it follows from the traffic. */
  readonly isStated?: true
}

interface Sum {
  bytes: number
  inputs: FigureInput[]
}

/**
 * Returns the quota of each principal: the one that the design states, else the one that its traffic asks for.
 */
export function quotasOf(design: Design, analysis: Analysis): ReadonlyMap<string, Quota> {
  const { quotas = [] } = design.cluster
  const suggested = suggestedQuotas(design, analysis)
  if (quotas.length === 0) return suggested
  const principals = ACTOR_KINDS.flatMap((kind) =>
    nodesOf(design, kind).map((node) => principalOfNode(design, kind, node)),
  )
  return new Map(
    [...new Set(principals)].flatMap((principal) => {
      const stated = statedFor(quotas, principal)
      const quota = stated ? asStated(stated) : suggested.get(principal)
      return quota ? [[principal, quota] as const] : []
    }),
  )
}

const asStated = (stated: StatedQuota): Quota => {
  const bytes = (limit: 'producerByteRate' | 'consumerByteRate'): Figure | undefined => {
    const value = stated[limit]
    return value === undefined
      ? undefined
      : figure(value, 'bytes/s', 'the quota that the cluster has', [
          input(LIMITS[limit], value, 'bytes/s', 'user'),
        ])
  }
  const [writes, reads] = [bytes('producerByteRate'), bytes('consumerByteRate')]
  const { requestPercentage, controllerMutationRate } = stated
  return {
    ...(writes && { writes }),
    ...(reads && { reads }),
    ...(requestPercentage !== undefined && { requestPercentage }),
    ...(controllerMutationRate !== undefined && { controllerMutationRate }),
    isStated: true,
  }
}

/**
 * Returns the quota of each principal that a design gives traffic: the peak of all that it writes or reads, with growth
 * and headroom, at the broker that leads the most partitions of its topics, since Kafka counts at each broker by itself.
 * Bytes are those that requests and answers carry, as compressed: what Kafka counts. Restoring state and catching up
 * after a stop take more.
 *
 * @see Kafka documentation, 4.9 "Quotas"; KIP-13, KIP-55
 */
export function suggestedQuotas(design: Design, analysis: Analysis): ReadonlyMap<string, Quota> {
  const sums = new Map<string, { readonly writes: Sum; readonly reads: Sum }>()
  const topics = Object.values(analysis.views.topics)
  const [first] = topics
  if (!first) return new Map()
  const measured = {
    cluster: design.cluster,
    topics,
    traffic: analysis.traffic,
    internalTopics: analysis.internalTopics,
  }
  const { headroom, growth } = first.assumptions
  const views = new Map([...topics, ...analysis.internalTopics].map((view) => [view.topic.name, view]))
  const add = (sum: Sum, at: NodeId, { topic, rate }: Flow): void => {
    if (rate.peakBytes <= 0) return
    const view = views.get(topic)
    const share = shareOfBusiest(view?.partitions ?? 1, design.cluster.brokers)
    const compression = view && compressionOf(view.topic, view.settings, view.writers, 'peakBytes')
    sum.bytes += rate.peakBytes * share * (compression?.value ?? 1)
    sum.inputs.push(input(`peak of ${topic}`, rate.peakBytes, 'bytes/s', 'derived', at))
    sum.inputs.push(input('share of the broker with most of its partitions', share, 'ratio', 'derived'))
    if (compression) sum.inputs.push(compression)
  }
  for (const kind of ACTOR_KINDS) addKind(kind)
  function addKind<Kind extends ActorKind>(kind: Kind): void {
    for (const node of nodesOf(design, kind)) {
      const principal = principalOfNode(design, kind, node)
      const sum = sums.get(principal) ?? { writes: { bytes: 0, inputs: [] }, reads: { bytes: 0, inputs: [] } }
      sums.set(principal, sum)
      const { writes, reads } = flowsOf(kind, node, measured)
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
          'sum over topics of peak × share of the busiest broker × compression, × growth ÷ headroom',
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
