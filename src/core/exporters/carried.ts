import type { Design } from '../model/design'
import { KINDS } from '../model/kinds/index'
import { LIST_OF_KIND, NODE_KINDS, type NodeId, type NodeKind, parseNodeId } from '../model/node-id'
import type { ExportLoss } from './exporter'

/**
 * What a format has a place for: the fields of each kind of node, of the cluster and of the design as a whole.
 * `record` is the whole field, `record.averageBytes` one of its own. A kind that is not here is not carried at all.
 */
export interface Carried {
  readonly nodes: Readonly<Partial<Record<NodeKind, readonly string[]>>>
  readonly cluster?: readonly string[]
  readonly design?: readonly string[]
  /** Where else a kind goes: `take the producer properties for them`. */
  readonly instead?: Readonly<Partial<Record<NodeKind, string>>>
}

/**
 * Every field that the design says and the format has no place for. Whole nodes of a kind that the format does
 * not know are one loss each. A kind or a field that the document gains is a loss until a format carries it.
 */
export function notCarried(design: Design, carried: Carried): ExportLoss[] {
  const losses: ExportLoss[] = []
  for (const kind of NODE_KINDS) {
    const fields = carried.nodes[kind]
    for (const node of design[LIST_OF_KIND[kind]]) {
      const at: NodeId = `${kind}:${node.name}`
      if (fields) addLosses(losses, at, node, fields)
      else losses.push({ at, field: '', sentence: kindSentence(kind, carried.instead?.[kind]) })
    }
  }
  addLosses(losses, 'cluster', design.cluster, carried.cluster ?? [])
  const { cluster: _, suppressions = [], ...rest } = design
  const others = Object.fromEntries(Object.entries(rest).filter(([field]) => !LISTS.has(field)))
  addLosses(losses, 'design', others, ['surveyor', ...(carried.design ?? [])])
  for (const { at } of suppressions) {
    const node = parseNodeId(at)
    if (node === null || carried.nodes[node.kind]) continue
    losses.push({ at: at as NodeId, field: 'suppressions', sentence: FIELD_SENTENCES['suppressions'] ?? '' })
  }
  return losses
}

const LISTS: ReadonlySet<string> = new Set(Object.values(LIST_OF_KIND))

function addLosses(
  losses: ExportLoss[],
  at: ExportLoss['at'],
  holder: object,
  carried: readonly string[],
): void {
  for (const [field, value] of Object.entries(holder)) {
    if (field === 'name' || carried.includes(field) || isEmpty(value)) continue
    const parts = carried.filter((path) => path.startsWith(`${field}.`))
    if (parts.length === 0) {
      losses.push({ at, field, sentence: fieldSentence(field, at) })
      continue
    }
    const known = new Set(parts.map((path) => path.slice(field.length + 1)))
    for (const inner of innerFields(value)) {
      if (known.has(inner)) continue
      const path = `${field}.${inner}`
      losses.push({ at, field: path, sentence: fieldSentence(path, at) })
    }
  }
}

