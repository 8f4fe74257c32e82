/** Catches durations and sizes that are shown as bare numbers, and two that differ but sound alike. */
import { describe, expect, it } from 'vitest'
import { valuesInWords, valueWords } from './value-words'

describe('valueWords', () => {
  it.each([
    ['config.retention.ms', 604_800_000, '7 d'],
    ['config.retention.ms', '604800000', '7 d'],
    ['config.retention.ms', -1, 'for ever'],
    ['retries.backOffMs', 1500, '1.5 s'],
    ['record.averageBytes', 1200, '1.2 kB'],
    ['config.retention.bytes', -1, 'no limit'],
    ['config.local.retention.ms', -2, 'as retention.ms'],
    ['log.local.retention.bytes', '-2', 'as retention.bytes'],
    ['partitions', 12, '12'],
    ['config.cleanup.policy', 'compact', 'compact'],
    ['config.retention.ms', 'RETENTION', 'RETENTION'],
    ['config.flag.ms', true, 'true'],
  ])('%s of %s is %s', (path, value, words) => expect(valueWords(path, value)).toBe(words))
})

describe('valuesInWords', () => {
  it('tells apart what differs', () => {
    expect(valuesInWords('config.retention.ms', [604_800_000, 1_209_600_000])).toEqual(['7 d', '14 d'])
    expect(valuesInWords('config.retention.ms', [604_800_000, 604_800_001])).toEqual([
      '7 d (604800000)',
      '7 d (604800001)',
    ])
  })
})
