import type { Cluster, Config } from './design'
import type { ProviderId } from './provider-ids'

const OF_THREE_ZONES: Config = {
  'auto.create.topics.enable': false,
  'default.replication.factor': 3,
  'min.insync.replicas': 2,
}

/**
 * What brokers of a provider have where nobody sets it and Apache Kafka has something else.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html, 2026-11-26: of three zones
 * @see https://docs.confluent.io/cloud/current/topics/manage.html, 2026-11-26
 * @see https://docs.redpanda.com/redpanda-cloud/develop/topics/create-topic/, 2026-11-27: three replicas at least; a
 * majority of them acknowledges (Raft)
 */
const DEFAULTS: Readonly<Partial<Record<ProviderId, Config>>> = {
  'amazon-msk': OF_THREE_ZONES,
  'amazon-msk-express': OF_THREE_ZONES,
  'confluent-cloud': OF_THREE_ZONES,
  redpanda: OF_THREE_ZONES,
}

/** Two zones have two replicas, of which one must be in sync. */
const OF_TWO_ZONES: Config = { ...OF_THREE_ZONES, 'default.replication.factor': 2, 'min.insync.replicas': 1 }

const known = new WeakMap<Cluster, Config>()

/** Returns the settings of a cluster's brokers: its own over those with which its provider starts them; undefined where there are neither. */
export function brokerConfig(cluster: Cluster): Config | undefined {
  const { profile, config, racks } = cluster
  const ofProvider = profile && DEFAULTS[profile.provider]
  if (ofProvider === undefined) return config
  const before = known.get(cluster)
  if (before !== undefined) return before
  const isOfTwo = racks === 2 && profile?.provider === 'amazon-msk'
  const both = { ...(isOfTwo ? OF_TWO_ZONES : ofProvider), ...config }
  known.set(cluster, both)
  return both
}
