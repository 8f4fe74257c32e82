/** Returns what a class of a connector is called in short: `Debezium Postgres`, `S3 Sink`; empty where there is none. */
export function classLabel(name: string | undefined): string {
  if (!name) return ''
  const last = (name.split('.').at(-1) ?? name).replace(/Connector$/, '')
  const words = last.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
  return `${name.startsWith('io.debezium.') ? 'Debezium ' : ''}${words}`
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
