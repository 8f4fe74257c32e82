import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatDesign } from '../document/format-document'
import { parseDesign } from '../document/parse-document'
import { emptyDesign } from '../model/empty-design'
import { whyNotSetting } from './check-setting'
import { setConfig } from './set-config'

const design = { ...emptyDesign('One'), topics: [{ name: 't', config: { 'retention.ms': 1 } }] }

it.each([
  ['__proto__', '', /__proto__/],
  ['', 1, /needs a name/],
  ['k'.repeat(501), '', /at most 500/],
  ['retention.ms', '9'.repeat(40_000), /at most 32,767/],
  ['retention.ms', Number.NaN, /finite/],
])('says why %.20s cannot be set, and changes nothing', (key, value, why) => {
  expect(whyNotSetting(key, value)).toMatch(why)
  expect(setConfig('topic', 't', key, value).apply(design)).toBe(design)
})

it('lets through exactly what the document can be opened with', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'k'.repeat(500), 'k'.repeat(501)))
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  const value = fc.oneof(fc.string(), number, fc.constantFrom('v'.repeat(32_767), 'v'.repeat(32_768)))
  fc.assert(
    fc.property(key, value, (name, setting) => {
      const config = Object.fromEntries([[name, setting]])
      const opened = parseDesign(formatDesign({ ...design, topics: [{ name: 't', config }] }, 'yaml'))
      expect(whyNotSetting(name, setting) === null).toBe(opened.ok)
    }),
  )
})
