/**
 * The hash by which Sarama's default partitioner chooses a partition, the rest of its division by their number: the
 * 32-bit FNV-1a of the key as a signed integer, without its sign.
 *
 * @see hashPartitioner.Partition in Sarama's partitioner.go
 */
export function saramaHash(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return Math.abs(hash | 0)
}
