/** Catches a release that is said to differ where it does not, and what changed between two of them unsaid. */
import { describe, expect, it } from 'vitest'
import { versionChanges } from './version-changes'
import { KAFKA_VERSIONS } from './versions'

describe('versionChanges', () => {
  it('knows the defaults that 4.0 changed', () => {
    const { defaults } = versionChanges('3.9', '4.3')
    expect(defaults).toContainEqual({ kind: 'producer', key: 'linger.ms', here: '0', there: '5' })
    expect(defaults).toContainEqual({
      kind: 'topic',
      key: 'message.timestamp.after.max.ms',
      here: '9223372036854775807',
      there: '3600000',
    })
  })

  it('knows what is gone and what is new', () => {
    const { missing, extra } = versionChanges('3.7', '4.3')
    expect(extra).toContainEqual({ kind: 'topic', key: 'message.format.version' })
    expect(missing).toContainEqual({ kind: 'topic', key: 'compression.zstd.level' })
  })

  it('is the same seen from the other side', () => {
    for (const one of KAFKA_VERSIONS) {
      for (const other of KAFKA_VERSIONS) {
        const [here, there] = [versionChanges(one, other), versionChanges(other, one)]
        expect(here.missing).toEqual(there.extra)
        expect(here.defaults.map(({ key }) => key)).toEqual(there.defaults.map(({ key }) => key))
        if (one === other) expect(here).toEqual({ defaults: [], missing: [], extra: [] })
      }
    }
  })
})
