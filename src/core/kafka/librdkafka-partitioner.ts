const POLYNOMIAL = 0xedb88320

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1
  return remainder
})

/** The CRC-32 of ISO 3309 (the one of zlib), as an unsigned integer. */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff
  for (const byte of bytes) remainder = (remainder >>> 8) ^ (TABLE[(remainder ^ byte) & 0xff] ?? 0)
  return ~remainder >>> 0
}

/**
 * The partition that librdkafka's default partitioner, `consistent_random`, chooses: CRC-32 of the key, not
 * murmur2, so that its clients (Python, Go, .NET, Node, C++) and Java put one key on different partitions.
 * `undefined` where it chooses at random: a record without a key, and, unlike in Java, one with an empty key.
 *
 * @see rd_kafka_msg_partitioner_consistent_random in librdkafka's rdkafka_msg.c
 */
export function librdkafkaPartitionForKey(bytes: Uint8Array | null, partitions: number): number | undefined {
  return bytes === null || bytes.length === 0 ? undefined : crc32(bytes) % partitions
}
