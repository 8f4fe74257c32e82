import { type Edge, edgesOf } from '../../graph/edges'
import type { Design } from '../../model/design'
import { type EdgeKind, KINDS, nodesOf } from '../../model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, nodeId, topicId } from '../../model/node-id'
import { isReplicationStated } from '../../model/replication-stated'
import { formatDuration } from '../../shared/format'
import { yamlKey, yamlScalar } from '../../yaml/yaml-scalar'
import { aboutLines } from '../about'
import { acceptedAt } from '../accepted'
import { type Carried, notCarried } from '../carried'
import type { Exporter, ExportLoss } from '../exporter'
import { fileName } from '../file-name'
import { illegalTopics, tooWide } from '../not-carried'
import { takenSettings } from '../setting-text'
import { singleLine } from '../single-line'
import { type TopicRow, topicRows } from '../topics/topic-rows'
import { uniqueSlugs } from '../unique-slugs'
import { MESSAGE_CARRIED, messageLines, messageLosses } from './asyncapi-messages'
import { DEAD_LETTER_CARRIED, failingOf, RETRIES_CARRIED } from './failing-records'

const CARRIED: Carried = {
  nodes: {
    ...Object.fromEntries(
      NODE_KINDS.map((kind) => [
        kind,
        ['description', 'owner', ...KINDS[kind].ports.map(({ field }) => `${field}.topic`)],
      ]),
    ),
    topic: ['description', 'owner', 'data', 'partitions', 'replicationFactor', 'config', ...MESSAGE_CARRIED],
    consumerGroup: [
      'description',
      'owner',
      'groupId',
      'consumes.topic',
      'produces.topic',
      ...RETRIES_CARRIED,
    ],
    connector: ['description', 'owner', 'consumes.topic', 'produces.topic', ...DEAD_LETTER_CARRIED],
  },
}

/** What the application does with a topic that it sends to: send, or try again what failed, or give it up. */
interface Sent {
  readonly row: TopicRow
  readonly as: 'send' | 'retry' | 'dead-letter'
  /** What else is said of it. */
  readonly lines: string
}

interface Application {
  readonly id: NodeId
  readonly kind: NodeKind
  readonly name: string
  readonly lines: readonly string[]
  readonly groupId: string | undefined
}

/**
 * A document of AsyncAPI 3 for each application, from its own point of view, with the Kafka bindings of the topics
 * that it sends to and receives from; topics that no application uses are in one of their own.
 *
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0, Kafka bindings 0.5.0
 */
export const asyncapi: Exporter = {
  options: [],
  losses: (design) => [
    ...illegalTopics(design),
    ...tooWide(design),
    ...notTaken(design),
    ...messageLosses(design.topics),
    ...notCarried(design, CARRIED),
    ...((design.suppressions ?? []).length === 0
      ? []
      : [{ at: 'design', field: 'suppressions', sentence: 'Accepted findings are not in it.' } as const]),
  ],
  export: (design, analysis) => {
    const rows = new Map(topicRows(design, analysis).map((row) => [topicId(row.name), row]))
    const applications = applicationsOf(design)
    const slugs = uniqueSlugs(
      applications.map(({ id }) => id),
      (id) => fileName(id.slice(id.indexOf(':') + 1)),
    )
    const edges = edgesOf(design)
    const used = new Set<NodeId>()
    const files = applications.map((application) => {
      const sends = sentBy(application.id, edges, rows, design)
      const receives = topicsOf(
        edges.filter(({ to }) => to === application.id).map(({ from }) => from),
        rows,
      )
      for (const row of [...sends.map(({ row }) => row), ...receives]) used.add(topicId(row.name))
      return {
        path: `asyncapi/${slugs.get(application.id)}.yaml`,
        text: documentOf(application, sends, receives, design),
        language: 'yaml' as const,
      }
    })
    const others = [...rows].filter(([id]) => !used.has(id)).map(([, row]) => row)
    if (others.length === 0 && files.length > 0) return files
    const text = `${head(`Topics of ${design.name}`, [], design)}${channelsOf(others, design)}`
    return [...files, { path: 'asyncapi/topics.yaml', text, language: 'yaml' as const }]
  },
}

const applicationsOf = (design: Design): readonly Application[] =>
  NODE_KINDS.filter((kind) => kind !== 'topic').flatMap((kind) =>
    nodesOf(design, kind).map((node) => ({
      id: nodeId(kind, node.name),
      kind,
      name: node.name,
      lines: aboutLines(node),
      groupId:
        kind === 'consumerGroup' ? ('groupId' in node ? (node.groupId ?? node.name) : node.name) : undefined,
    })),
  )

const AS: Readonly<Partial<Record<EdgeKind, Sent['as']>>> = { retries: 'retry', deadLetter: 'dead-letter' }

/** What an application sends, with what a retry topic and a dead letter topic are to it as extensions. */
function sentBy(
  id: NodeId,
  edges: readonly Edge[],
  rows: ReadonlyMap<NodeId, TopicRow>,
  design: Design,
): readonly Sent[] {
  const sent = new Map<string, Sent>()
  for (const edge of edges) {
    const row = edge.from === id ? rows.get(edge.to) : undefined
    if (!row) continue
    const as = AS[edge.kind] ?? 'send'
    sent.set(`${as}-${row.name}`, { row, as, lines: as === 'send' ? '' : failingLines(as, edge, design) })
  }
  return [...sent.values()]
}

