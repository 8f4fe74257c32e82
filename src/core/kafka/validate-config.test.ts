import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { configKeys } from './catalogue'
import vectors from './fixtures/config-validation.json'
import randomVectors from './fixtures/config-validation-random.json'
import { explainRejection, type ValidationKind, validateConfig } from './validate-config'
import { KAFKA_VERSIONS, type KafkaVersion } from './versions'

type Config = Record<string, string>
type Answer = Record<string, string | number> | string | true

const verdict = (answer: Answer) =>
  typeof answer === 'string'
    ? { ok: false, errorClass: answer }
    : { ok: true, effective: answer === true ? {} : answer }

describe('validateConfig', () => {
  it.each(vectors.rows as unknown as [ValidationKind, Config, Answer][])(
    'judges %s %j as Kafka does',
    (kind, config, answer) => {
      expect(validateConfig(kind, config)).toEqual(verdict(answer))
    },
  )

  it.each(KAFKA_VERSIONS)('judges random configurations as Kafka %s does', (version) => {
    const rows = randomVectors.rows as unknown as [KafkaVersion, ValidationKind, Config, Answer][]
    const own = rows.filter((row) => row[0] === version)
    expect(own.length).toBeGreaterThan(30)
    for (const [, kind, config, answer] of own)
      expect(validateConfig(kind, config, version), `${kind} ${JSON.stringify(config)}`).toEqual(
        verdict(answer),
      )
  })

  it('switches idempotence off without a word for acks=1, but not for six requests in flight', () => {
    expect(validateConfig('producer', { acks: '1' })).toMatchObject({
      ok: true,
      effective: { 'enable.idempotence': 'false' },
    })
    const inFlight = { 'max.in.flight.requests.per.connection': 6 }
    expect(validateConfig('producer', inFlight)).toEqual({ ok: false, errorClass: 'ConfigException' })
    expect(validateConfig('producer', inFlight, '3.9')).toMatchObject({
      ok: true,
      effective: { 'enable.idempotence': 'false' },
    })
  })

  it('refuses the partitioners that 4.0 removed', () => {
    const config = { 'partitioner.class': 'org.apache.kafka.clients.producer.UniformStickyPartitioner' }
    expect(validateConfig('producer', config, '3.9').ok).toBe(true)
    expect(validateConfig('producer', config, '4.0')).toEqual({ ok: false, errorClass: 'ConfigException' })
  })

  it('keeps a long to its last digit', () => {
    const longest = '9223372036854775807'
    expect(validateConfig('streams', { 'commit.interval.ms': longest })).toMatchObject({
      ok: true,
      effective: { 'commit.interval.ms': longest },
    })
  })

  it('takes YAML values as their text', () => {
    expect(validateConfig('producer', { 'enable.idempotence': false, retries: 3 })).toEqual(
      validateConfig('producer', { 'enable.idempotence': 'false', retries: '3' }),
    )
  })

  it('never throws, and explains in a sentence exactly what it refuses', () => {
    const kinds: ValidationKind[] = [
      'producer',
      'producer-constructor',
      'consumer',
      'consumer-classic-heartbeat',
      'share-consumer',
      'streams',
      'topic',
      'group',
      'topic-broker(tiered)',
    ]
    const keys = (['topic', 'producer', 'consumer', 'streams'] as const).flatMap((kind) =>
      configKeys(kind, '4.3'),
    )
    const config = fc.dictionary(
      fc.oneof(fc.constantFrom(...keys), fc.string()),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
      { maxKeys: 5 },
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        config,
        fc.constantFrom(...KAFKA_VERSIONS),
        (kind, raw, version) => {
          const result = validateConfig(kind, raw, version)
          const reason = explainRejection(kind, raw, version)
          if (result.ok) expect(reason).toBeUndefined()
          else expect(reason).toMatch(/\.$/)
          expect(validateConfig(kind, raw, version)).toEqual(result)
        },
      ),
      { numRuns: 500 },
    )
  })
})
