/** What Connect keeps of connectors is small. Catches a topic that is sized by keys which nobody has. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../../analyse'
import { withSoundSink, withSoundSource } from '../../lint/sound-connect'
import type { Connector, Design } from '../../model/design'
import { MB } from '../../shared/units'

const internal = (design: Design) =>
  analyse(design).internalTopics.filter(({ name }) => /-(configs|offsets|status)$|internal$/.test(name))
const keysOf = (design: Design) =>
  Object.fromEntries(internal(design).map(({ name, topic }) => [name, topic.key?.cardinality]))

describe('the topics of a Connect cluster', () => {
  it('hold a key for each thing that is known of its connectors', () => {
    expect(keysOf(withSoundSource())).toEqual({ 'main-configs': 4, 'main-offsets': 1, 'main-status': 3 })
    expect(keysOf(withSoundSink())).toEqual({ 'main-configs': 6, 'main-offsets': 0, 'main-status': 5 })
  })

  it('hold those of all connectors that it runs', () => {
    const one = withSoundSource()
    const [cdc] = one.connectors
    const other: Connector = {
      ...cdc,
      name: 'other',
      class: 'com.example.JdbcSource',
      tasksMax: 8,
      splits: 40,
    }
    const keys = keysOf({ ...one, connectors: [...one.connectors, other] })
    expect(keys).toEqual({ 'main-configs': 4 + 11, 'main-offsets': 1 + 40, 'main-status': 3 + 10 })
  })

  it('are small, and say of what', () => {
    for (const { sizing } of [...internal(withSoundSource()), ...internal(withSoundSink())]) {
      expect(sizing.storage.value).toBeGreaterThan(0)
      expect(sizing.storage.value).toBeLessThan(50 * MB)
      expect(sizing.storage.inputs.filter(({ name }) => name === 'distinct keys')).toMatchObject([
        { origin: 'derived' },
      ])
    }
  })

  it('are small where a connector has its own', () => {
    const sizes = internal(withSoundSource({ offsetsTopic: 'shop-offsets' })).map(
      ({ sizing }) => sizing.storage.value,
    )
    expect(sizes).toHaveLength(4)
    expect(Math.max(...sizes)).toBeLessThan(50 * MB)
  })
})
