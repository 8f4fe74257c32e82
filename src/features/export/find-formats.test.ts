import { describe, expect, it } from 'vitest'
import { exporterEntries } from '@/core/exporters/entries'
import { findFormats } from './find-formats'

const idsOf = (typed: string, last: readonly string[] = []): string[] =>
  findFormats(typed, last).flatMap(({ entries }) => entries.map(({ id }) => id))

describe('findFormats', () => {
  it('lists every format once, the last used first, those that are no more not at all', () => {
    const ids = idsOf('', ['grafana', 'gone', 'strimzi'])
    expect(ids.slice(0, 2)).toEqual(['grafana', 'strimzi'])
    expect(ids.toSorted()).toEqual(exporterEntries.map(({ id }) => id).toSorted())
    expect(findFormats('', [])[0]?.label).toBe('The design')
  })

  it.each([
    ['sarama', ['sarama']],
    [
      'node',
      [
        'producer-properties',
        'consumer-properties',
        'kafkajs',
        'starter-typescript',
        'strimzi-kafka',
        'drawio',
      ],
    ],
    ['call', ['prometheus-alerts', 'schema-registry']],
    ['terraform msk', ['terraform-aws']],
    ['no such thing', []],
  ])('%s', (typed, wanted) => {
    const found = idsOf(typed)
    for (const id of wanted.slice(0, 1)) expect(found).toContain(id)
    if (wanted.length === 0) expect(found).toEqual([])
    expect(found.length).toBeLessThan(exporterEntries.length / 2)
  })
})
