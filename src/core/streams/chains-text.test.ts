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

  it('reads as it was printed, whatever its names are', () => {
    const names = ['topic', 'of', 'with', 'As', 'into', 'by', 'window', 'size', 'session', 'tumbling', '5m', '12', 'PT5M', 'within', 'Stream', 'to', '-', 'a b', '#1', 'sink', 'grace', 'count'] // biome-ignore format: a list
    for (const one of names)
      for (const other of names) {
        const chains: readonly Chain[] = [
          { id: 'left', stream: one, named: other },
          { id: other, stream: [one, other], named: one },
          { table: one, store: { name: other } },
          {
            from: 'left',
            steps: [
              { op: 'filter', named: one },
              { op: 'merge', with: other, named: one },
              { op: 'join', with: one, named: other },
              {
                op: 'join',
                with: one,
                window: { beforeMs: 1, afterMs: 1 },
                store: { name: other },
                named: one,
              },
              { op: 'process', stores: [one, other], named: other },
              { op: 'groupByKey', named: one },
              { op: 'cogroup', with: [one, other] },
              { op: 'count', store: { name: one }, named: other },
              { op: 'repartition', partitions: 3, named: one },
              { op: 'suppress', named: one },
              {
                op: 'split',
                branches: [{ id: one, named: other }],
                defaultBranch: { id: other },
                named: one,
              },
              { op: 'to', topic: one, named: other },
            ],
          },
        ]
        expect(read(printChains(chains)), printChains(chains)).toEqual(plain(chains))
      }
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
      {
        line: 2,
        message: expect.stringContaining('`filtr` is no operation of Kafka Streams'),
        instead: { from: 2, to: 7, by: 'filter' },
      },
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
