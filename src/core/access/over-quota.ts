import type { Design, StatedQuota } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import { type NodeId, nodeId } from '../model/node-id'
import { type Limit, principalOfQuota } from '../model/quota-limits'
import { compressionOf } from '../sizing/compression'
import type { Flow } from '../traffic/traffic'
import type { TopicView } from '../views/views'
import { ACTOR_KINDS, type ActorKind, principalOfNode } from './derive-rights'
import { flowsOf, type Measured, shareOfBusiest } from './node-flows'
import { limitInForce } from './stated-quotas'

type ByteLimit = 'producerByteRate' | 'consumerByteRate'

/** A limit, and what is held to it together. */
export interface Held {
  readonly quota: StatedQuota
  readonly limit: ByteLimit
  readonly principal: string
  readonly nodes: readonly NodeId[]
  /** Bytes a second at peak at the broker that leads most partitions, as compressed. */
  readonly bytes: number
}

/** The `client.id` of an application that states one; Streams and Connect give each of their clients one of its own. */
const CLIENT_IDS: {
  readonly [Kind in ActorKind]: (
    config: Readonly<Record<string, unknown>> | undefined,
    inside: Readonly<Record<string, unknown>> | undefined,
    limit: ByteLimit,
  ) => unknown
} = {
  producer: (config) => config?.['client.id'],
  consumerGroup: (config, inside, limit) => (limit === 'producerByteRate' ? inside : config)?.['client.id'],
  streamsApp: () => undefined,
  connector: () => undefined,
}

const HAS_ONE_ID: ReadonlySet<ActorKind> = new Set(['producer', 'consumerGroup'])

/** Returns what the applications of a design are held to by the quotas that it states, and how much they take of each. */
export function heldToQuotas(design: Design, measured: Measured): readonly Held[] {
  const { quotas = [], brokers } = design.cluster
  if (quotas.length === 0) return []
  const views = new Map(
    [...measured.topics, ...measured.internalTopics].map((view) => [view.topic.name, view]),
  )
  const held = new Map<string, Held>()
  for (const kind of ACTOR_KINDS) addKind(kind)
  return [...held.values()]

  function addKind<Kind extends ActorKind>(kind: Kind): void {
    for (const node of nodesOf(design, kind)) {
      const { writes, reads } = flowsOf(kind, node, measured)
      const add = (limit: ByteLimit, flows: readonly Flow[]): void => {
        const inside = 'producer' in node ? node.producer?.config : undefined
        const said = CLIENT_IDS[kind](node.config, inside, limit)
        const principal = principalOfNode(design, kind, node)
        const id = said === undefined ? undefined : String(said)
        // Its instances have one id, whatever that is: the library's own, as `producer-1` and `rdkafka`.
        const alone = HAS_ONE_ID.has(kind) ? nodeId(kind, node.name) : undefined
        const force = limitInForce(quotas, limit, principal, id, alone)
        if (!force || flows.length === 0) return
        const known = held.get(force.together)
        held.set(force.together, {
          quota: force.quota,
          limit,
          principal,
          nodes: [...(known?.nodes ?? []), nodeId(kind, node.name)],
          bytes: (known?.bytes ?? 0) + flows.reduce((sum, flow) => sum + atBusiest(flow), 0),
        })
      }
      add('producerByteRate', writes)
      add('consumerByteRate', reads)
    }
  }

  function atBusiest({ topic, rate }: Flow): number {
    const view = views.get(topic)
    return rate.peakBytes * shareOfBusiest(view?.partitions ?? 1, brokers) * (view ? compressed(view) : 1)
  }
}

const compressed = ({ topic, settings, writers }: TopicView): number =>
  compressionOf(topic, settings, writers, 'peakBytes').value

/** Returns a design whose quotas take what its applications need: the limits that stood are raised, none is lowered. */
export function withRaised(
  design: Design,
  { quota, limit }: { readonly quota: StatedQuota; readonly limit: Limit },
  needed: number,
): Design {
  const { quotas = [] } = design.cluster
  const isIt = (one: StatedQuota): boolean =>
    principalOfQuota(one) === principalOfQuota(quota) && one.clientId === quota.clientId
  return {
    ...design,
    cluster: {
      ...design.cluster,
      quotas: quotas.map((one) =>
        isIt(one) && (one[limit] ?? needed) < needed ? { ...one, [limit]: needed } : one,
      ),
    },
  }
}
