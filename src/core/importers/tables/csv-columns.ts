/** What a column of a table of topics can be about; a setting by Kafka's key is one too. */
const MEANINGS = {
  topic: ['topic', 'topicname', 'nameoftopic', 'name', 'kafkatopic', 'topicid'],
  partitions: ['partitions', 'partitioncount', 'numpartitions', 'numberofpartitions', 'ofpartitions', 'partition', 'partitionscount', 'nbpartitions', 'numberpartitions', 'partitioncounts', 'parts', 'part', 'npartitions', 'nopartitions', 'noofpartitions', 'nrofpartitions', 'partitionnumber', 'partitionsnumber'],
  replicationFactor: ['replicationfactor', 'replication', 'replicas', 'rf', 'replicafactor', 'replicationfactorrf', 'replfactor', 'repfactor', 'repl', 'replica', 'replicacount', 'replicascount', 'noofreplicas', 'numberofreplicas'],
  description: ['description', 'purpose', 'comment', 'comments'],
  owner: ['owner', 'team', 'owningteam', 'ownerteam'],
  data: ['data', 'dataclass', 'classification', 'sensitivity', 'dataclassification'],
  averageBytes: ['recordbytes', 'recordsize', 'averagebytes', 'avgbytes', 'messagesize', 'avgmessagesize', 'averagerecordsize', 'recordaveragebytes', 'avgsize', 'averagesize', 'avgrecordsize', 'averagemessagesize', 'avgmsgsize', 'msgsize', 'avgrecordbytes'],
  recordsPerSecond: ['recordspersecond', 'records/s', 'recordss', 'messagespersecond', 'msgspersec', 'msgs', 'throughput', 'rate', 'msgs/s', 'msgs/sec', 'msg/s', 'msg/sec', 'messages/s', 'messages/sec', 'records/sec', 'recordspersec', 'msgspersecond', 'messagespersec', 'events/s', 'events/sec', 'eventspersecond', 'rps', 'msgrate', 'messagerate'],
  keyField: ['key', 'keyfield', 'recordkey', 'messagekey'],
  producers: ['producers', 'producer', 'writers', 'writtenby', 'writer'],
  groups: ['consumers', 'consumer', 'consumergroups', 'consumergroup', 'groups', 'group', 'readers', 'readby', 'reader'],
  'cleanup.policy': ['cleanuppolicy', 'cleanup'],
  'retention.ms': ['retentionms', 'retention', 'retentiontime', 'retentionperiod'],
  'retention.bytes': ['retentionbytes', 'retentionsize'],
  'min.insync.replicas': ['mininsyncreplicas', 'minisr', 'insyncreplicasmin'],
  'max.message.bytes': ['maxmessagebytes', 'maxmessagesize', 'maxsize', 'maxrecordsize', 'maxmsgsize', 'maxbytes', 'maximummessagesize'],
  'compression.type': ['compression', 'compressiontype'],
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
  return BY_WORD.get(word)
}
