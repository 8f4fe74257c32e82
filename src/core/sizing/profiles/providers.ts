import type { Cluster } from '../../model/design'
import type { ProviderId } from '../../model/provider-ids'
import { AIVEN } from './aiven'
import { AZURE_HDINSIGHT } from './azure-hdinsight'
import { CONFLUENT_CLOUD } from './confluent-cloud'
import { AMAZON_MSK, AMAZON_MSK_EXPRESS } from './msk'
import type { Provider } from './profile'
import { type Chosen, type Profile, SELF_RUN } from './profile'
import { REDPANDA } from './redpanda'

/** Every provider. Loaded with the rules, or when a person looks: the first drawing does without. */
export const PROVIDERS: Readonly<Record<ProviderId, Provider>> = {
  'amazon-msk': AMAZON_MSK,
  'amazon-msk-express': AMAZON_MSK_EXPRESS,
  'confluent-cloud': CONFLUENT_CLOUD,
  redpanda: REDPANDA,
  aiven: AIVEN,
  'azure-hdinsight': AZURE_HDINSIGHT,
}

/** Returns what a cluster's choice comes to, or undefined for one that is self-run. */
export function chosenOf({ profile }: Pick<Cluster, 'profile'>): Chosen | undefined {
  if (profile === undefined) return undefined
  const provider = PROVIDERS[profile.provider]
  const [first = SELF_RUN] = provider.types
  if (profile.type === undefined) return { provider, profile: first }
  const known = provider.types.find(({ type }) => type === profile.type)
  return known ? { provider, profile: known } : { provider, profile: UNKNOWN, unknownType: profile.type }
}

/** A type that no profile has: nothing is known of what it bears. */
const UNKNOWN: Profile = { ...SELF_RUN, type: 'unknown' }

/** Returns the profile that a cluster is sized by. */
export const profileOf = (cluster: Pick<Cluster, 'profile'>): Profile =>
  chosenOf(cluster)?.profile ?? SELF_RUN
