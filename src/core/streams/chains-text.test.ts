/** Catches a program that is typed as one thing and read as another. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import fixtures from './fixtures/topologies.json'
import { printChains } from './print-chains'
import type { Chain } from './processing'
import { readChains } from './read-chains'

const plain = (chains: readonly Chain[]): unknown =>
  chains.map((chain) => ({
    ...chain,
    ...(chain.steps && {
      steps: chain.steps.map((step) =>
        typeof step === 'object' && Object.keys(step).length === 1 ? step.op : step,
      ),
    }),
  }))

const read = (text: string) => {
  const result = readChains(text)
  return result.ok ? result.value : result.error
}

describe('a program as text', () => {
  it('reads as it was printed, whatever Kafka Streams can do', () => {
    const programs = fixtures as unknown as { readonly processing: readonly Chain[] }[]
    expect(programs.length).toBeGreaterThan(10)
    for (const { processing } of programs)
      expect(read(printChains(processing)), printChains(processing)).toEqual(plain(processing))
  })

  it('is read from a line or from many, with durations and numbers as people write them', () => {
    expect(
      read('stream orders | filter out 0.5 | groupByKey | windowedBy hopping 5min every 60s | count keys 2M'),
    ).toEqual([
      {
        stream: 'orders',
        steps: [
          { op: 'filter', recordsPerRecord: 0.5 },
          'groupByKey',
          { op: 'windowedBy', window: { kind: 'hopping', sizeMs: 300_000, advanceMs: 60_000 } },
          { op: 'count', store: { keys: 2_000_000 } },
        ],
      },
    ])
    expect(
      read('paid = stream payments\n\nstream orders\n| join paid within 5 min grace 1 min\n  to matched'),
    ).toEqual([
      { id: 'paid', stream: 'payments' },
      {
        stream: 'orders',
        steps: [
          { op: 'join', with: 'paid', window: { beforeMs: 300_000, afterMs: 300_000, graceMs: 60_000 } },
          { op: 'to', topic: 'matched' },
        ],
      },
    ])
  })

  it('says what it does not understand, and in which line', () => {
    expect(read('stream orders\n  filtr\n  to')).toEqual([
      { line: 2, message: expect.stringContaining('`filtr` is no operation of Kafka Streams') },
      { line: 3, message: 'The topic is missing.' },
    ])
    expect(read('filter')).toEqual([{ line: 1, message: 'A program begins with a stream or a table.' }])
    expect(read('stream a\nwindowedBy hopping 5 min')).toEqual([
      { line: 2, message: expect.stringContaining('needs `every`') },
    ])
  })

  it('takes any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readChains(text)))
  })
})
