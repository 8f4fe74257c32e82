/** Connectors that never run by their own plugin's rules. Catches a refusal that is found and still runs under What if. */
import { expect, it } from 'vitest'
import { measureDesign } from '../measure-once'
import type { Config } from '../model/design'
import { cannotStart } from './cannot-start'
import { withSoundSource } from './sound-connect'

const refused = (config: Config) => [...cannotStart(measureDesign(withSoundSource({ config })).view).keys()]

it.each<[Config]>([[{ 'max.queue.size': 1_000 }], [{ 'max.batch.size': 8_192 }]])(
  'never starts a connector of Debezium with %j',
  (config) => {
    expect(refused(config)).toEqual(['connector:shop-cdc'])
  },
)

it('starts one whose settings only do harm', () => {
  expect(refused({ 'slot.drop.on.stop': true, 'max.queue.size': 16_384 })).toEqual([])
})
