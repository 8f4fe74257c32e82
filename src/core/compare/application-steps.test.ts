import { describe, expect, it } from 'vitest'
import type { Design, StreamsApp } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { planChange } from './plan-change'

const counting = (store: string): StreamsApp => ({
  name: 'counter',
  processing: [
    {
      stream: 'clicks',
      steps: [
        'groupByKey',
        { op: 'count', store: { name: store } },
        'toStream',
        { op: 'to', topic: 'counts' },
      ],
    },
  ],
})

const design = (partitions: number, app: StreamsApp, rest: Partial<Design> = {}): Design => ({
  ...emptyDesign('shop'),
  topics: [
    { name: 'clicks', partitions, replicationFactor: 1 },
    { name: 'counts', partitions: 3, replicationFactor: 1 },
  ],
  streamsApps: [app],
  ...rest,
})

describe('the steps of applications', () => {
  it('Streams refuses its own topics once their inputs have more partitions', () => {
    const steps = planChange(design(6, counting('sums')), design(12, counting('sums')), 'strimzi')
    expect(steps).toContainEqual(
      expect.objectContaining({
        at: 'streamsApp:counter',
        outcome: 'refused',
        losesData: false,
        sentence: expect.stringContaining('counter-sums-changelog 6 → 12'),
      }),
    )
  })

  it('a store of another name begins empty', () => {
    const steps = planChange(design(6, counting('sums')), design(6, counting('totals')), 'strimzi')
    expect(steps.map(({ sentence }) => sentence).join(' ')).toContain(
      'counter-totals-changelog begin empty, and so does the state on them.',
    )
  })

  it('what applications must be allowed is a step where the cluster asks for it', () => {
    const cluster = { ...emptyDesign('shop').cluster, security: { authorization: 'acl' } as const }
    const reads = { consumerGroups: [{ name: 'fraud', consumes: [{ topic: 'clicks' }] }] }
    const of = (rest: Partial<Design>) => ({ ...emptyDesign('shop'), topics: [{ name: 'clicks' }], ...rest })
    const said = (before: Design, after: Design) =>
      planChange(before, after, 'kafka-cli').flatMap(({ field, title }) =>
        field === 'rights' ? [title] : [],
      )
    expect(said(of({ cluster }), of({ cluster, ...reads }))).toEqual(['fraud: 2 ACLs more'])
    expect(said(of({ cluster, ...reads }), of({ cluster }))).toEqual(['fraud: no longer needs 2 ACLs'])
    expect(said(of({}), of(reads))).toEqual([])
  })
})
