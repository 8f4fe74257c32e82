/** Words of classes as the systems that they name write themselves. */
const SPELT: readonly (readonly [RegExp, (met: string) => string])[] = [
  [/\bPostgres(ql)?\b/i, () => 'PostgreSQL'],
  [/\bMy Sql\b/i, () => 'MySQL'],
  [/\bMaria Db\b/i, () => 'MariaDB'],
  [/\bMongo( ?Db)?\b/i, () => 'MongoDB'],
  [/\bSql Server\b/i, () => 'SQL Server'],
  [/\bOpensearch\b/i, () => 'OpenSearch'],
  [/\bBig Query\b/i, () => 'BigQuery'],
  [/\b(Jdbc|Http|Mqtt|Gcs|Hdfs|Sqs|Sftp|Csv|Json)\b/g, (met) => met.toUpperCase()],
  [/ (Sink|Source)\b/g, (met) => met.toLowerCase()],
]

/** Returns what a class of a connector is called in short: `Debezium PostgreSQL`, `S3 sink`; empty where there is none. */
export function classLabel(name: string | undefined): string {
  if (!name) return ''
  const last = (name.split('.').at(-1) ?? name).replace(/Connector$/, '')
  const words = last.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
  const spelt = SPELT.reduce((said, [word, as]) => said.replace(word, as), words)
  return `${name.startsWith('io.debezium.') ? 'Debezium ' : ''}${spelt}`
}

/** The setting of Connect that each field of a connector is, for whoever prints or reads one. */
export const SETTING_OF_FIELD = {
  class: 'connector.class',
  tasksMax: 'tasks.max',
  errorsTolerance: 'errors.tolerance',
  exactlyOnce: 'exactly.once.support',
  transactionBoundary: 'transaction.boundary',
  offsetsTopic: 'offsets.storage.topic',
  topicsRegex: 'topics.regex',
} as const

/** The three classes of MirrorMaker 2. @see org.apache.kafka.connect.mirror */
export const MIRROR = {
  source: 'org.apache.kafka.connect.mirror.MirrorSourceConnector',
  checkpoint: 'org.apache.kafka.connect.mirror.MirrorCheckpointConnector',
  heartbeat: 'org.apache.kafka.connect.mirror.MirrorHeartbeatConnector',
} as const
