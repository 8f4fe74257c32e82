import fc from 'fast-check'
import { expect, it } from 'vitest'
import { templates } from '../templates/index'
import { splitTarget, withTarget } from './link-target'
import { encodeShareLink, readShareLink } from './share-link'

it('gives back the link and the place, whatever that is called', () => {
  const target = fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' })
  fc.assert(
    fc.property(target, (name) => {
      expect(splitTarget(withTarget('v2.abc-_', name))).toEqual({ link: 'v2.abc-_', target: name })
    }),
  )
})

it('of a link without one, or with one that does not read, is nothing', () => {
  expect(splitTarget('v2.abc')).toEqual({ link: 'v2.abc', target: null })
  expect(splitTarget('v2.abc~%E0%A4%A')).toEqual({ link: 'v2.abc', target: null })
})

it('leaves the link as it was to builds that know no places', async () => {
  const [first] = templates
  const design = await first?.design()
  if (!design) throw new Error('no example')
  const read = readShareLink(withTarget(await encodeShareLink(design), 'topic:orders'))
  expect(read.ok && read.value).toEqual(design)
})
