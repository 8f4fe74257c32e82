/** Who may run the brokers, by the words of the document; a design that names none runs them itself. */
export const PROVIDER_LABELS = {
  'amazon-msk': 'Amazon MSK, standard',
  'amazon-msk-express': 'Amazon MSK Express',
  'confluent-cloud': 'Confluent Cloud',
  redpanda: 'Redpanda',
  aiven: 'Aiven',
  'azure-hdinsight': 'Azure HDInsight',
} as const satisfies Readonly<Record<string, string>>

export type ProviderId = keyof typeof PROVIDER_LABELS

export const PROVIDER_IDS = Object.keys(PROVIDER_LABELS) as [ProviderId, ...ProviderId[]]

/** Where a topic's records lie: on the disks of brokers in three zones, older ones in an object store, or all of them there. */
export const STORAGE_CLASSES = ['three-zone', 'tiered', 'diskless'] as const

export type StorageClass = (typeof STORAGE_CLASSES)[number]
