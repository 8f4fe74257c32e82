import { describe, expect, it } from 'vitest'
import { configDefinition } from './catalogue'
import {
  before as isOlder,
  KAFKA_VERSIONS,
  type KafkaVersion,
  NAMED_VERSIONS,
  namedVersion,
  releaseOf,
} from './versions'

describe('releases of Kafka', () => {
  it('stand in the order in which they came', () => {
    for (const [at, one] of NAMED_VERSIONS.entries())
      for (const [index, other] of NAMED_VERSIONS.entries()) expect(isOlder(one, other)).toBe(at < index)
    expect(isOlder('4.0.1', '4.0')).toBe(false)
    expect(isOlder('3.9.2', '4.0.0')).toBe(true)
  })

  it('have facts of their own, or those of the newest older release that is known', () => {
    for (const known of KAFKA_VERSIONS) expect(releaseOf(known)).toBe(known)
    const stands: [KafkaVersion, string][] = [
      ['3.0', '3.7'],
      ['3.6.2', '3.7'],
      ['3.8', '3.7'],
      ['4.0.1', '4.0'],
    ]
    for (const [version, release] of stands) expect(releaseOf(version)).toBe(release)
    for (const version of NAMED_VERSIONS)
      expect(configDefinition('producer', 'linger.ms', version)?.default).toBe(
        isOlder(version, '4.0') ? 0 : 5,
      )
  })

  it('may be named to the patch, and not beyond what there is', () => {
    expect(namedVersion('3.7.1')).toBe('3.7.1')
    for (const none of ['', '3', '3.10', '2.8', '4.5', '4.3.', 'v4.3', '4.3-rc1', '04.3'])
      expect(namedVersion(none)).toBeUndefined()
  })
})
