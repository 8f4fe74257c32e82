import type { Design } from '../model/design'
import { assumptionsOf } from '../sizing/assumptions'
import { neededUnits } from '../sizing/needed-units'
import type { Profile } from '../sizing/profiles/profile'
import { chosenOf } from '../sizing/profiles/providers'
import type { BrokerSizing, ClusterSizing } from '../sizing/sizing'

/** What the design would need of one type that its provider has. */
export interface TypeNeed {
  readonly profile: Profile
  readonly brokers: BrokerSizing
  /** Whether the type can be had in so many. */
  readonly isEnough: boolean
}

/**
 * Returns what the design would need of each type of its provider, as the provider lists them; empty where it is
 * self-run. Counts of partitions are taken as they are.
 */
export function typesThatWouldDo(
  { cluster, sizing: settings }: Design,
  { loads }: Pick<ClusterSizing, 'loads'>,
): readonly TypeNeed[] {
  const chosen = chosenOf(cluster)
  return (chosen?.provider.types ?? []).map((profile) => {
    const assume = assumptionsOf(settings, profile, cluster.profile?.storage)
    const brokers = neededUnits(cluster, assume, loads)
    const { whole, most } = profile
    const isEnough =
      (most === undefined || brokers.recommended <= most) &&
      (whole?.partitions === undefined || loads.partitions <= whole.partitions)
    return { profile, brokers, isEnough }
  })
}
