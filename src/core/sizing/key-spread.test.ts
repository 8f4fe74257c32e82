import { describe, expect, it } from 'vitest'
import type { Topic } from '../model/design'
import { MOST_PARTITIONS, spreadOf } from './key-spread'

const HOT: Topic = { name: 'payments', key: { strategy: 'entity', field: 'id', skew: 0.003 } }

describe('the fullest partition', () => {
  it.each([12, 1_000, MOST_PARTITIONS, MOST_PARTITIONS + 1, 1_000_000])(
    'of %i has at least what the hottest key has',
    (partitions) => {
      expect(spreadOf(HOT, partitions, []).fullest).toBeGreaterThanOrEqual(0.003)
    },
  )

  it('is as any other where the hottest key is no hotter than an even share', () => {
    const partitions = MOST_PARTITIONS + 1
    const cool: Topic = { ...HOT, key: { strategy: 'entity', field: 'id', skew: 1e-6 } }
    expect(spreadOf(cool, partitions, []).fullest).toBe(1 / partitions)
  })
})
