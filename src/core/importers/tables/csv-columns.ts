import { parseQuantity } from '../../shared/parse-quantity'

/** What a column of a table of topics can be about; a setting by Kafka's key is one too. */
const MEANINGS = {
  topic: ['topic', 'topicname', 'nameoftopic', 'name', 'kafkatopic', 'topicid'],
  partitions: ['partitions', 'partitioncount', 'numpartitions', 'numberofpartitions', 'ofpartitions', 'partition', 'partitionscount', 'nbpartitions', 'numberpartitions', 'partitioncounts', 'parts', 'part', 'npartitions', 'nopartitions', 'noofpartitions', 'nrofpartitions', 'partitionnumber', 'partitionsnumber'],
  replicationFactor: ['replicationfactor', 'replication', 'replicas', 'rf', 'replicafactor', 'replicationfactorrf', 'replfactor', 'repfactor', 'repl', 'replica', 'replicacount', 'replicascount', 'noofreplicas', 'numberofreplicas'],
  description: ['description', 'purpose', 'comment', 'comments'],
  owner: ['owner', 'team', 'owningteam', 'ownerteam'],
  data: ['data', 'dataclass', 'classification', 'sensitivity', 'dataclassification'],
  averageBytes: ['recordbytes', 'recordsize', 'averagebytes', 'avgbytes', 'messagesize', 'avgmessagesize', 'averagerecordsize', 'recordaveragebytes', 'avgsize', 'averagesize', 'avgrecordsize', 'averagemessagesize', 'avgmsgsize', 'msgsize', 'avgrecordbytes'],
  recordsPerSecond: ['recordspersecond', 'records/s', 'recordss', 'messagespersecond', 'msgspersec', 'msgs', 'throughput', 'rate', 'msgs/s', 'msgs/sec', 'msg/s', 'msg/sec', 'messages/s', 'messages/sec', 'records/sec', 'recordspersec', 'msgspersecond', 'messagespersec', 'events/s', 'events/sec', 'eventspersecond', 'eventspersec', 'recordspers', 'messagespers', 'msgspers', 'eventspers', 'rps', 'msgrate', 'messagerate'],
  keyField: ['key', 'keyfield', 'recordkey', 'messagekey'],
  producers: ['producers', 'producer', 'writers', 'writtenby', 'writer', 'producedby', 'publisher', 'publishers', 'publishedby', 'producingservice', 'producingservices', 'producingapp', 'producerapp', 'producerapps', 'producerservice', 'producerservices', 'producerapplication', 'producerapplications'],
  groups: ['consumers', 'consumer', 'consumergroups', 'consumergroup', 'groups', 'group', 'readers', 'readby', 'reader', 'consumedby', 'subscriber', 'subscribers', 'subscribedby', 'consumingservice', 'consumingservices', 'consumingapp', 'consumerapp', 'consumerapps', 'consumerservice', 'consumerservices', 'consumerapplication', 'consumerapplications', 'consumergroupid', 'consumergroupids', 'groupid', 'groupids'],
  'cleanup.policy': ['cleanuppolicy', 'cleanup'],
  'retention.ms': ['retentionms', 'retention', 'retentiontime', 'retentionperiod', 'ttl', 'timetolive', 'keptfor', 'dataretention'],
  'retention.bytes': ['retentionbytes', 'retentionsize'],
  'min.insync.replicas': ['mininsyncreplicas', 'minisr', 'insyncreplicasmin'],
  'max.message.bytes': ['maxmessagebytes', 'maxmessagesize', 'maxsize', 'maxrecordsize', 'maxmsgsize', 'maxbytes', 'maximummessagesize'],
  'compression.type': ['compression', 'compressiontype'],
  settings: ['config', 'configs', 'configuration', 'settings', 'topicconfig', 'topicconfigs', 'overrides', 'configoverrides', 'additionalconfig', 'extraconfig'],
  internal: ['internal', 'isinternal'],
} as const satisfies Readonly<Record<string, readonly string[]>> // biome-ignore format: a table of words

export type Column = keyof typeof MEANINGS | `${string}.${string}`

const BY_WORD: ReadonlyMap<string, Column> = new Map(
  (Object.entries(MEANINGS) as [Column, readonly string[]][]).flatMap(([column, words]) =>
    words.map((word) => [word, column] as const),
  ),
)

/** The columns that are known by a word; settings are known by their form. */
export const COLUMNS: ReadonlySet<string> = new Set(Object.keys(MEANINGS))

/** What the head of a column names: by a word of people's, or a setting by Kafka's key; undefined for others. */
export function columnOf(head: string): Column | undefined {
  const said = head.trim()
  if (/^[a-z]+(?:\.[a-z]+)+$/.test(said)) return said as Column
  const word = said
    .toLowerCase()
    .replace(/\(.*\)/g, '')
    .replace(/[^a-z/]/g, '')
  return BY_WORD.get(word) ?? BY_WORD.get(word.replace(/[^a-z]/g, '')) ?? BY_WORD.get(withoutUnit(said))
}

const UNIT_AT_END =
  /[\s_.-](ms|millis|milliseconds|s|secs?|seconds|min|mins|minutes|h|hours?|days?|weeks?|[kmgt]i?b|bytes)\s*$/i

const withoutUnit = (said: string): string =>
  said
    .replace(UNIT_AT_END, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/**
 * The unit that the head of a column names: `retention (days)`, `retention_hours`; empty where it names none, or one
 * that its numbers cannot have: `messages per sec` are no seconds.
 */
export function unitOf(head: string): string {
  const column = columnOf(head) ?? ''
  const kind = column.endsWith('.ms')
    ? 'duration'
    : /bytes$/i.test(column)
      ? 'bytes'
      : column === 'recordsPerSecond'
        ? 'records/s'
        : undefined
  if (kind === undefined) return ''
  const said = head.trim()
  const atEnd = kind === 'records/s' ? undefined : UNIT_AT_END.exec(said)?.[1]
  const written = /\(([^)]+)\)/.exec(said)?.[1] ?? atEnd ?? ''
  const unit = UNITS[written.toLowerCase()] ?? written
  return parseQuantity(`1 ${unit}`, kind).ok ? unit : ''
}

const UNITS: Readonly<Record<string, string>> = {
  millis: 'ms', milliseconds: 'ms', sec: 's', secs: 's', seconds: 's', mins: 'min', minutes: 'min',
} // biome-ignore format: a table of words
