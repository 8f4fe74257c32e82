import { buildTopology } from '../expand/kinds/derives-of-streams'
import type { Design, StreamsApp } from '../model/design'
import { type NodeId, nodeId } from '../model/node-id'
import { formatCountOf } from '../shared/format'
import { internalTopicsOfBuilt, type SizedInternalTopic } from '../streams/internal-topics'
import type { Comparison, NodeChange } from './compare-designs'
import type { FieldChange } from './field-changes'
import { operationsInWords, type RightEntry, type RightsChange } from './rights-changes'
import type { Step } from './step'
import { PHASE, type PlacedStep } from './step-of'

/** By the path of a field: what deploying an application with it does that cannot be taken back. */
const OF_APPLICATIONS: Readonly<Record<string, string>> = {
  client:
    'Another client may hash keys otherwise: records of one key may go to another partition, and their order breaks there.',
  'config.partitioner.class':
    'Another partitioner sends the records of a key to another partition: their order breaks there.',
  'config.partitioner':
    'Another partitioner sends the records of a key to another partition: their order breaks there.',
  groupId:
    'Another group has no offsets: it starts by auto.offset.reset, and skips or repeats what is stored.',
  'config.group.id':
    'Another group has no offsets: it starts by auto.offset.reset, and skips or repeats what is stored.',
  applicationId:
    'Another application has no offsets and no state: it starts by auto.offset.reset, with internal topics of its own.',
}

/** Returns the steps for applications: no tool for topics applies them, and their deployment may have a lasting effect. */
export function applicationSteps(before: Design, after: Design, comparison: Comparison): PlacedStep[] {
  const { added, changed, removed } = comparison
  const starting = added.filter(({ kind }) => kind === 'consumerGroup')
  const ending = removed.filter(({ kind }) => kind === 'consumerGroup')
  return [
    ...rightsSteps(comparison.rights),
    ...starting.map(({ id, name }) =>
      told(id, 'add', '', `Start ${name}`, {
        sentence: `Deploy it apart. It has no offsets yet and starts by auto.offset.reset: with \`latest\` it skips what is stored.`,
        reversible: true,
      }),
    ),
    ...changed.filter(({ kind }) => kind !== 'topic').flatMap(lastingChanges),
    ...internalTopicSteps(before, after),
    ...ending.map(({ id, name }) =>
      told(id, 'remove', '', `Stop ${name}`, {
        sentence: 'Stop it apart. Its offsets stay for offsets.retention.minutes, seven days by default.',
        reversible: true,
      }),
    ),
  ]
}

function lastingChanges({ id, name, fields }: NodeChange): PlacedStep[] {
  return fields.flatMap((field) => {
    const sentence = OF_APPLICATIONS[field.path]
    if (sentence === undefined) return []
    return [told(id, 'change', field.path, titleOf(name, field), { sentence, reversible: false })]
  })
}

const titleOf = (name: string, { path, before, after }: FieldChange): string =>
  `${name}: ${path} ${said(before)} → ${said(after)}`

const said = (value: unknown): string =>
  value === undefined || value === null ? 'not stated' : typeof value === 'object' ? 'stated' : String(value)

/** Returns a step that the tool leaves to whoever applies the plan. */
function told(
  at: NodeId | 'cluster',
  change: Step['change'],
  field: string,
  title: string,
  rest: Pick<Step, 'sentence' | 'reversible'> & Partial<Pick<Step, 'outcome' | 'saferWay'>>,
): PlacedStep {
  const id = field === '' ? at : `${at}/${field}`
  const step: Step = { outcome: 'left-alone', losesData: false, ...rest, id, at, field, change, title }
  return { phase: PHASE.drawn, step }
}

/** What a principal is to be allowed or denied, or no longer, where the cluster asks for it. */
function rightsSteps(changes: readonly RightsChange[]): PlacedStep[] {
  return changes.flatMap((change) => {
    const { principal, owners, nodes } = change
    const whose = `${principal.replace(/^User:/, '')}${owners.length === 0 ? '' : `, of ${owners.join(' and ')}`}`
    return RIGHTS_SAID.flatMap(({ of, permission, id, phase, title, says, saferWay }) => {
      const entries = change[of].filter((entry) => entry.permission === permission)
      if (entries.length === 0) return []
      const kind = of === 'added' ? 'add' : 'remove'
      const placed = told(
        nodes[0] ?? 'cluster',
        kind,
        'rights',
        `${whose}: ${title(formatCountOf(entries.length, 'ACL'))}`,
        {
          sentence: `${operationsInWords(entries)}. ${says(refusalsOf(entries))}`,
          reversible: true,
          ...(saferWay !== undefined && { saferWay }),
        },
      )
      return [{ phase, step: { ...placed.step, id: `rights:${principal}/${id}` } }]
    })
  })
}

interface SaidOfRights {
  readonly of: 'added' | 'removed'
  readonly permission: RightEntry['permission']
  readonly id: string
  /** What lets applications work comes before they start, what stops them after they end. */
  readonly phase: number
  readonly title: (acls: string) => string
  /** What follows, where these are the exceptions with which Kafka refuses what is not allowed. */
  readonly says: (exceptions: string) => string
  readonly saferWay?: string
}

