import type { Cluster } from '../model/design'
import type { ProviderId } from '../model/provider-ids'

/**
 * The settings that a provider's brokers have beside Kafka's.
 *
 * @see Redpanda, Topic configuration properties; Confluent, Topic configurations
 */
const OWN: Partial<Record<ProviderId, RegExp>> = {
  redpanda: /^(redpanda\..+|write\.caching|(initial\.)?retention\.local\.target\.(ms|bytes))$/,
  'confluent-cloud': /^confluent\..+$/,
}

const WHOSE: readonly (readonly [RegExp, string])[] = [
  [/^confluent\./, 'Confluent'],
  [/^redpanda\./, 'Redpanda'],
]

/** Returns whose brokers have a setting that Apache Kafka has not, by the name that it begins with. */
export const providerOf = (key: string): string | undefined => WHOSE.find(([name]) => name.test(key))?.[1]

/** Whether a setting that Kafka does not have is one of the provider that the cluster is bought from. */
export const isProviderSetting = ({ profile }: Cluster, key: string): boolean =>
  profile !== undefined && OWN[profile.provider]?.test(key) === true
