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
import { input } from './figures'
import type { FigureInput, InputOrigin } from './sizing'

/** Every sizing assumption with a value, and the inputs of figures that show them with their origin. */
export interface Assumptions {
  readonly values: Required<{
    readonly [Name in Exclude<keyof SizingSettings, 'growthPerMonth' | 'growthFrom'>]: NonNullable<
      SizingSettings[Name]
    >
  }>
  readonly write: FigureInput
  readonly read: FigureInput
  readonly headroom: FigureInput
  readonly utilisation: FigureInput
  readonly growth: FigureInput
  readonly diskHeadroom: FigureInput
  readonly networkHeadroom: FigureInput
  readonly partitionReplicasPerBroker: FigureInput
}

const NOTHING: SizingSettings = {}
const known = new WeakMap<object, Assumptions>()

/**
 * The design's own sizing settings, completed by Surveyor's; the same object for the same settings. A throughput
 * below one byte a second, which a document may hold and nobody means, counts as one.
 */
export function assumptionsOf(settings: SizingSettings = NOTHING): Assumptions {
  const before = known.get(settings)
  if (before) return before
  const values = {
    partitionWriteBytesPerSecond: Math.max(
      1,
      settings.partitionWriteBytesPerSecond ?? DEFAULT_PARTITION_WRITE_BYTES_PER_SECOND,
    ),
    partitionReadBytesPerSecond: Math.max(
      1,
      settings.partitionReadBytesPerSecond ?? DEFAULT_PARTITION_READ_BYTES_PER_SECOND,
    ),
    headroom: settings.headroom ?? DEFAULT_HEADROOM,
    utilisation: settings.utilisation ?? DEFAULT_UTILISATION,
    growth: settings.growth ?? DEFAULT_GROWTH,
    rounding: settings.rounding ?? 'divisible',
    diskHeadroom: settings.diskHeadroom ?? DEFAULT_DISK_HEADROOM,
    networkHeadroom: settings.networkHeadroom ?? DEFAULT_NETWORK_HEADROOM,
    partitionReplicasPerBroker: settings.partitionReplicasPerBroker ?? DEFAULT_PARTITION_REPLICAS_PER_BROKER,
  } as const
  const origin = (name: keyof SizingSettings): InputOrigin =>
    settings[name] === undefined ? 'assumption' : 'user'
  const assumptions: Assumptions = {
    values,
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
  }
  known.set(settings, assumptions)
  return assumptions
}
