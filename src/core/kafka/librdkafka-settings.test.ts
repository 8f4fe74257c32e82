import { describe, expect, it } from 'vitest'
import { librdkafkaAliasesOf, librdkafkaSettings } from './librdkafka-settings'

describe('the settings of a librdkafka client', () => {
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
})
