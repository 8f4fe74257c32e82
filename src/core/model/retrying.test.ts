/** Catches retries that cost nothing, and back-offs that are summed wrongly. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { ConsumerGroup, Design } from './design'
import { emptyDesign } from './empty-design'
import { retryMs, workMs } from './retrying'

const group = (retries: ConsumerGroup['retries'], more: Partial<ConsumerGroup> = {}): ConsumerGroup => ({
  name: 'g',
  processingMsPerRecord: 200,
  consumes: [{ topic: 't' }],
  ...(retries && { retries }),
  ...more,
})

describe('retries in place', () => {
  it('take their waits and the work of every try', () => {
    expect(retryMs(group(undefined))).toBe(0)
    expect(retryMs(group({ attempts: 3 }))).toBe(600)
    expect(retryMs(group({ attempts: 3, backOffMs: 1000 }))).toBe(3600)
    expect(retryMs(group({ attempts: 3, backOffMs: 1000, backOffMultiplier: 2 }))).toBe(7600)
    const endless = { attempts: 1_000_000, backOffMultiplier: 100 }
    expect(retryMs(group({ ...endless, backOffMs: 1 }))).toBe(Number.MAX_SAFE_INTEGER)
    expect(retryMs(group(endless))).toBe(200_000_000)
  })

  it('keep a consumer busy for the share of records that end as dead letters', () => {
    const deadLetter = { topic: 'd', recordsShare: 0.01 }
    expect(workMs(group({ attempts: 3, backOffMs: 1000 }, { deadLetter }))).toBeCloseTo(236, 9)
    expect(workMs(group(undefined, { deadLetter }))).toBe(200)
  })

  it('count against the time until the next poll: 290 s and the work of a poll are more than 5 minutes', () => {
    const design = (backOffMs: number): Design => ({
      ...emptyDesign('incident'),
      producers: [{ name: 'p', produces: [{ topic: 't', recordsPerSecond: { average: 1 } }] }],
      topics: [{ name: 't', partitions: 3, replicationFactor: 3 }],
      consumerGroups: [group({ attempts: 1, backOffMs }, { members: 3, commit: 'after-processing' })],
    })
    const found = (backOffMs: number) =>
      analyse(design(backOffMs)).findings.find(
        ({ rule }) => rule === 'consumer-group-poll-interval-too-short',
      )
    expect(found(290_000)?.message).toMatch(/retries and all/)
    expect(found(1_000)).toBeUndefined()
  })
})
