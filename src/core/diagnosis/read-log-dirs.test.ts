import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from './diagnose'

describe('the log directories of brokers', () => {
  it('never throws at what is no log directory', () => {
    expect(
      diagnose([{ text: '{"version":1,"brokers":[null,{"broker":1,"logDirs":[]}]}' }]).remarks,
    ).not.toEqual([])
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(null, 5, '', { toString: 1, valueOf: 1 }))
    const listOf = (one: fc.Arbitrary<unknown>) =>
      fc.oneof(fc.array(fc.oneof(one, odd), { maxLength: 3 }), odd)
    const partition = fc.record({ partition: odd, offsetLag: odd, isFuture: odd })
    const logDir = fc.record({ logDir: odd, error: odd, partitions: listOf(partition) })
    const broker = fc.record({ broker: odd, logDirs: listOf(logDir) })
    fc.assert(
      fc.property(fc.record({ version: odd, brokers: listOf(broker) }), (described) => {
        for (const text of [JSON.stringify(described), JSON.stringify({ ...described, logDirs: null })])
          expect(() => diagnose([{ text }])).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })
})
