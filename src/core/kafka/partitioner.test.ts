import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from './fixtures/murmur2.json'
import { keyBytes } from './key-bytes'
import { murmur2, partitionForKey } from './partitioner'

const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

describe('murmur2', () => {
  it('equals Kafka on every vector', () => {
    const rows = vectors.rows as [string, number, number[]][]
    expect(rows).toHaveLength(124)
    for (const [hex, hash, partitions] of rows) {
      expect(murmur2(fromHex(hex)), hex).toBe(hash)
      expect(
        vectors.partitionCounts.map((count) => partitionForKey(fromHex(hex), count)),
        hex,
      ).toEqual(partitions)
    }
  })

  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as UtilsTest expects', (key, hash) => {
    expect(murmur2(keyBytes(key))).toBe(hash)
  })

  it('has the checksum that UtilsTest expects of a hundred thousand random arrays', () => {
    const nextLong = splittableRandom()
    let checksum = 0
    for (let length = 0; length <= 1000; length++) {
      const data = new Uint8Array(Math.ceil(length / 8) * 8)
      const words = new Uint32Array(data.buffer)
      for (let trial = 0; trial < 100; trial++) {
        for (let word = 0; word < words.length; word += 2) nextLong(words, word)
        checksum += murmur2(data.subarray(0, length)) >>> 0
      }
    }
    expect(checksum).toBe(0xc3b8cf7c99fc)
  })

  it('is a 32-bit integer of any bytes, and its partition is one of them', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 100_000 }), (bytes, partitions) => {
        expect(murmur2(bytes)).toBe(murmur2(bytes) | 0)
        const partition = partitionForKey(bytes, partitions)
        expect(partition >= 0 && partition < partitions && Number.isInteger(partition)).toBe(true)
      }),
    )
  })

  it('spreads a hundred thousand keys evenly, which a wrong tail or rotation would not', () => {
    const counts = new Array<number>(16).fill(0)
    for (let index = 0; index < 100_000; index++) {
      const key = createHash('md5').update(String(index)).digest('hex')
      const partition = partitionForKey(keyBytes(key), 16)
      counts[partition] = (counts[partition] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 6250)).toBeLessThan(6 * Math.sqrt(6250))
  })
})

describe('keyBytes', () => {
  it('is UTF-8 for all text without broken surrogates', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 })
    fc.assert(
      fc.property(text, (value) => {
        expect([...keyBytes(value)]).toEqual([...Buffer.from(value, 'utf8')])
      }),
    )
  })

  it('writes a question mark for half a surrogate pair, as Java does', () => {
    expect([...keyBytes('a\ud800b')]).toEqual([97, 63, 98])
    expect([...keyBytes('\udc00\ud83d')]).toEqual([63, 63])
    expect([...keyBytes('😀')]).toEqual([0xf0, 0x9f, 0x98, 0x80])
  })
})

/** java.util.SplittableRandom with seed 0: each call writes one long, its low half first. */
function splittableRandom(): (target: Uint32Array, index: number) => void {
  let seedHigh = 0
  let seedLow = 0
  let high = 0
  let low = 0
  const multiply = (factorHigh: number, factorLow: number) => {
    const lowLow = (low & 0xffff) * (factorLow & 0xffff)
    const middle = (low >>> 16) * (factorLow & 0xffff) + (lowLow >>> 16)
    const cross = (low & 0xffff) * (factorLow >>> 16) + (middle & 0xffff)
    const carry =
      (low >>> 16) * (factorLow >>> 16) + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000)
    high = (carry + Math.imul(high, factorLow) + Math.imul(low, factorHigh)) >>> 0
    low = Math.imul(low, factorLow) >>> 0
  }
  const shiftXor = (bits: number) => {
    const shifted = ((low >>> bits) | (high << (32 - bits))) >>> 0
    low = (low ^ shifted) >>> 0
    high = (high ^ (high >>> bits)) >>> 0
  }
  return (target, index) => {
    seedLow += 0x7f4a7c15
    seedHigh = (seedHigh + 0x9e3779b9 + (seedLow > 0xffffffff ? 1 : 0)) >>> 0
    seedLow >>>= 0
    high = seedHigh
    low = seedLow
    shiftXor(30)
    multiply(0xbf58476d, 0x1ce4e5b9)
    shiftXor(27)
    multiply(0x94d049bb, 0x133111eb)
    shiftXor(31)
    target[index] = low
    target[index + 1] = high
  }
}
