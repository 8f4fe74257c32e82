import type { Design, StatedQuota } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import { type NodeId, nodeId } from '../model/node-id'
import type { ConsumerGroupView, DesignView, StreamsAppView, WriterView } from '../views/views'
import { ACTOR_KINDS, type ActorKind, principalOfNode } from './derive-rights'
import { limitInForce } from './stated-quotas'

export type WorkLimit = 'requestPercentage' | 'controllerMutationRate'

/** A limit of what brokers or controllers do for somebody, and what is held to it together. */
export interface HeldWork {
  readonly quota: StatedQuota
  readonly limit: WorkLimit
  readonly principal: string
  readonly nodes: readonly NodeId[]
  /** Requests a second at each broker, or partitions that are made by the applications themselves. */
  readonly amount: number
  /** Of those partitions, the ones of the largest topic: the last topic is let through whole as soon as nothing is owed. */
  readonly atOnce: number
  /** The topic of most partitions that they write; who makes it is not known. */
  readonly largest?: { readonly topic: string; readonly partitions: number }
}

/** A request and its answer within a data centre, an assumption. */
const ROUND_TRIP_MS = 2

/**
 * Returns the requests a second that each broker gets at least from all instances of a writer at peak: one for all that
 * gathered while it lingered, and none that no record asks for.
 */
function produceRequests({ settings, producer, rate, cluster }: WriterView): number {
  const instances = producer.instances ?? 1
  const most = 1000 / (Math.max(0, settings.number('linger.ms')) + ROUND_TRIP_MS)
  return instances * Math.min(rate.peakRecords / instances / cluster.brokers, most)
}

/** Returns the fetches a second that each broker gets at least from all members: one whenever the wait is over. */
const fetchRequests = (clients: number, waitMs: number): number => clients * (1000 / Math.max(10, waitMs))

const FETCH_WAIT = 'fetch.max.wait.ms'

const ofGroup = ({ group, settings, reads, writer }: ConsumerGroupView): number =>
  (reads.length === 0
    ? 0
    : fetchRequests((group.members ?? 1) * (group.threadsPerMember ?? 1), settings.number(FETCH_WAIT))) +
  (writer ? produceRequests(writer) : 0)

const ofApp = ({ app, reads, writer }: StreamsAppView): number =>
  (reads.length === 0 ? 0 : fetchRequests(app.instances ?? 1, 500)) + (writer ? produceRequests(writer) : 0)

function requestsOf(kind: ActorKind, index: number, view: DesignView): number {
  if (kind === 'producer') return of(view.producers[index], produceRequests)
  if (kind === 'consumerGroup') return of(view.consumerGroups[index], ofGroup)
  if (kind === 'streamsApp') return of(view.streamsApps[index], ofApp)
  return of(
    view.connectors[index],
    ({ writer, reads }) =>
      (writer ? produceRequests(writer) : 0) + (reads.length > 0 ? fetchRequests(1, 500) : 0),
  )
}

const of = <View>(view: View | undefined, ask: (view: View) => number): number =>
  view === undefined ? 0 : ask(view)

/** Returns the partitions of each topic that an application makes by itself: the internal ones of a Streams application. */
const madeBy = (kind: ActorKind, name: string, { internalTopics }: DesignView): readonly number[] =>
  kind !== 'streamsApp'
    ? []
    : internalTopics
        .filter(({ origin }) => origin?.of === nodeId(kind, name))
        .map(({ partitions }) => partitions)

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

type Largest = NonNullable<HeldWork['largest']>

const larger = (one: Largest | undefined, other: Largest | undefined): { largest?: Largest } => {
  const largest = (other?.partitions ?? 0) > (one?.partitions ?? 0) ? other : one
  return largest ? { largest } : {}
}

const LISTS = {
  producer: 'producers',
  consumerGroup: 'consumerGroups',
  streamsApp: 'streamsApps',
  connector: 'connectors',
} as const

function largestWritten(kind: ActorKind, index: number, view: DesignView): Largest | undefined {
  const node = view[LISTS[kind]][index]
  const writer = node && 'writes' in node ? node : node?.writer
  let largest: Largest | undefined
  for (const { topic } of writer?.writes ?? [])
    largest = larger(largest, { topic: topic.name, partitions: topic.partitions }).largest
  return largest
}

/**
 * Returns what applications are held to by the stated quotas of requests and of changes at the controllers, with how much
 * they ask at least. Quotas of client ids are left out: which requests a client sends under which id is not known.
 */
export function heldToWorkQuotas(design: Design, view: DesignView): readonly HeldWork[] {
  const quotas = (design.cluster.quotas ?? []).filter(({ clientId }) => clientId === undefined)
  if (quotas.length === 0) return []
  const held = new Map<string, HeldWork>()
  for (const kind of ACTOR_KINDS)
    for (const [index, node] of nodesOf(design, kind).entries()) {
      const principal = principalOfNode(design, kind, node)
      const add = (limit: WorkLimit, amount: number, atOnce = 0): void => {
        const force = limitInForce(quotas, limit, principal, undefined)
        const largest = limit === 'controllerMutationRate' ? largestWritten(kind, index, view) : undefined
        if (!force || !(amount > 0 || largest)) return
        const known = held.get(force.together)
        held.set(force.together, {
          quota: force.quota,
          limit,
          principal,
          nodes: [...(known?.nodes ?? []), nodeId(kind, node.name)],
          amount: (known?.amount ?? 0) + amount,
          atOnce: Math.max(known?.atOnce ?? 0, atOnce),
          ...larger(known?.largest, largest),
        })
      }
      add('requestPercentage', requestsOf(kind, index, view))
      const made = madeBy(kind, node.name, view)
      add('controllerMutationRate', sumOf(made), Math.max(0, ...made))
    }
  return [...held.values()]
}
