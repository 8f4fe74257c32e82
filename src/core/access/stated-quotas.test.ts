import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { soundDesign, withSoundApp } from '../lint/sound-design'
import type { StatedQuota } from '../model/design'
import { accessOf } from './access-of'
import { quotasOf, suggestedQuotas } from './quotas'
import { limitInForce } from './stated-quotas'

const BILLING = 'User:billing'

/** From the most particular to the least, as Kafka looks for them. */
const IN_ORDER: readonly StatedQuota[] = [
  { principal: BILLING, clientId: 'app' },
  { principal: 'billing', clientId: '*' },
  { principal: BILLING },
  { principal: 'User:*', clientId: 'app' },
  { principal: 'User:*', clientId: '*' },
  { principal: 'User:*' },
  { clientId: 'app' },
  { clientId: '*' },
]

describe('the quota in force', () => {
  const quotas = IN_ORDER.map((quota, at) => ({ ...quota, producerByteRate: at + 1 }))

  it.each(IN_ORDER.map((quota, at) => [JSON.stringify(quota), at] as const))(
    'is %s where nothing is more particular',
    (_, at) => {
      const left = quotas.slice(at).toReversed()
      expect(limitInForce(left, 'producerByteRate', BILLING, 'app')?.quota).toEqual(quotas[at])
    },
  )

  it('is looked for by each limit itself', () => {
    const both: StatedQuota[] = [
      { principal: BILLING, consumerByteRate: 1 },
      { principal: 'User:*', producerByteRate: 2 },
    ]
    expect(limitInForce(both, 'producerByteRate', BILLING, undefined)?.quota).toEqual(both[1])
    expect(limitInForce(both, 'requestPercentage', BILLING, undefined)).toBeUndefined()
  })

  it('is of nobody else', () => {
    const others: StatedQuota[] = [
      { principal: 'User:shipping', producerByteRate: 1 },
      { clientId: 'other', producerByteRate: 1 },
      { principal: BILLING, clientId: 'other', producerByteRate: 1 },
    ]
    expect(limitInForce(others, 'producerByteRate', BILLING, 'app')).toBeUndefined()
  })

  it('is not known where it hangs on a client id that is not', () => {
    expect(limitInForce(quotas, 'producerByteRate', BILLING, undefined)).toBeUndefined()
    expect(limitInForce(quotas.slice(2, 3), 'producerByteRate', BILLING, undefined)?.quota).toEqual(quotas[2])
  })

  it('is that of every client id, whatever the id is', () => {
    const every: StatedQuota[] = [{ clientId: '*', producerByteRate: 1 }]
    const held = (quotas: readonly StatedQuota[], alone?: string) =>
      limitInForce(quotas, 'producerByteRate', BILLING, undefined, alone)
    expect(held(every, 'producer:billing')?.quota).toEqual(every[0])
    expect(held(every)).toBeUndefined()
    expect(held([...every, { clientId: 'app', producerByteRate: 2 }], 'producer:billing')).toBeUndefined()
    expect(held(every, 'producer:one')?.together).not.toBe(held(every, 'producer:two')?.together)
  })

  it('counts the clients of a user together, and those of every user by user', () => {
    const together = (quota: StatedQuota, principal: string) =>
      limitInForce([{ ...quota, producerByteRate: 1 }], 'producerByteRate', principal, 'app')?.together
    expect(together({ principal: 'User:*' }, 'User:a')).not.toBe(together({ principal: 'User:*' }, 'User:b'))
    expect(together({ clientId: '*' }, 'User:a')).toBe(together({ clientId: '*' }, 'User:b'))
  })
})

describe('a quota that is stated', () => {
  const design = soundDesign({
    cluster: {
      quotas: [
        { principal: 'checkout', producerByteRate: 5_000_000, requestPercentage: 40 },
        { principal: 'User:*', consumerByteRate: 1 },
      ],
    },
  })
  const analysis = analyse(design)

  it('stands in the place of the one that traffic asks for, which is told beside it', () => {
    const [checkout, billing] = accessOf(design, analysis).principals
    expect(checkout?.quota).toMatchObject({
      writes: { value: 5_000_000, inputs: [{ origin: 'user' }] },
      requestPercentage: 40,
      isStated: true,
    })
    expect(checkout?.suggested).toEqual(suggestedQuotas(design, analysis).get('User:checkout'))
    expect(billing?.quota).toEqual(suggestedQuotas(design, analysis).get(BILLING))
    expect(billing).not.toHaveProperty('suggested')
  })

  it('is given to who has no traffic as well, and taken of nobody who is not drawn', () => {
    const idle = soundDesign({
      producer: { produces: [] },
      cluster: { quotas: [{ principal: 'User:checkout', producerByteRate: 9 }, { principal: 'User:gone' }] },
    })
    const quotas = quotasOf(idle, analyse(idle))
    expect(quotas.get('User:checkout')?.writes?.value).toBe(9)
    expect(quotas.has('User:gone')).toBe(false)
  })
})

it('counts no dead letters that the brokers write themselves', () => {
  const design = soundDesign({
    cluster: { kafkaVersion: '4.4' },
    group: {
      name: 'billing',
      reads: 'share',
      groupConfig: { 'errors.deadletterqueue.topic.name': 'orders.dlq' },
      deadLetter: { topic: 'orders.dlq', recordsShare: 0.5 },
    },
  })
  const older: typeof design = { ...design, cluster: { ...design.cluster, kafkaVersion: '4.3' } }
  const writes = (of: typeof design) => suggestedQuotas(of, analyse(of)).get(BILLING)?.writes
  expect(writes(design)).toBeUndefined()
  expect(writes(older)?.value).toBeGreaterThan(0)
  const held = (of: typeof design) =>
    analyse({
      ...of,
      cluster: { ...of.cluster, quotas: [{ principal: BILLING, producerByteRate: 1 }] },
    }).findings.filter(({ rule }) => rule === 'access-quota-below-traffic')
  expect(held(design)).toEqual([])
  expect(held(older)).toHaveLength(1)
})

it('holds a Streams application to the quota of its user, internal topics included', () => {
  const plain = withSoundApp()
  const of = (quota: StatedQuota) => ({ ...plain, cluster: { ...plain.cluster, quotas: [quota] } })
  const rules = (quota: StatedQuota) =>
    analyse(of(quota)).findings.filter(({ rule }) => rule === 'access-quota-below-traffic')
  expect(rules({ principal: 'User:order-counter', producerByteRate: 10 })).toHaveLength(1)
  const ofStreams = rules({ clientId: '*', producerByteRate: 10 }).filter(({ message }) =>
    message.includes('order-counter'),
  )
  expect(ofStreams).toEqual([])
})
