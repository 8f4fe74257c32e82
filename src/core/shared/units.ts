/** Decimal and binary units, named so that a formula reads as its source does. */
export const KB = 1_000
export const MB = 1_000_000
export const GB = 1_000_000_000
export const TB = 1_000_000_000_000
export const KIB = 1_024
export const MIB = 1_048_576
export const GIB = 1_073_741_824
export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** The unit of a figure; the screen decides how to print it. */
export type Unit =
  | 'partitions'
  | 'replicas'
  | 'brokers'
  | 'members'
  | 'records'
  | 'records/s'
  | 'bytes'
  | 'bytes/s'
  | 'ms'
  | 'ratio'
  | 'keys'
  | 'count'
