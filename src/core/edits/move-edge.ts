import { type Edge, edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { kindOf, type NodeOfKind, nodesOf } from '../model/kinds/index'
import { type NodeId, type NodeKind, parseNodeId } from '../model/node-id'
import { replaceNode } from '../model/replace-node'
import { connectNodes, whyNotConnect } from './connect-nodes'
import type { Edit } from './edit'

type Fields = Readonly<Record<string, unknown>>

/** What an edge says beyond its two ends, as the rate at which it is written. */
function saidOf(node: object, field: string, topic: string): Fields {
  const value = (node as Fields)[field]
  const entries = (Array.isArray(value) ? value : [value]) as readonly (Fields | undefined)[]
  const { topic: _, ...said } = entries.find((entry) => entry?.['topic'] === topic) ?? {}
  return said
}

function withSaid<Node extends object>(node: Node, field: string, topic: string, said: Fields): Node {
  const value = (node as Fields)[field]
  const add = (entry: Fields): Fields => (entry['topic'] === topic ? { ...entry, ...said } : entry)
  return { ...node, [field]: Array.isArray(value) ? value.map(add) : add(value as Fields) }
}

const portOf = <Kind extends NodeKind>(kind: Kind, { kind: edge }: Edge) =>
  kindOf(kind).ports.find((port) => port.edge === edge)

const nodeOf = <Kind extends NodeKind>(design: Design, kind: Kind, name: string) =>
  nodesOf(design, kind).find((node) => node.name === name)

function without<Kind extends NodeKind>(design: Design, kind: Kind, edge: Edge): Design {
  const port = portOf(kind, edge)
  if (!port) return design
  return replaceNode(design, kind, edge.client, (node: NodeOfKind<Kind>) =>
    port.rename(node, (name) => (name === edge.topic ? undefined : name)),
  )
}

/** Why an edge cannot lead from and to other nodes, as a sentence; null where it can, or leads there already. */
export function whyNotMoveEdge(design: Design, edge: Edge, from: NodeId, to: NodeId): string | null {
  if (from === edge.from && to === edge.to) return null
  return whyNotConnect(without(design, edge.clientKind, edge), from, to, edge.kind)
}

/**
 * Leads an edge from and to other nodes, and keeps what it says: the rate at which it is written, the share of its
 * dead letters. Where only its topic changes it keeps its index in the list too. Changes nothing where
 * `whyNotMoveEdge` has a reason.
 */
export function moveEdge(edge: Edge, from: NodeId, to: NodeId): Edit {
  const [start, end] = [parseNodeId(from), parseNodeId(to)]
  return {
    label: `Lead an edge from ${start?.name ?? from} to ${end?.name ?? to}`,
    apply(design) {
      if (!edgesOf(design).some(({ id }) => id === edge.id)) return design
      if (from === edge.from && to === edge.to) return design
      return whyNotMoveEdge(design, edge, from, to) === null ? moved(design, edge, from, to) : design
    },
  }
}

function moved(design: Design, edge: Edge, from: NodeId, to: NodeId): Design {
  const isWrite = edge.from !== `topic:${edge.topic}`
  const client = parseNodeId(isWrite ? from : to)
  const topic = parseNodeId(isWrite ? to : from)
  if (!client || !topic) return design
  const before = nodeOf(design, edge.clientKind, edge.client)
  const port = portOf(edge.clientKind, edge)
  if (!before || !port) return design
  if (client.kind === edge.clientKind && client.name === edge.client)
    return replaceNode(design, edge.clientKind, edge.client, (node) =>
      port.rename(node, (name) => (name === edge.topic ? topic.name : name)),
    )
  const said = saidOf(before, port.field, edge.topic)
  const joined = connectNodes(from, to, edge.kind).apply(without(design, edge.clientKind, edge))
  return client.kind === edge.clientKind
    ? replaceNode(joined, client.kind, client.name, (node) => withSaid(node, port.field, topic.name, said))
    : joined
}
