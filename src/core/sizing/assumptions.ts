import {
  DEFAULT_DISK_HEADROOM,
  DEFAULT_GROWTH,
  DEFAULT_HEADROOM,
  DEFAULT_NETWORK_HEADROOM,
  DEFAULT_PARTITION_READ_BYTES_PER_SECOND,
  DEFAULT_PARTITION_REPLICAS_PER_BROKER,
  DEFAULT_PARTITION_WRITE_BYTES_PER_SECOND,
  DEFAULT_UTILISATION,
} from '../model/defaults'
import type { SizingSettings } from '../model/design'
import type { StorageClass } from '../model/provider-ids'
import { input } from './figures'
import { type Profile, SELF_RUN } from './profiles/profile'
import type { FigureInput, InputOrigin } from './sizing'

/** Every sizing assumption with a value, and the inputs of figures that show them with their origin. */
export interface Assumptions {
  readonly values: Required<{
    readonly [Name in Exclude<keyof SizingSettings, 'growthPerMonth' | 'growthFrom'>]: NonNullable<
      SizingSettings[Name]
    >
  }>
  /** Who runs the brokers, and what the type of broker or cluster bears. */
  readonly profile: Profile
  /** Where records lie that no topic says otherwise of. */
  readonly storage: StorageClass
  readonly write: FigureInput
  readonly read: FigureInput
  readonly headroom: FigureInput
  readonly utilisation: FigureInput
  readonly growth: FigureInput
  readonly diskHeadroom: FigureInput
  readonly networkHeadroom: FigureInput
  readonly partitionReplicasPerBroker: FigureInput
  readonly spareBrokers: FigureInput
}

const NOTHING: SizingSettings = {}
const known = new WeakMap<object, Map<Profile, Partial<Record<StorageClass, Assumptions>>>>()

/** What a profile says of the settings of sizing. */
const ofProfile = (profile: Profile): SizingSettings => ({
  ...(profile.partitionWriteBytesPerSecond !== undefined && {
    partitionWriteBytesPerSecond: profile.partitionWriteBytesPerSecond,
  }),
  ...(profile.partitionReadBytesPerSecond !== undefined && {
    partitionReadBytesPerSecond: profile.partitionReadBytesPerSecond,
  }),
  ...(profile.diskHeadroom !== undefined && { diskHeadroom: profile.diskHeadroom }),
  ...(profile.throughputHeadroom !== undefined && { networkHeadroom: profile.throughputHeadroom }),
  ...(profile.perUnit.partitionReplicas !== undefined && {
    partitionReplicasPerBroker: profile.perUnit.partitionReplicas,
  }),
})

const DEFAULTS = {
  partitionWriteBytesPerSecond: DEFAULT_PARTITION_WRITE_BYTES_PER_SECOND,
  partitionReadBytesPerSecond: DEFAULT_PARTITION_READ_BYTES_PER_SECOND,
  headroom: DEFAULT_HEADROOM,
  utilisation: DEFAULT_UTILISATION,
  growth: DEFAULT_GROWTH,
  rounding: 'divisible',
  diskHeadroom: DEFAULT_DISK_HEADROOM,
  networkHeadroom: DEFAULT_NETWORK_HEADROOM,
  partitionReplicasPerBroker: DEFAULT_PARTITION_REPLICAS_PER_BROKER,
  spareBrokers: 0,
} as const satisfies Assumptions['values']

/**
 * Returns the design's own sizing settings, completed by those of the profile and then by Surveyor's; the same object
 * for the same settings, profile and storage. A throughput below one byte a second, which a document may hold and nobody
 * means, counts as one.
 */
export function assumptionsOf(
  settings: SizingSettings = NOTHING,
  profile: Profile = SELF_RUN,
  storage: StorageClass = 'three-zone',
): Assumptions {
  const ofSettings = known.get(settings) ?? new Map<Profile, Partial<Record<StorageClass, Assumptions>>>()
  const ofBoth = ofSettings.get(profile) ?? {}
  const assumptions = ofBoth[storage] ?? complete(settings, profile, storage)
  if (ofBoth[storage] === undefined) {
    known.set(settings, ofSettings.set(profile, { ...ofBoth, [storage]: assumptions }))
  }
  return assumptions
}

function complete(settings: SizingSettings, profile: Profile, storage: StorageClass): Assumptions {
  const itsOwn = ofProfile(profile)
  const stated = <Name extends keyof Assumptions['values']>(name: Name) =>
    settings[name] ?? itsOwn[name] ?? DEFAULTS[name]
  const values = {
    partitionWriteBytesPerSecond: Math.max(1, stated('partitionWriteBytesPerSecond')),
    partitionReadBytesPerSecond: Math.max(1, stated('partitionReadBytesPerSecond')),
    headroom: stated('headroom'),
    utilisation: stated('utilisation'),
    growth: stated('growth'),
    rounding: stated('rounding'),
    diskHeadroom: stated('diskHeadroom'),
    networkHeadroom: stated('networkHeadroom'),
    partitionReplicasPerBroker: stated('partitionReplicasPerBroker'),
    spareBrokers: stated('spareBrokers'),
  }
  const origin = (name: keyof SizingSettings): InputOrigin => {
    if (settings[name] !== undefined) return 'user'
    return itsOwn[name] === undefined ? 'assumption' : 'profile'
  }
  return {
    values,
    profile,
    storage: profile.storage ?? storage,
    write: input(
      'write per partition',
      values.partitionWriteBytesPerSecond,
      'bytes/s',
      origin('partitionWriteBytesPerSecond'),
    ),
    read: input(
      'read per partition',
      values.partitionReadBytesPerSecond,
      'bytes/s',
      origin('partitionReadBytesPerSecond'),
    ),
    headroom: input('headroom', values.headroom, 'ratio', origin('headroom')),
    utilisation: input('utilisation', values.utilisation, 'ratio', origin('utilisation')),
    growth: input('growth', values.growth, 'ratio', origin('growth')),
    diskHeadroom: input('disk that may be filled', values.diskHeadroom, 'ratio', origin('diskHeadroom')),
    networkHeadroom: input(
      'network that may be used',
      values.networkHeadroom,
      'ratio',
      origin('networkHeadroom'),
    ),
    partitionReplicasPerBroker: input(
      'partition replicas per broker',
      values.partitionReplicasPerBroker,
      'count',
      origin('partitionReplicasPerBroker'),
    ),
    spareBrokers: input('spare', values.spareBrokers, 'count', origin('spareBrokers')),
  }
}