function failingLines(as: 'retry' | 'dead-letter', edge: Edge, design: Design): string {
  const { recordsShare, delayMs } = failingOf(design, edge)
  const said = {
    ...(delayMs !== undefined && { delayMs }),
    ...(recordsShare !== undefined && { recordsShare }),
  }
  const summary =
    as === 'dead-letter'
      ? 'What could not be processed.'
      : `What failed, to be tried again${delayMs === undefined ? '' : ` after ${formatDuration(delayMs)}`}.`
  return `    summary: ${JSON.stringify(summary)}\n    x-kafka-${as}: ${JSON.stringify(said)}\n`
}

function topicsOf(ids: readonly NodeId[], rows: ReadonlyMap<NodeId, TopicRow>): TopicRow[] {
  return [...new Set(ids)].flatMap((id) => rows.get(id) ?? [])
}

const value = (text: string | number): string => yamlScalar(text, false)

function head(title: string, lines: readonly string[], design: Design): string {
  const isSecure = (design.cluster.security?.encryption ?? 'none') !== 'none'
  const description = lines.length === 0 ? '' : `  description: ${JSON.stringify(lines.join('\n'))}\n`
  return `asyncapi: 3.0.0
info:
  title: ${JSON.stringify(singleLine(title))}
  version: 1.0.0
${description}defaultContentType: application/octet-stream
servers:
  kafka:
    host: localhost:9092
    protocol: ${isSecure ? 'kafka-secure' : 'kafka'}
`
}

/** The least that the binding takes of each number that it knows. */
const LEAST: Readonly<Record<string, number>> = {
  'retention.ms': -1,
  'retention.bytes': -1,
  'delete.retention.ms': 0,
  'max.message.bytes': 0,
}

const partsOf = (policy: string): readonly string[] => policy.split(',').map((part) => part.trim())

/** Whether the binding takes a setting's value; those that it does not know may be anything. */
function isTaken(key: string, said: string): boolean {
  if (key === 'cleanup.policy') return partsOf(said).every((part) => /^(?:compact|delete)$/.test(part))
  const least = LEAST[key]
  return least === undefined || (/^-?\d+$/.test(said) && Number(said) >= least)
}

function settingLine(key: string, said: string): string {
  if (key === 'cleanup.policy') return `${key}: [${partsOf(said).join(', ')}]`
  return `${yamlKey(key)}: ${LEAST[key] === undefined ? JSON.stringify(said) : said}`
}

/** The settings of topics that Kafka's binding has another form for than the design. */
const notTaken = (design: Design): ExportLoss[] =>
  design.topics.flatMap(({ name, config }) =>
    takenSettings('topic', config, design.cluster.kafkaVersion)
      .filter(([key, said]) => !isTaken(key, said))
      .map(([key]) => ({
        at: topicId(name),
        field: `config.${key}`,
        sentence: 'Left out, since the Kafka binding of AsyncAPI takes no such value.',
      })),
  )

function descriptionOf({ topic }: TopicRow, design: Design): string {
  const lines = [...aboutLines(topic), ...acceptedAt(design, topicId(topic.name))]
  return lines.length === 0 ? '' : `    description: ${JSON.stringify(lines.join('\n'))}\n`
}

function channelsOf(rows: readonly TopicRow[], design: Design): string {
  if (rows.length === 0) return ''
  const topics = new Map(design.topics.map((topic) => [topic.name, topic]))
  return `channels:\n${rows
    .map((row) => ({ ...row, settings: row.settings.filter(([key, said]) => isTaken(key, said)) }))
    .map(
      (row) => `  ${yamlKey(row.name)}:
    address: ${value(row.name)}
${descriptionOf(row, design)}    messages:
${messageLines(topics.get(row.name) ?? { name: row.name })}    bindings:
      kafka:
        bindingVersion: 0.5.0
        partitions: ${row.partitions}
${isReplicationStated(row.topic, design.cluster) ? `        replicas: ${row.replicas}\n` : ''}${row.settings.length === 0 ? '' : `        topicConfiguration:\n${row.settings.map(([key, said]) => `          ${settingLine(key, said)}\n`).join('')}`}`,
    )
    .join('')}`
}

function documentOf(
  { kind, name, lines, groupId }: Application,
  sends: readonly Sent[],
  receives: readonly TopicRow[],
  design: Design,
): string {
  const about = [`A ${KINDS[kind].words.singular} of ${singleLine(design.name)}.`, ...lines]
  const channels = [...new Set([...receives, ...sends.map(({ row }) => row)])]
  const operations = [
    ...receives.map((row) => operation('receive', 'receive', row.name, bindingOf(groupId))),
    ...sends.map(({ row, as, lines: said }) => operation(as, 'send', row.name, said)),
  ]
  return `${head(name, about, design)}${channelsOf(channels, design)}${operations.length === 0 ? '' : `operations:\n${operations.join('')}`}`
}

const bindingOf = (groupId: string | undefined): string =>
  groupId === undefined
    ? ''
    : `    bindings:
      kafka:
        bindingVersion: 0.5.0
        groupId: { type: string, enum: [${yamlScalar(groupId, true)}] }
`

function operation(prefix: string, action: 'send' | 'receive', topic: string, said: string): string {
  return `  ${yamlKey(`${prefix}-${topic}`)}:
    action: ${action}
    channel: { $ref: ${JSON.stringify(`#/channels/${topic.replaceAll('~', '~0').replaceAll('/', '~1')}`)} }
${said}`
}
