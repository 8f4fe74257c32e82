/**
 * What Surveyor assumes where a design says nothing. Each is shown on screen as an assumption that the
 * user can change, never as a fact. Kafka's own defaults are not here but in `kafka/`.
 */

/** A record's size where none is given: 1 kB keeps MB/s and thousands of records per second alike. */
export const DEFAULT_AVERAGE_RECORD_BYTES = 1_000

/** @see DESIGN.md section 5; the usual planning figures for one partition on ordinary disks */
export const DEFAULT_PARTITION_WRITE_BYTES_PER_SECOND = 10_000_000
export const DEFAULT_PARTITION_READ_BYTES_PER_SECOND = 30_000_000
export const DEFAULT_HEADROOM = 0.75
export const DEFAULT_UTILISATION = 0.8
export const DEFAULT_GROWTH = 1
export const DEFAULT_DISK_HEADROOM = 0.75
export const DEFAULT_NETWORK_HEADROOM = 0.6

/** A 10 Gbit/s interface, in bytes per second. */
export const DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER = 1_250_000_000
export const DEFAULT_DISK_BYTES_PER_BROKER = 10_000_000_000_000

/** @see KIP-578: guidance of no more than 4,000 partitions per broker */
export const DEFAULT_PARTITION_REPLICAS_PER_BROKER = 4_000

/** The cluster that a new design begins with, and what is filled in where a document names none. */
export const DEFAULT_BROKERS = 3
export const DEFAULT_ENVIRONMENT = 'production'

export const DEFAULT_INSTANCES = 1
export const DEFAULT_MEMBERS = 1
export const DEFAULT_THREADS_PER_MEMBER = 1

/** What an application that reads and writes writes for each record that it reads. */
export const DEFAULT_RECORDS_PER_RECORD = 1

/** Compressed bytes ÷ uncompressed bytes by codec, for JSON or Avro-like records in batches. */
export const DEFAULT_COMPRESSION_RATIO: Readonly<Record<string, number>> = {
  none: 1,
  uncompressed: 1,
  gzip: 0.35,
  zstd: 0.35,
  lz4: 0.5,
  snappy: 0.55,
}