const RIGHTS_SAID: readonly SaidOfRights[] = [
  {
    of: 'added',
    permission: 'allow',
    id: 'add',
    phase: PHASE.drawn,
    title: (acls) => `${acls} more`,
    says: (exceptions) =>
      `Allow it before the application starts: Kafka refuses it otherwise (${exceptions}). The exports of ACLs have it.`,
  },
  {
    of: 'removed',
    permission: 'deny',
    id: 'remove deny',
    phase: PHASE.drawn,
    title: (acls) => `no longer denied by ${acls}`,
    says: (exceptions) =>
      `What is denied stays denied until somebody removes it, and Kafka refuses it so long (${exceptions}). From then on whatever ACL allows it counts.`,
  },
  {
    of: 'removed',
    permission: 'allow',
    id: 'remove',
    phase: PHASE.withdrawn,
    title: (acls) => `no longer needs ${acls}`,
    says: () => 'What is allowed stays allowed until somebody removes it.',
    saferWay: 'Remove it last, once the applications that used it are stopped.',
  },
  {
    of: 'added',
    permission: 'deny',
    id: 'add deny',
    phase: PHASE.withdrawn,
    title: (acls) => `denied by ${acls} more`,
    says: (exceptions) => `From then on Kafka refuses it (${exceptions}), whatever other ACL allows it.`,
    saferWay: 'Deny it last, once the applications that used it are stopped.',
  },
]

/** By the resource, what a client gets of Kafka that may not. @see org.apache.kafka.common.errors */
const REFUSALS: Readonly<Record<RightEntry['resource'], string>> = {
  topic: 'TopicAuthorizationException',
  group: 'GroupAuthorizationException',
  'transactional-id': 'TransactionalIdAuthorizationException',
  cluster: 'ClusterAuthorizationException',
}

const refusalsOf = (entries: readonly RightEntry[]): string =>
  [...new Set(entries.map(({ resource }) => REFUSALS[resource]))].join(', ')

/**
 * What becomes of the topics that Kafka Streams made for an application: those whose number of partitions follows its
 * inputs keep the old one, and Streams does not start then; those of another name are empty.
 *
 * @see org.apache.kafka.streams.processor.internals.InternalTopicManager.validateTopics
 */
function internalTopicSteps(before: Design, after: Design): PlacedStep[] {
  const earlier = new Map(before.streamsApps.map((app) => [app.name, app]))
  return after.streamsApps.flatMap((app) => {
    const was = earlier.get(app.name)
    if (!was) return []
    const [ones, others] = [internalTopicsByName(was, before), internalTopicsByName(app, after)]
    return [...resized(app, ones, others), ...renamed(app, ones, others)]
  })
}

function internalTopicsByName(app: StreamsApp, design: Design): ReadonlyMap<string, SizedInternalTopic> {
  const built = buildTopology(app)
  const topics = built.ok ? internalTopicsOfBuilt(built.topology, app, design.topics) : []
  return new Map(topics.map((topic) => [topic.name, topic]))
}

type ByName = ReadonlyMap<string, SizedInternalTopic>

function resized({ name }: StreamsApp, before: ByName, after: ByName): PlacedStep[] {
  const changes = [...after.values()].flatMap((topic) => {
    const was = before.get(topic.name)?.partitions
    return was === undefined || topic.partitions === undefined || was === topic.partitions
      ? []
      : [`${topic.name} ${was} → ${topic.partitions}`]
  })
  if (changes.length === 0) return []
  const title = `${name}: ${formatCountOf(changes.length, 'internal topic')} with other partitions`
  return [
    told(nodeId('streamsApp', name), 'change', 'internal topics', title, {
      outcome: 'refused',
      sentence: `Streams does not change topics that it made, and ends with a StreamsException: “Existing internal topic … has invalid partitions”. ${changes.join(', ')}.`,
      reversible: true,
      saferWay: `Start it as an application of another application.id beside this one and let it catch up; or stop it, reset it with kafka-streams-application-reset.sh, and read its inputs from the beginning.`,
    }),
  ]
}

function renamed({ name }: StreamsApp, before: ByName, after: ByName): PlacedStep[] {
  const gone = [...before.keys()].filter((topic) => !after.has(topic))
  const come = [...after.keys()].filter((topic) => !before.has(topic))
  if (gone.length === 0) return []
  const title = `${name}: ${formatCountOf(gone.length, 'internal topic')} left behind`
  const instead = come.length === 0 ? '' : ` ${come.join(', ')} begin empty, and so does the state on them.`
  return [
    told(nodeId('streamsApp', name), 'change', 'internal topic names', title, {
      sentence: `Nothing reads ${gone.join(', ')} any more; they stay with their records until somebody deletes them.${instead}`,
      reversible: true,
      saferWay:
        'Name stores and operators: names that Streams makes up count them, and change with the program.',
    }),
  ]
}

/** Returns what the cluster itself would have to be given, which none of these tools does. */
export function clusterSteps({ cluster }: Comparison): PlacedStep[] {
  return cluster
    .filter(({ path }) => path === 'kafkaVersion' || path === 'brokers' || path.startsWith('config.'))
    .map((field) => {
      const isVersion = field.path === 'kafkaVersion'
      return told('cluster', 'change', field.path, titleOf('Cluster', field), {
        sentence: isVersion
          ? 'Brokers are upgraded one after another; once metadata.version is finalized there is no safe way back.'
          : 'The tool for topics leaves the brokers alone: change them where they are run.',
        reversible: !isVersion,
      })
    })
}
