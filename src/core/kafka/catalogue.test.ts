import { describe, expect, it } from 'vitest'
import { configDefinition, configKeys, configLife, defaultValue } from './catalogue'
import settings from './fixtures/settings-4.3.json'
import life from './fixtures/settings-life.json'
import { KAFKA_VERSIONS } from './versions'

type Kind = Parameters<typeof configDefinition>[0]
type SettingRow = [Kind, string, string, string | number | boolean | null, number | null, number | null]

describe('the catalogue', () => {
  it('has the type, default and range of every setting as a build of Kafka from its sources prints them', () => {
    for (const [kind, key, type, value, minimum, maximum] of settings.rows as SettingRow[]) {
      if (key === 'state.dir') continue // names the machine's temporary folder
      const definition = configDefinition(kind, key, '4.3')
      expect(definition, `${kind} ${key}`).toMatchObject({
        key,
        type,
        required: value === '!',
        default: value === '!' ? null : value,
        ...(minimum === null ? {} : { minimum }),
        ...(maximum === null ? {} : { maximum }),
      })
    }
  })

  it('has no topic, producer, consumer, streams or group setting that 4.3 does not have', () => {
    const rows = settings.rows as SettingRow[]
    for (const kind of ['topic', 'producer', 'consumer', 'streams', 'group'] as const) {
      const known = new Set(rows.filter((row) => row[0] === kind).map((row) => row[1]))
      expect(configKeys(kind, '4.3').filter((key) => !known.has(key))).toEqual([])
    }
  })

  it.each(life.rows)('%s %s: %s %s', (kind, key, what, release) => {
    expect(configLife(kind as Kind, String(key))?.[what as 'since']).toBe(release)
  })

  it.each([
    ['producer', 'linger.ms', '3.9', 0],
    ['producer', 'linger.ms', '4.0', 5],
    ['topic', 'message.timestamp.after.max.ms', '3.7', '9223372036854775807'],
    ['topic', 'message.timestamp.after.max.ms', '4.3', 3_600_000],
    ['broker', 'num.recovery.threads.per.data.dir', '3.9', 1],
    ['broker', 'num.recovery.threads.per.data.dir', '4.0', 2],
    ['broker', 'group.coordinator.threads', '4.0', 4],
    ['consumer', 'metadata.recovery.strategy', '3.9', 'none'],
    ['consumer', 'metadata.recovery.strategy', '4.0', 'rebootstrap'],
    ['producer', 'transaction.two.phase.commit.enable', '4.0', undefined],
    ['producer', 'transaction.two.phase.commit.enable', '4.1', false],
    ['topic', 'message.format.version', '4.0', undefined],
  ] as const)('%s %s in %s is %j', (kind, key, version, value) => {
    expect(defaultValue(kind, key, version)).toBe(value)
  })

  it('knows the older bounds and values of a setting', () => {
    expect(configDefinition('topic', 'segment.bytes', '4.0')?.minimum).toBe(14)
    expect(configDefinition('topic', 'segment.bytes', '4.1')?.minimum).toBe(1_048_576)
    expect(configDefinition('consumer', 'auto.offset.reset', '3.9')?.values).toEqual([
      'latest',
      'earliest',
      'none',
    ])
    expect(configDefinition('topic', 'cleanup.policy', '4.1')?.list).toBeUndefined()
    expect(configDefinition('topic', 'cleanup.policy', '4.2')?.list).toEqual({
      mayBeEmpty: true,
      mayBeNull: false,
    })
  })

  it('names the broker property that a topic setting falls back to', () => {
    expect(configDefinition('topic', 'retention.ms', '4.3')?.brokerDefaultProperty).toBe('log.retention.ms')
    expect(configDefinition('topic', 'remote.storage.enable', '4.3')?.brokerDefaultProperty).toBeUndefined()
  })

  it.each(KAFKA_VERSIONS)('is whole for %s: typed, unique, sorted', (version) => {
    for (const kind of ['topic', 'producer', 'consumer', 'streams', 'broker'] as const) {
      const keys = configKeys(kind, version)
      expect(keys.length).toBeGreaterThan(25)
      expect([...new Set(keys)].sort()).toEqual(keys)
      for (const key of keys) {
        const definition = configDefinition(kind, key, version)
        expect(definition?.type, key).toBeTypeOf('string')
        expect(definition?.importance, key).toBeTypeOf('string')
        expect(Number.isNaN(definition?.minimum ?? 0) || Number.isNaN(definition?.maximum ?? 0), key).toBe(
          false,
        )
      }
    }
  })
})
