import type { Design } from '../model/design'
import { hasNode } from '../model/has-node'
import { type EdgeKind, KINDS, kindOf, nodesOf, type PortOf } from '../model/kinds/index'
import { type NodeId, type NodeKind, parseNodeId } from '../model/node-id'
import { replaceNode } from '../model/replace-node'
import type { Edit } from './edit'

interface End {
  readonly kind: NodeKind
  readonly name: string
}

const endOf = (id: NodeId): End => parseNodeId(id) ?? { kind: 'topic', name: id }

const code = (name: string) => `\`${name}\``

/** A port of a node's kind, and the node and the topic that it would join. */
interface Joint<Kind extends NodeKind = NodeKind> {
  readonly kind: Kind
  readonly node: string
  readonly topic: string
  readonly port: PortOf<Kind>
}

/** The ways to join two nodes in the direction in which records go: the ports of either end that fit. */
function jointsOf(source: End, target: End): readonly Joint[] {
  const joints = <Kind extends NodeKind>(
    kind: Kind,
    node: string,
    topic: string,
    isWrite: boolean,
  ): Joint[] =>
    kindOf(kind)
      .ports.filter(({ records }) => (records === 'into-topic') === isWrite)
      .map((port) => ({ kind, node, topic, port }) as unknown as Joint)
  return [
    ...(target.kind === 'topic' ? joints(source.kind, source.name, target.name, true) : []),
    ...(source.kind === 'topic' ? joints(target.kind, target.name, source.name, false) : []),
  ]
}

/** The kinds of edge that can lead from one kind of node to another, the usual one first. */
export const edgeKindsBetween = (from: NodeKind, to: NodeKind): readonly EdgeKind[] =>
  jointsOf({ kind: from, name: '' }, { kind: to, name: '' }).map(({ port }) => port.edge)

function findJoint(from: NodeId, to: NodeId, edge: EdgeKind | undefined): Joint | undefined {
  const joints = jointsOf(endOf(from), endOf(to))
  return edge === undefined ? joints[0] : joints.find(({ port }) => port.edge === edge)
}

function whyNotJoin<Kind extends NodeKind>(design: Design, joint: Joint<Kind>): string | null {
  const { kind, node: name, topic, port } = joint
  const node = nodesOf(design, kind).find((one) => one.name === name)
  if (!node) return null
  if (port.topics(node).includes(topic)) return `${code(name)} already ${port.verbs.forward} ${code(topic)}.`
  return port.whyNot?.(node, topic) ?? null
}

/** Why no port of either end fits. */
function whyNever(source: End, target: End): string {
  const [from, to] = [KINDS[source.kind].words, KINDS[target.kind].words]
  if (source.kind === target.kind && source.name === target.name)
    return `A ${from.singular} cannot be connected to itself.`
  if (jointsOf(target, source).length > 0) return `${to.does} Draw the edge the other way.`
  if (source.kind === 'topic' && target.kind === 'topic')
    return `${from.does} Put a consumer group between them that reads the one and writes the other.`
  return `${from.does}${from === to ? '' : ` ${to.does}`} Put a topic between them.`
}

/**
 * Why an edge from one node to another makes no sense, as a sentence with names in backticks; null where it does.
 * `edge` says which kind of edge it is to be where several fit; without it, it is the usual one.
 */
export function whyNotConnect(design: Design, from: NodeId, to: NodeId, edge?: EdgeKind): string | null {
  const missing = [from, to].find((id) => !hasNode(design, id))
  if (missing !== undefined) return `${code(endOf(missing).name)} is not in the drawing.`
  const joint = findJoint(from, to, edge)
  return joint ? whyNotJoin(design, joint) : whyNever(endOf(from), endOf(to))
}

const join = <Kind extends NodeKind>(design: Design, { kind, node, topic, port }: Joint<Kind>): Design =>
  replaceNode(design, kind, node, (before) => port.join(before, topic))

/**
 * Draws an edge in the direction in which records go, of the kind `edge`, or of the usual one. A port that takes
 * one topic replaces it and keeps what else it says. Changes nothing where `whyNotConnect` has a reason.
 */
export function connectNodes(from: NodeId, to: NodeId, edge?: EdgeKind): Edit {
  const joint = findJoint(from, to, edge)
  return {
    label: joint ? joint.port.verbs.command(joint.node, joint.topic) : 'Connect',
    apply: (design) =>
      joint && whyNotConnect(design, from, to, edge) === null ? join(design, joint) : design,
  }
}
