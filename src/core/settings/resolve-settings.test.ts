import { describe, expect, it } from 'vitest'
import { producerSettings, topicSettings } from './resolve-settings'

describe('settings in effect', () => {
  const exactlyOnce = { name: 'checkout', delivery: 'exactly-once' } as const

  it('takes the user’s over the intent’s over Kafka’s, and says which', () => {
    const settings = producerSettings({ ...exactlyOnce, config: { 'linger.ms': '20' } }, '4.3')
    expect([settings.number('linger.ms'), settings.origin('linger.ms')]).toEqual([20, 'user'])
    expect([settings.text('transactional.id'), settings.origin('transactional.id')]).toEqual([
      'checkout-1',
      'intent',
    ])
    expect([settings.number('batch.size'), settings.origin('batch.size')]).toEqual([16_384, 'default'])
  })

  it('takes null for no value, the intent’s included, as the exports do', () => {
    const settings = producerSettings({ ...exactlyOnce, config: { 'transactional.id': null } }, '4.3')
    expect(settings.text('transactional.id')).toBe('')
  })

  it('reads a value that is no number as the default', () => {
    expect(producerSettings({ name: 'p', config: { 'linger.ms': 'soon' } }, '4.3').number('linger.ms')).toBe(
      5,
    )
    expect(producerSettings({ name: 'p' }, '3.9').number('linger.ms')).toBe(0)
  })

  it('takes a topic’s default from the broker property that supplies it, in its unit', () => {
    const cluster = { kafkaVersion: '4.3', brokers: 3, environment: 'production' } as const
    const settings = (config: Record<string, number>) => topicSettings({ name: 't' }, { ...cluster, config })
    expect(settings({ 'log.retention.hours': 48 }).number('retention.ms')).toBe(172_800_000)
    expect(settings({ 'log.retention.hours': 48, 'log.retention.ms': 5 }).number('retention.ms')).toBe(5)
    expect(settings({ 'min.insync.replicas': 2 }).number('min.insync.replicas')).toBe(2)
  })
})
