import { expect, it } from 'vitest'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { nothingFound } from './nothing-found'

const EMPTY = emptyDesign('Payments')
const ALONE: Design = { ...EMPTY, connectors: [{ name: 'payments-archive' }] }

it.each([
  ['an empty drawing', EMPTY, /will stand here/],
  ['one without a topic', ALONE, /no topic is drawn.*secured/],
  ['one with a topic', { ...ALONE, topics: [{ name: 'payments' }] }, /^Nothing is wrong/],
])('says of %s what was looked at', (_, design, said) => {
  expect(nothingFound(design)).toMatch(said)
})
