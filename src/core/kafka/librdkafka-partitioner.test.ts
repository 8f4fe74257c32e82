import { crc32 as zlibCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyBytes } from './key-bytes'
import { crc32, librdkafkaPartitionForKey } from './librdkafka-partitioner'
import { partitionForKey } from './partitioner'

describe('librdkafka', () => {
  it('has the CRC-32 of zlib', () => {
    expect(crc32(keyBytes('123456789'))).toBe(0xcbf43926)
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(crc32(bytes)).toBe(zlibCrc32(bytes))
      }),
    )
  })

  it('chooses at random without a key and with an empty one', () => {
    expect(librdkafkaPartitionForKey(null, 6)).toBeUndefined()
    expect(librdkafkaPartitionForKey(new Uint8Array(), 6)).toBeUndefined()
  })

  it('puts most keys elsewhere than Java does', () => {
    const keys = Array.from({ length: 1000 }, (_, index) => keyBytes(`order-${index}`))
    const same = keys.filter((key) => librdkafkaPartitionForKey(key, 12) === partitionForKey(key, 12))
    expect(same.length).toBeLessThan(150)
  })
})
