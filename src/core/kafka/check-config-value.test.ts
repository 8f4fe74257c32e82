import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { configKeys, defaultValue } from './catalogue'
import { checkConfigValue } from './check-config-value'
import { KAFKA_VERSIONS } from './versions'

describe('checkConfigValue', () => {
  it.each([
    ['topic', 'retention.ms', -1],
    ['topic', 'retention.bytes', -99],
    ['topic', 'max.compaction.lag.ms', '9223372036854775807'],
    ['topic', 'cleanup.policy', 'compact, delete'],
    ['topic', 'cleanup.policy', ''],
    ['topic', 'cleanup.policy', 'compact,compact'],
    ['topic', 'min.cleanable.dirty.ratio', '0.2'],
    ['producer', 'linger.ms', ' 5 '],
    ['producer', 'enable.idempotence', 'TRUE'],
    ['producer', 'security.protocol', 'sasl_ssl'],
    ['consumer', 'auto.offset.reset', 'by_duration:PT1H'],
    ['consumer', 'group.protocol', 'Consumer'],
    ['streams', 'producer.linger.ms', 20],
    ['streams', 'linger.ms', 20],
    ['streams', 'client.tag.zone', 'eu'],
    ['broker', 'listener.name.internal.ssl.keystore.location', '/k'],
    ['group', 'consumer.session.timeout.ms', 45_000],
  ] as const)('takes %s %s=%j', (kind, key, value) => {
    expect(checkConfigValue(kind, key, value, '4.3')).toEqual({ ok: true })
  })

  it.each([
    ['topic', 'retention.ms', -2, 'range', /at least -1/],
    ['topic', 'min.cleanable.dirty.ratio', 1.1, 'range', /at most 1/],
    ['topic', 'max.compaction.lag.ms', '9223372036854775808', 'type', /64-bit/],
    ['topic', 'segment.bytes', 3_000_000_000, 'type', /32-bit/],
    ['topic', 'cleanup.policy', 'none', 'values', /compact or delete/],
    ['topic', 'cleanup.policy', 'compact,', 'values', /element/],
    ['topic', 'compression.type', 'none', 'values', /uncompressed/],
    ['producer', 'batch.size', 1.5, 'type', /whole number/],
    ['producer', 'enable.idempotence', 'yes', 'type', /true or false/],
    ['consumer', 'auto.offset.reset', 'smallest', 'values', /earliest/],
    ['consumer', 'auto.offset.reset', 'by_duration:-PT1H', 'values', /ISO-8601/],
    ['streams', 'topic.retention.ms', -5, 'range', /at least/],
  ] as const)('refuses %s %s=%j for its %s', (kind, key, value, problem, message) => {
    expect(checkConfigValue(kind, key, value, '4.3')).toMatchObject({
      ok: false,
      problem,
      message: expect.stringMatching(message),
    })
  })

  it.each([
    ['topic', 'retension.ms', 'retention.ms'],
    ['topic', 'retention_ms', 'retention.ms'],
    ['producer', 'lingerMs', 'linger.ms'],
    ['producer', 'enable.idempotance', 'enable.idempotence'],
    ['consumer', 'max.pol.records', 'max.poll.records'],
    ['streams', 'producer.linger.mss', 'producer.linger.ms'],
    ['group', 'consumer.sesion.timeout.ms', 'consumer.session.timeout.ms'],
  ] as const)('asks for %s %s whether %s was meant', (kind, key, suggestion) => {
    expect(checkConfigValue(kind, key, 1, '4.3')).toMatchObject({ ok: false, problem: 'unknown', suggestion })
  })

  it('suggests nothing for what is near nothing', () => {
    const check = checkConfigValue('producer', 'schema.registry.url', 'http://x', '4.3')
    expect(check).toMatchObject({ ok: false, problem: 'unknown' })
    expect(check).not.toHaveProperty('suggestion')
  })

  it('says where a setting belongs', () => {
    expect(checkConfigValue('producer', 'max.poll.records', 5, '4.3')).toMatchObject({
      message: expect.stringMatching(/consumer setting/),
    })
  })

  it('suggests the value that a wrong one resembles', () => {
    expect(checkConfigValue('topic', 'compression.type', 'zstdd', '4.3')).toMatchObject({
      suggestion: 'zstd',
    })
  })

  it('knows that a setting is not there yet, or no longer', () => {
    expect(checkConfigValue('consumer', 'share.acquire.mode', 'record_limit', '4.1')).toMatchObject({
      problem: 'not-yet',
      message: 'share.acquire.mode came with Kafka 4.2; this is 4.1.',
    })
    expect(checkConfigValue('topic', 'message.format.version', '3.0', '4.0')).toMatchObject({
      problem: 'removed',
    })
    expect(checkConfigValue('topic', 'message.format.version', '3.0', '3.9')).toEqual({ ok: true })
  })

  it('takes every default of every release', () => {
    for (const version of KAFKA_VERSIONS)
      for (const kind of ['topic', 'producer', 'consumer', 'streams', 'group', 'broker'] as const)
        for (const key of configKeys(kind, version)) {
          const value = defaultValue(kind, key, version)
          if (value === undefined || value === null) continue
          expect(checkConfigValue(kind, key, value, version), `${kind} ${key} ${version}`).toEqual({
            ok: true,
          })
        }
  })

  it('never throws, and explains every refusal in a sentence', () => {
    const keys = configKeys('producer', '4.3')
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...keys), fc.string()),
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)),
        (key, value) => {
          const check = checkConfigValue('producer', key, value, '4.3')
          if (!check.ok) expect(check.message).toMatch(/[.?]$/)
        },
      ),
    )
  })
})
