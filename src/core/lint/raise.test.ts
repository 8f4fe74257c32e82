/** What raises the weakest link of a path, where one thing can be written in two ways. Catches a fix that changes only one. */
import { expect, it } from 'vitest'
import { toleratesErrors } from '../model/connector-errors'
import type { Connector } from '../model/design'
import { raise } from './raise'
import { withSoundSource } from './sound-connect'

it.each<[string, Partial<Connector>]>([
  ['the field', { errorsTolerance: 'all' }],
  ['a setting of Connect', { config: { 'errors.tolerance': 'all' } }],
])('lets a connector stop at an error that tolerates it by %s', (_, tolerant) => {
  const design = withSoundSource(tolerant)
  const fix = raise({ kind: 'errors-dropped', at: 'connector:shop-cdc', name: 'shop-cdc' } as never)
  expect(design.connectors.map(toleratesErrors)).toEqual([true])
  expect(fix?.apply(design).connectors.map(toleratesErrors)).toEqual([false])
})
