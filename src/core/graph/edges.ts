import type { ConsumerGroup, Design, Producer, Topic } from '../model/design'
import { nodeNames } from '../model/has-node'
import {
  consumerGroupId,
  type EdgeId,
  type EdgeKind,
  edgeId,
  type NodeId,
  producerId,
  topicId,
} from '../model/node-id'
import { keptPer } from '../shared/kept-per'

/** A line of the drawing, in the direction in which records go. */
export interface Edge {
  readonly id: EdgeId
  readonly kind: EdgeKind
  readonly from: NodeId
  readonly to: NodeId
  /** The name of the topic at its one end. */
  readonly topic: string
  /** The name of the producer or consumer group at its other end. */
  readonly client: string
}

const NONE: readonly never[] = []

const writeEdge = (producer: string, topic: string): Edge => ({
  id: edgeId('produces', producer, topic),
  kind: 'produces',
  from: producerId(producer),
  to: topicId(topic),
  topic,
  client: producer,
})

const readEdge = (topic: string, group: string): Edge => ({
  id: edgeId('consumes', topic, group),
  kind: 'consumes',
  from: topicId(topic),
  to: consumerGroupId(group),
  topic,
  client: group,
})

const deadLetterEdge = (group: string, topic: string): Edge => ({
  id: edgeId('deadLetter', group, topic),
  kind: 'deadLetter',
  from: consumerGroupId(group),
  to: topicId(topic),
  topic,
  client: group,
})

/** A topic that is named twice by one client is one line. */
const distinctTopics = (entries: readonly { readonly topic: string }[] | undefined): readonly string[] =>
  entries === undefined ? NONE : [...new Set(entries.map((entry) => entry.topic))]

/** The lines of one producer, drawn topics or not; the same list while the producer is the same object. */
const edgesOfProducer = keptPer((producer: Producer): readonly Edge[] =>
  distinctTopics(producer.produces).map((topic) => writeEdge(producer.name, topic)),
)

const edgesOfGroup = keptPer((group: ConsumerGroup): readonly Edge[] => {
  const reads = distinctTopics(group.consumes).map((topic) => readEdge(topic, group.name))
  return group.deadLetter ? [...reads, deadLetterEdge(group.name, group.deadLetter.topic)] : reads
})

function haveSameNames(ones: readonly Topic[], others: readonly Topic[]): boolean {
  return (
    ones === others ||
    (ones.length === others.length && ones.every((one, at) => one.name === others[at]?.name))
  )
}

interface Listed {
  readonly consumerGroups: Design['consumerGroups']
  readonly topics: Design['topics']
  readonly edges: readonly Edge[]
}

const listed = new WeakMap<Design['producers'], Listed>()

/**
 * All lines of a design, each once: writes, then reads and dead letters by group, in the order of the
 * document. A line to a topic that is not in the drawing is left out. An edge is the same object while its
 * client is, and the list the same one while no client changed and no topic came, went or was renamed.
 */
export function edgesOf(design: Design): readonly Edge[] {
  const { producers, consumerGroups, topics } = design
  const known = listed.get(producers)
  if (known?.consumerGroups === consumerGroups && haveSameNames(known.topics, topics)) return known.edges
  const names = nodeNames(design, 'topic')
  const edges: Edge[] = []
  for (const producer of producers)
    for (const edge of edgesOfProducer(producer)) if (names.has(edge.topic)) edges.push(edge)
  for (const group of consumerGroups)
    for (const edge of edgesOfGroup(group)) if (names.has(edge.topic)) edges.push(edge)
  listed.set(producers, { consumerGroups, topics, edges })
  return edges
}
