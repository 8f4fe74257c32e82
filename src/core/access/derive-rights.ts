import type { ConsumerGroup, Design } from '../model/design'
import { kindOf, type NodeOfKind, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, nodeId } from '../model/node-id'
import { principalOf } from '../model/principal'
import { deadLettersByBrokers } from '../settings/share-group'
import { connectNeeds } from './connect-needs'
import { groupNeeds, type Need, streamsNeeds, topicNeed, transactionNeeds, untoldOfStreams } from './needs'
import { principalOfConnector } from './principal'
import type { Right } from './right'

/** The kinds of node that act on topics. */
export type ActorKind = Exclude<NodeKind, 'topic'>

/** Who a node is to the brokers, and what it needs beyond reading and writing the topics of its edges. */
interface Actor<Kind extends ActorKind> {
  principal(design: Design, node: NodeOfKind<Kind>): string
  needs(design: Design, node: NodeOfKind<Kind>): readonly Need[]
}

const ACTORS: { readonly [Kind in ActorKind]: Actor<Kind> } = {
  producer: {
    principal: ({ cluster }, producer) => principalOf(cluster, producer),
    needs: ({ cluster }, producer) => transactionNeeds(cluster, producer),
  },
  consumerGroup: {
    principal: ({ cluster }, group) => principalOf(cluster, group),
    needs: ({ cluster }, group) => groupNeeds(cluster, group),
  },
  streamsApp: {
    principal: ({ cluster }, app) => principalOf(cluster, app),
    needs: ({ topics }, app) =>
      streamsNeeds(
        app,
        topics.map(({ name }) => name),
      ),
  },
  connector: {
    principal: principalOfConnector,
    needs: ({ cluster }, connector) => connectNeeds(cluster, connector),
  },
}

export const ACTOR_KINDS = NODE_KINDS.filter((kind): kind is ActorKind => kind !== 'topic')

/**
 * Returns what each application of a design must be allowed, and no more: to read and write the topics that its edges
 * say, to commit as its group, to use its transactional ids, to make the internal topics of Kafka Streams and Connect.
 * `Read` and `Write` allow to describe as well, and who may write any topic may write it idempotently, so that neither
 * is asked for. A producer and a group of one name are one principal; connectors act as the worker that runs them.
 *
 * @see org.apache.kafka.security.authorizer.AclEntry, StandardAuthorizerData (implied Describe); KIP-679 (idempotence);
 *   Kafka documentation, 7.5 "Authorization and ACLs"; Streams developer guide, "Security"; KIP-618 for Connect
 */
export function deriveRights(design: Design): readonly Right[] {
  const rights = new Map<string, Right>()
  const add = (principal: string, at: NodeId, need: Need): void => {
    const key = [principal, need.resource, need.pattern, need.name, need.operation].join('\n')
    const known = rights.get(key)
    if (!known) rights.set(key, { principal, ...need, for: [at] })
    else if (!known.for.includes(at)) rights.set(key, { ...known, for: [...known.for, at] })
  }
  for (const kind of ACTOR_KINDS) addTopics(design, kind, add)
  for (const kind of ACTOR_KINDS) addNeeds(design, kind, add)
  return [...rights.values()]
}

/** What an application needs and no access list can say. */
export interface UntoldRight {
  readonly principal: string
  readonly at: NodeId
  readonly sentence: string
}

/** Returns what applications need beyond `deriveRights`, which no access list can say, as sentences. */
export const untoldRights = (design: Design): readonly UntoldRight[] =>
  (design.streamsApps ?? []).flatMap((app) =>
    untoldOfStreams(app).map((sentence) => ({
      principal: principalOfNode(design, 'streamsApp', app),
      at: nodeId('streamsApp', app.name),
      sentence,
    })),
  )

/** Returns who a node is to the brokers. */
export const principalOfNode = <Kind extends ActorKind>(
  design: Design,
  kind: Kind,
  node: NodeOfKind<Kind>,
): string => ACTORS[kind].principal(design, node)

type Add = (principal: string, at: NodeId, need: Need) => void

/**
 * Every topic that a node reads or writes, drawn or not. The node itself reads what it writes to try again; dead
 * letters that the brokers write for a share group it does not write.
 */
function addTopics<Kind extends ActorKind>(design: Design, kind: Kind, add: Add): void {
  for (const node of nodesOf(design, kind)) {
    const principal = principalOfNode(design, kind, node)
    const at = nodeId(kind, node.name)
    const byBrokers =
      kind === 'consumerGroup' ? deadLettersByBrokers(node as ConsumerGroup, design.cluster) : undefined
    for (const { edge, records, topics } of kindOf(kind).ports)
      for (const topic of topics(node)) {
        if (edge === 'deadLetter' && topic === byBrokers) continue
        const isWrite = records === 'into-topic'
        if (isWrite) add(principal, at, topicNeed('Write', topic, `${node.name} writes ${topic}.`))
        if (!isWrite || edge === 'retries')
          add(principal, at, topicNeed('Read', topic, `${node.name} reads ${topic}.`))
      }
  }
}

function addNeeds<Kind extends ActorKind>(design: Design, kind: Kind, add: Add): void {
  for (const node of nodesOf(design, kind)) {
    const principal = principalOfNode(design, kind, node)
    for (const need of ACTORS[kind].needs(design, node)) add(principal, nodeId(kind, node.name), need)
  }
}

/** Returns who answers for each principal of a design, where that is stated. */
export function ownersOf(design: Design): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>()
  for (const kind of ACTOR_KINDS)
    for (const node of nodesOf(design, kind)) {
      const principal = principalOfNode(design, kind, node)
      const known = owners.get(principal) ?? new Set()
      owners.set(principal, known)
      if (node.owner !== undefined) known.add(node.owner)
    }
  return owners
}
