import { describe, expect, it } from 'vitest'
import type { ConsumerGroup } from '../model/design'
import { deadLetterLoops } from './dead-letter-loops'

const group = (name: string, reads: readonly string[], deadLetters?: string): ConsumerGroup => ({
  name,
  consumes: reads.map((topic) => ({ topic })),
  ...(deadLetters !== undefined && { deadLetter: { topic: deadLetters } }),
})

const found = (...groups: ConsumerGroup[]) => [...deadLetterLoops(groups)]

describe('deadLetterLoops', () => {
  it('finds no loop on the way out', () => {
    expect(
      found(
        group('billing', ['orders'], 'retry'),
        group('again', ['retry'], 'dead'),
        group('people', ['dead']),
      ),
    ).toEqual([])
  })

  it('finds a group that gets its own dead letters back', () => {
    expect(found(group('billing', ['orders'], 'orders'))).toEqual([['orders', ['billing']]])
  })

  it('finds dead letters that come back by a retry topic', () => {
    const billing = { ...group('billing', ['orders'], 'again'), retryTopics: [{ topic: 'again' }] }
    expect(found(billing)).toEqual([['again', ['billing']]])
    expect(found({ ...billing, deadLetter: { topic: 'dead' } })).toEqual([])
  })

  it('finds a loop over several groups once, where it closes', () => {
    expect(
      found(group('one', ['orders', 'c'], 'a'), group('two', ['a'], 'b'), group('three', ['b'], 'c')),
    ).toEqual([['c', ['three']]])
  })

  it('names every group that closes a loop into one topic', () => {
    expect(found(group('one', ['a'], 'a'), group('two', ['a'], 'a'))).toEqual([['a', ['one', 'two']]])
  })

  it('follows a long chain without recursion', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => group(`g${at}`, [`t${at}`], `t${at + 1}`))
    expect(found(...chain)).toEqual([])
    expect(found(...chain, group('back', ['t20000'], 't1'))).toHaveLength(1)
  })
})
