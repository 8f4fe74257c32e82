import type { ConsumerGroup, Design } from '../model/design'
import { hasNode } from '../model/has-node'
import { type NodeId, type NodeKind, parseNodeId } from '../model/node-id'
import { replaceNode } from '../model/replace-node'
import type { Edit } from './edit'
import { KIND_WORDS } from './kind-words'

interface End {
  readonly kind: NodeKind
  readonly name: string
}

const endOf = (id: NodeId): End => parseNodeId(id) ?? { kind: 'topic', name: id }

const code = (name: string) => `\`${name}\``

/** Why a line between two kinds makes no sense, whatever their names are. */
const NEVER: Readonly<Record<string, string>> = {
  'producer→producer': 'Producers write to topics. Draw the line to a topic.',
  'producer→consumerGroup':
    'A producer writes to a topic, and a consumer group reads it there. Put a topic between them.',
  'topic→producer':
    'A producer writes to a topic. Draw the line the other way, from the producer to the topic.',
  'topic→topic':
    'Kafka copies nothing from topic to topic. Put a consumer group that reads and a producer that writes between them.',
  'consumerGroup→producer':
    'A consumer group reads topics. Its dead letters go to a topic, not to a producer.',
  'consumerGroup→consumerGroup': 'Consumer groups do not read from each other. Put a topic between them.',
}

const groupNamed = (design: Design, name: string): ConsumerGroup | undefined =>
  design.consumerGroups.find((group) => group.name === name)

const readsTopic = (group: ConsumerGroup | undefined, topic: string) =>
  group?.consumes?.some((entry) => entry.topic === topic) ?? false

function whyNotWrite(design: Design, producer: string, topic: string): string | null {
  const writer = design.producers.find(({ name }) => name === producer)
  const isWritten = writer?.produces?.some((entry) => entry.topic === topic)
  return isWritten ? `${code(producer)} already writes ${code(topic)}.` : null
}

function whyNotRead(design: Design, topic: string, name: string): string | null {
  const group = groupNamed(design, name)
  if (readsTopic(group, topic)) return `${code(name)} already reads ${code(topic)}.`
  if (group?.deadLetter?.topic !== topic) return null
  return `${code(topic)} is where ${code(name)} puts its dead letters. It would read them again without end.`
}

function whyNotDeadLetter(design: Design, name: string, topic: string): string | null {
  const group = groupNamed(design, name)
  if (group?.deadLetter?.topic === topic)
    return `${code(name)} already sends its dead letters to ${code(topic)}.`
  if (!readsTopic(group, topic)) return null
  return `${code(name)} reads ${code(topic)}. Its dead letters would come back to it without end.`
}

/**
 * Why a line from one node to another makes no sense, as a sentence with names in backticks; null where it
 * does. A producer writes a topic, a consumer group reads one, and a topic to which a group points takes its
 * dead letters.
 */
export function whyNotConnect(design: Design, from: NodeId, to: NodeId): string | null {
  const [source, target] = [endOf(from), endOf(to)]
  const missing = [from, to].find((id) => !hasNode(design, id))
  if (missing !== undefined) return `${code(endOf(missing).name)} is not in the drawing.`
  if (source.kind === 'producer' && target.kind === 'topic')
    return whyNotWrite(design, source.name, target.name)
  if (source.kind === 'topic' && target.kind === 'consumerGroup')
    return whyNotRead(design, source.name, target.name)
  if (source.kind === 'consumerGroup' && target.kind === 'topic')
    return whyNotDeadLetter(design, source.name, target.name)
  if (from === to) return `A ${KIND_WORDS[source.kind]} cannot be connected to itself.`
  return NEVER[`${source.kind}→${target.kind}`] ?? null
}

function labelOf(source: End, target: End): string {
  if (source.kind === 'producer') return `Let ${source.name} write ${target.name}`
  if (source.kind === 'topic') return `Let ${target.name} read ${source.name}`
  return `Send dead letters of ${source.name} to ${target.name}`
}

function connect(design: Design, source: End, target: End): Design {
  if (source.kind === 'producer')
    return replaceNode(design, 'producer', source.name, (producer) => ({
      ...producer,
      produces: [...(producer.produces ?? []), { topic: target.name }],
    }))
  if (source.kind === 'topic')
    return replaceNode(design, 'consumerGroup', target.name, (group) => ({
      ...group,
      consumes: [...(group.consumes ?? []), { topic: source.name }],
    }))
  return replaceNode(design, 'consumerGroup', source.name, (group) => ({
    ...group,
    deadLetter: { ...group.deadLetter, topic: target.name },
  }))
}

/**
 * Draws a line in the direction in which records go. A group has one dead letter topic: a new one replaces it
 * and keeps its share. Changes nothing where `whyNotConnect` has a reason.
 */
export function connectNodes(from: NodeId, to: NodeId): Edit {
  const [source, target] = [endOf(from), endOf(to)]
  return {
    label: labelOf(source, target),
    apply: (design) => (whyNotConnect(design, from, to) === null ? connect(design, source, target) : design),
  }
}
