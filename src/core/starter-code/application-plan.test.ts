import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import type { ConsumerGroup, Design, Producer } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { applicationPlan, applicationPlans } from './application-plan'

const withGroup = (group: Partial<ConsumerGroup>): Design => ({
  ...emptyDesign('Plans'),
  topics: [{ name: 'orders', schema: { format: 'avro' } }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }], ...group }],
})
const ofGroup = (group: Partial<ConsumerGroup>) => {
  const plan = applicationPlan(withGroup(group), 'consumerGroup:billing')
  if (!plan?.reads) throw new Error('There is no plan of the group.')
  return { ...plan, reads: plan.reads }
}
const ofProducer = (producer: Partial<Producer>) =>
  applicationPlan(
    { ...emptyDesign('Plans'), producers: [{ name: 'checkout', ...producer }] },
    'producer:checkout',
  )
const settingsOf = (settings: readonly { key: string; value: string }[] = []) =>
  Object.fromEntries(settings.map(({ key, value }) => [key, value]))

describe('what an application does', () => {
  it('commits when the work is done, where the design does not say, and says so', () => {
    const { reads, writes, steps } = ofGroup({})
    expect(reads.commit).toBe('after-processing')
    expect(writes).toBeUndefined()
    expect(settingsOf(reads.settings)).toEqual({
      'enable.auto.commit': 'false',
      'auto.offset.reset': 'earliest',
    })
    expect(steps.at(-1)).toMatch(/^The design does not say/)
    expect(reads.topics).toEqual([{ topic: 'orders', format: 'avro' }])
  })

  it('puts offsets and records into one transaction where that is drawn', () => {
    const { reads, writes } = ofGroup({ commit: 'transactional', produces: [{ topic: 'invoices' }] })
    expect(reads.commit).toBe('in-transaction')
    expect(settingsOf(reads.settings)).toMatchObject({
      'enable.auto.commit': 'false',
      'isolation.level': 'read_committed',
    })
    // Each instance has an id of its own: with one id they would throw each other out.
    expect(writes?.transactionalId).toBe(`billing-\${instance}`)
    expect(settingsOf(writes?.settings)).toMatchObject({ acks: 'all', 'enable.idempotence': 'true' })
  })

  it('has no transaction where nothing is written', () => {
    expect(ofGroup({ commit: 'transactional' }).reads.commit).toBe('after-processing')
  })

  it('keeps transactions of records apart from offsets where only the records are drawn in them', () => {
    const plan = ofGroup({
      commit: 'after-processing',
      produces: [{ topic: 'invoices' }],
      producer: { delivery: 'exactly-once', config: { 'transactional.id': 'mine' } },
    })
    expect([plan.reads.commit, plan.writes?.transactionalId]).toEqual(['after-processing', 'mine'])
  })

  it('sends what fails from topic to topic, and to the dead letters at last', () => {
    const { reads, writes } = ofGroup({
      retries: { attempts: 3, backOffMs: 500 },
      retryTopics: [{ topic: 'retry-1', delayMs: 1_000 }, { topic: 'retry-2' }],
      deadLetter: { topic: 'dead' },
    })
    expect(reads.failure).toEqual({
      retries: { attempts: 3, backOffMs: 500, multiplier: 1 },
      onward: [
        { from: 'orders', to: 'retry-1' },
        { from: 'retry-1', to: 'retry-2' },
        { from: 'retry-2', to: 'dead' },
      ],
      delays: [
        { topic: 'retry-1', ms: 1_000 },
        { topic: 'retry-2', ms: 0 },
      ],
      deadLetter: 'dead',
      otherwise: 'stop',
    })
    // A dead letter that is lost is a record that is lost.
    expect(writes?.topics).toEqual([])
    expect(settingsOf(writes?.settings)).toMatchObject({ acks: 'all' })
  })

  it.each([
    [{ commit: 'after-processing' }, 'stop'],
    [{ commit: 'auto' }, 'skip'],
    [{ reads: 'everything' }, 'skip'],
    [{ reads: 'share' }, 'reject'],
  ] as const)('knows what is done with a record of %j that has nowhere to go', (group, otherwise) => {
    expect(ofGroup(group).reads.failure.otherwise).toBe(otherwise)
  })

  it('is in no group where every member reads everything, and commits nothing', () => {
    const { reads } = ofGroup({ reads: 'everything', commit: 'after-processing' })
    expect([reads.groupId, reads.commit]).toEqual([undefined, 'none'])
  })

  it('acknowledges in a share group, without the settings that its consumers refuse', () => {
    const { reads } = ofGroup({
      reads: 'share',
      config: { 'session.timeout.ms': 9_000, 'client.rack': 'r1' },
    })
    expect(reads.commit).toBe('acknowledge')
    expect(settingsOf(reads.settings)).toEqual({
      'share.acknowledgement.mode': 'explicit',
      'client.rack': 'r1',
    })
  })

  it('lets what the design sets win, and leaves the client what the design sets to nothing', () => {
    const { reads } = ofGroup({
      commit: 'after-processing',
      config: { 'auto.offset.reset': 'latest', 'enable.auto.commit': null, 'max.poll.records': 50 },
    })
    expect(settingsOf(reads.settings)).toEqual({ 'auto.offset.reset': 'latest', 'max.poll.records': '50' })
  })

  it('gives a producer the settings of its guarantee, and of at least once where it names none', () => {
    expect(settingsOf(ofProducer({})?.writes?.settings)).toMatchObject({
      acks: 'all',
      'enable.idempotence': 'true',
    })
    expect(settingsOf(ofProducer({ delivery: 'at-most-once' })?.writes?.settings)).toMatchObject({
      acks: '0',
    })
    expect(ofProducer({ delivery: 'exactly-once' })?.writes?.transactionalId).toBe(`checkout-\${instance}`)
  })

  it('holds for any design: one plan an application, offsets in a transaction only with one, and a step for each part', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const plans = applicationPlans(design)
        expect(plans).toHaveLength(design.producers.length + design.consumerGroups.length)
        for (const { reads, writes, steps } of plans) {
          if (reads?.commit === 'in-transaction') expect(writes?.transactionalId).toBeDefined()
          if ((reads?.failure.onward.length ?? 0) > 0) expect(writes).toBeDefined()
          const settings = [...(reads?.settings ?? []), ...(writes?.settings ?? [])]
          for (const { key, why } of settings) expect([key, why]).not.toEqual([key, ''])
          expect(steps.every((step) => step.endsWith('.'))).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})
