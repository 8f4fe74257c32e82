import fc from 'fast-check'
import { expect, it } from 'vitest'
import { templates } from '../templates/index'
import { splitPlace, withPlace } from './link-place'
import { encodeShareLink, readShareLink } from './share-link'

it('gives back the link and the place, whatever that is called', () => {
  const place = fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' })
  fc.assert(
    fc.property(place, (name) => {
      expect(splitPlace(withPlace('v2.abc-_', name))).toEqual({ link: 'v2.abc-_', place: name })
    }),
  )
})

it('of a link without one, or with one that does not read, is nothing', () => {
  expect(splitPlace('v2.abc')).toEqual({ link: 'v2.abc', place: null })
  expect(splitPlace('v2.abc~%E0%A4%A')).toEqual({ link: 'v2.abc', place: null })
})

it('leaves the link as it was to builds that know no places', async () => {
  const [first] = templates
  const design = await first?.design()
  if (!design) throw new Error('no example')
  const read = readShareLink(withPlace(await encodeShareLink(design), 'topic:orders'))
  expect(read.ok && read.value).toEqual(design)
})
