import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { formatDesign } from '../document/format-document'
import { importers } from './index'
import { surveyor } from './surveyor'

describe.each(importers.map((importer) => [importer.id, importer] as const))('%s', (_, importer) => {
  it('answers any text with a design or a sentence', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('surveyor: 1')), (text) => {
        const likely = importer.detect(text)
        expect(likely >= 0 && likely <= 1).toBe(true)
        const imported = importer.import(text)
        if (!imported.ok) expect(imported.error).toMatch(/\S/)
      }),
    )
  })
})

describe('Surveyor’s own document', () => {
  it('is recognised and comes in whole, in either form', () => {
    fc.assert(
      fc.property(designArbitrary, fc.constantFrom('yaml' as const, 'json' as const), (design, format) => {
        const text = formatDesign(design, format)
        expect(surveyor.detect(text)).toBe(1)
        const value = { design: structuredClone(design), losses: [] }
        expect(surveyor.import(text)).toEqual({ ok: true, value })
      }),
    )
  })

  it('says each fault on a line of its own', () => {
    const imported = surveyor.import('surveyor: 1\nnam: x\n')
    expect(imported).toMatchObject({ ok: false })
    if (!imported.ok) expect(imported.error).toContain('Line 2: nam: `nam` is no field of a design.')
  })

  it('is not taken for what merely mentions it', () => {
    expect(surveyor.detect('apiVersion: v1\nkind: KafkaTopic')).toBe(0)
  })
})
