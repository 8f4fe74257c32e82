import { describe, expect, it } from 'vitest'
import { librdkafkaAliasesOf, librdkafkaDefault, librdkafkaSettings } from './librdkafka-settings'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

describe('the settings of a librdkafka producer', () => {
  it('are read by either name, the one that Java has first', () => {
    expect(librdkafkaSettings({ 'request.required.acks': 1, 'compression.codec': 'lz4' })).toEqual({
      acks: 1,
      'compression.type': 'lz4',
    })
    expect(librdkafkaSettings({ 'compression.type': 'zstd', 'compression.codec': 'lz4' })).toEqual({
      'compression.type': 'zstd',
    })
    const plain = { acks: 'all' }
    expect(librdkafkaSettings(plain)).toBe(plain)
    expect(librdkafkaAliasesOf('acks')).toEqual(['request.required.acks'])
  })

  it('leave idempotence off, unless it is asked for or transactions need it', () => {
    expect(librdkafkaDefault('enable.idempotence', {})).toBe(false)
    expect(librdkafkaDefault('enable.idempotence', { 'transactional.id': 'a' })).toBe(true)
    expect(librdkafkaDefault(IN_FLIGHT, {})).toBe(1_000_000)
    expect(librdkafkaDefault(IN_FLIGHT, { 'enable.idempotence': true })).toBe(5)
    expect(librdkafkaDefault('linger.ms', {})).toBeUndefined()
  })
})
