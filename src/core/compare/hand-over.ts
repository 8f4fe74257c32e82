import type { Edge } from '../graph/edges'
import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { NODE_KINDS, type NodeId, type NodeKind, nodeId, parseNodeId, topicId } from '../model/node-id'
import { groupIdOf } from '../model/reading'
import type { Step } from './step'
import { type Pair, PHASE, type PlacedStep } from './step-of'
import type { Target } from './targets'
import { creationStep, removalStep } from './topic-steps'

/** What is needed to hand a topic over to a new one. */
export interface HandOverNeeds {
  readonly design: Design
  /** The names of all topics that there are by then. */
  readonly there: ReadonlySet<string>
  readonly next: string
  readonly tool: Target
}

/** Returns whether a step of a topic has the safer way of a new topic beside the old one. */
export const isHandedOver = ({ field, change, outcome, losesData, saferWay }: Step): boolean =>
  change === 'change' &&
  (outcome === 'recreates' ||
    (field === 'partitions' && saferWay !== undefined) ||
    field === 'key' ||
    (field === 'config.cleanup.policy' && losesData))

/** Returns the topics that the steps of a plan hand over to new ones. */
export const handedOverBy = (steps: readonly Step[]): ReadonlySet<string> =>
  new Set(
    steps.flatMap(({ at, field, creates }) => {
      const old = field === 'hand-over' && creates !== undefined ? parseNodeId(at) : undefined
      return old ? [old.name] : []
    }),
  )

/**
 * Returns the steps by which a new topic takes the part of an old one, so that no record is lost and none of a key
 * changes places: create it, write to both, move each reader, write to the new one alone, remove the old one. They stand
 * for all that changes of the topic. Refuses nothing.
 */
export function handOverSteps({ before, after }: Pair, needs: HandOverNeeds): PlacedStep[] {
  const { design, there, next, tool } = needs
  const old = after.name
  const edges = edgesOf(design).filter(({ topic }) => topic === old)
  const writers = clientsOf(edges, (edge) => edge.to === topicId(old))
  const readers = clientsOf(edges, (edge) => edge.from === topicId(old))
  const tell = (phase: number, id: string, rest: Told): PlacedStep => ({
    phase,
    step: {
      at: topicId(old),
      change: 'change',
      outcome: 'left-alone',
      reversible: true,
      losesData: false,
      ...rest,
      id: `${topicId(old)}/hand-over/${id}`,
      field: 'hand-over',
    },
  })
  const creation = creationStep({ ...after, name: next }, there, design.cluster.brokers).step
  const removal = removalStep(before, tool).step
  const whose = design.cluster.security?.authorization === 'acl'
  return [
    tell(PHASE.create, 'create', {
      ...creation,
      at: topicId(old),
      creates: next,
      sentence: `${creation.sentence} It takes the part of ${old}, with all that the design says of it.${whose ? ` Allow its writers and readers what they may do with ${old}.` : ''}`,
    }),
    ...writeBoth(writers, old, next).map((told) => tell(PHASE.handOver, 'write-both', told)),
    ...readers.map(({ kind, name }) =>
      tell(PHASE.handOver, `move ${nodeId(kind, name)}`, moveReader(design, kind, name, old, next)),
    ),
    tell(PHASE.handOver, 'write-one', {
      title: `${old}: write to ${next} alone`,
      sentence: `Once nobody reads ${old} any more, ${names(writers) || 'its writers'} stop${writers.length === 1 ? 's' : ''} sending to it. Draw it as ${next} from then on.`,
    }),
    tell(PHASE.remove, 'remove', { ...removal, at: topicId(old) }),
  ]
}

type Told = Pick<Step, 'title' | 'sentence'> & Partial<Omit<Step, 'id' | 'field'>>

interface Client {
  readonly kind: NodeKind
  readonly name: string
}

function clientsOf(edges: readonly Edge[], isOne: (edge: Edge) => boolean): readonly Client[] {
  const found = new Map<NodeId, Client>()
  for (const edge of edges)
    if (isOne(edge))
      found.set(nodeId(edge.clientKind, edge.client), { kind: edge.clientKind, name: edge.client })
  return NODE_KINDS.flatMap((kind) => [...found.values()].filter((client) => client.kind === kind))
}

const names = (clients: readonly Client[]): string => clients.map(({ name }) => name).join(', ')

function writeBoth(writers: readonly Client[], old: string, next: string): Told[] {
  const title = `${old}: write to ${next} as well`
  if (writers.length === 0)
    return [{ title, sentence: `Nobody who writes ${old} is drawn: whoever does sends each record to both.` }]
  const [first] = writers
  const connectors = writers.filter(({ kind }) => kind === 'connector')
  const streams = writers.filter(({ kind }) => kind === 'streamsApp')
  const others = writers.filter((writer) => !connectors.includes(writer) && !streams.includes(writer))
  const said = [
    others.length === 0
      ? ''
      : `Deploy ${names(others)} to send each record to ${old} and to ${next}: in one transaction both have it or neither; without one a send may fail in one of them alone.`,
    streams.length === 0
      ? ''
      : `${names(streams)} ${streams.length === 1 ? 'gets' : 'get'} a second sink, ${next}, on the same stream.`,
    connectors.length === 0
      ? ''
      : `A source connector writes each record once: run a second one beside ${names(connectors)}, of another name, with its topic renamed to ${next} by a RegexRouter.`,
  ]
  return [
    {
      title,
      sentence: said.filter((sentence) => sentence !== '').join(' '),
      ...(first && writers.length === 1 && { at: nodeId(first.kind, first.name) }),
    },
  ]
}

function moveReader(design: Design, kind: NodeKind, name: string, old: string, next: string): Told {
  const said = { at: nodeId(kind, name), title: `${name}: read ${next} instead of ${old}` }
  if (kind === 'streamsApp')
    return {
      ...said,
      sentence: `Its internal topics have the partitions of ${old}: start it under another application.id on ${next} and let it catch up, then stop the old one. It fills its state from what ${next} holds.`,
    }
  if (kind === 'connector')
    return {
      ...said,
      sentence: `Stop it, set its offsets on ${next} to a little before that moment (PATCH /connectors/${name}/offsets), and resume it with \`topics\` changed. What was written to both meanwhile may reach its system twice.`,
    }
  const group = design.consumerGroups.find((one) => one.name === name)
  const id = group ? groupIdOf(group) : name
  const isShare = group?.reads === 'share'
  const tool = isShare ? 'kafka-share-groups.sh' : 'kafka-consumer-groups.sh'
  return {
    ...said,
    sentence: `Its offsets are of ${old}. Stop it once its lag there is near zero, set those of ${next} to a little before that moment (\`${tool} --group ${id} --topic ${next} --reset-offsets --to-datetime … --execute\`), and start it on ${next}: nothing is left out,${isShare ? '' : ' each key stays in order,'} and the records of that little while come twice.`,
  }
}