/** The names of the fields inside a mapping, or inside the mappings of a list. */
function innerFields(value: unknown): ReadonlySet<string> {
  const holders = Array.isArray(value) ? value : [value]
  return new Set(
    holders.flatMap((holder) => (typeof holder === 'object' && holder !== null ? Object.keys(holder) : [])),
  )
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const kindSentence = (kind: NodeKind, instead: string | undefined): string =>
  `${capital(KINDS[kind].words.plural)} are not in it${instead === undefined ? '' : `; ${instead}`}.`

const FIELD_SENTENCES: Readonly<Record<string, string>> = {
  description: 'Descriptions are not in it.',
  key: 'Keys are not in it.',
  record: 'Record sizes are not in it.',
  recordsPerSecond: 'Rates are not in it.',
  schema: 'Schemas and their compatibility are not in it; they belong in the schema registry.',
  coPartitionedWith: 'Joins are not in it.',
  external: 'What writes or reads outside the drawing is not in it.',
  produces: 'What they write is not in it.',
  'produces.recordsPerSecond': 'Rates are not in it.',
  consumes: 'What they read is not in it.',
  groupConfig: 'Settings of groups that the brokers keep are not in it.',
  groupId: 'Ids of groups that are not their names are not in it.',
  reads: 'How they read is not in it.',
  retries: 'Retries are not in it: no setting tries a record again, the code must.',
  retryTopics: 'Retry topics are not in it: no setting sends a record through them, the code must.',
  retryWait: 'How they wait for a retry is not in it.',
  deadLetter: 'Dead letters are not in it.',
  producer: 'Their producers are not in it; take the producer properties for them.',
  suppressions: 'Accepted findings at nodes that are not in it are left out too.',
  sizing: 'What sizing assumes is not in it.',
  layout: 'Positions are not in it.',
}

/** Fields in the words of the screen, where nothing more is to be said. */
const MORE_SENTENCES: Readonly<Record<string, string>> = {
  processing: 'The steps of what they do are not in it.',
  'processing.id': 'The steps of what they do are not in it.',
  'processing.steps': 'The steps of what they do are not in it.',
  'processing.from': 'The steps of what they do are not in it.',
  'processing.stream': 'The steps of what they do are not in it.',
  'processing.store': 'The steps of what they do are not in it.',
  'processing.table': 'The steps of what they do are not in it.',
  topology: 'Their description, as Kafka prints it, is not in it.',
  processingMsPerRecord: 'How long a record takes is not in it.',
  processingMsPerBatch: 'How long a batch takes is not in it.',
  longestStopMs: 'How long they may stop is not in it.',
  purpose: 'What they are for is not in it.',
  owner: 'Owners are not in it.',
  data: 'What kind of data is in topics is not in it.',
  principal: 'Who they are to the brokers is not in it.',
  client: 'The library that they are written with is not in it.',
  members: 'How many members they have is not in it.',
  instances: 'How many instances there are is not in it.',
  threadsPerMember: 'How many threads a member has is not in it.',
  commit: 'When they commit is not in it.',
  delivery: 'What delivery they promise is not in it.',
  partitions: 'How many partitions topics have is not in it.',
  replicationFactor: 'How many replicas topics have is not in it.',
  config: 'Settings are not in it.',
  keySchema: 'Schemas of keys are not in it; they belong in the schema registry.',
  'produces.recordsPerRecord': 'How many records they write for one is not in it.',
  'deadLetter.recordsShare': 'How many records fail is not in it.',
  'deadLetter.replicationFactor': 'How many replicas dead letter topics have is not in it.',
  'deadLetter.contextHeaders': 'Whether dead letters say why is not in it.',
  'retryTopics.recordsShare': 'How many records fail is not in it.',
  'retryTopics.delayMs': 'How long a retry waits is not in it.',
  type: 'Whether a connector is a source or a sink is not in it.',
  system: 'What stands at the other end of connectors is not in it.',
  class: 'The classes of connectors are not in it.',
  connect: 'Connect clusters are not in it.',
  tasksMax: 'How many tasks connectors may have is not in it.',
  keyConverter: 'Converters are not in it.',
  valueConverter: 'Converters are not in it.',
  transforms: 'Transforms are not in it.',
  transactionBoundary: 'Where transactions end is not in it.',
  exactlyOnce: 'Support for exactly once is not in it.',
  errorsTolerance: 'What connectors do about errors is not in it.',
  snapshotRows: 'How many rows a snapshot has is not in it.',
}

function fieldSentence(field: string, at: ExportLoss['at']): string {
  if (at === 'cluster') {
    return field === 'config'
      ? 'Broker settings are not in it; they belong in the brokers’ own configuration.'
      : 'What the design says of the cluster is not in it.'
  }
  if (field.startsWith('config.')) return 'These settings are not in it.'
  return FIELD_SENTENCES[field] ?? MORE_SENTENCES[field] ?? `\`${field}\` is not in it.`
}
