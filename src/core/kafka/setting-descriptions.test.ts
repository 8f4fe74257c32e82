import { describe, expect, it } from 'vitest'
import { configDefinition, configKeys } from './catalogue'
import { settingDescription } from './setting-descriptions'

const KINDS = ['topic', 'producer', 'consumer', 'streams', 'group', 'broker'] as const

describe('settingDescription', () => {
  it('describes settings that exist, in one sentence that fits a line or two', () => {
    let described = 0
    for (const kind of KINDS)
      for (const key of configKeys(kind, '4.3')) {
        const text = settingDescription(kind, key)
        if (text === undefined) continue
        described++
        expect(text, key).toMatch(/^[A-Z“].{15,130}\.$/)
      }
    expect(described).toBeGreaterThan(100)
  })

  it('describes every setting of high importance that a topic, a producer or a consumer needs decided', () => {
    const needed = {
      topic: ['retention.ms', 'cleanup.policy', 'min.insync.replicas', 'segment.bytes', 'max.message.bytes'],
      producer: configKeys('producer', '4.3').filter((key) => important('producer', key)),
      consumer: configKeys('consumer', '4.3').filter((key) => important('consumer', key)),
    }
    for (const kind of ['topic', 'producer', 'consumer'] as const)
      for (const key of needed[kind]) expect(settingDescription(kind, key), `${kind} ${key}`).toBeDefined()
  })

  it('describes nothing that no release has', () => {
    for (const kind of KINDS) expect(settingDescription(kind, 'constructor')).toBeUndefined()
  })
})

function important(kind: 'producer' | 'consumer', key: string): boolean {
  return configDefinition(kind, key, '4.3')?.importance === 'high' && !/^(ssl|sasl)\.|deserializer$/.test(key)
}
