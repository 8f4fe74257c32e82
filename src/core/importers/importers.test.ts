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
        if (imported.ok) return
        expect(imported.error.length).toBeGreaterThan(0)
        for (const { message } of imported.error) expect(message).toMatch(/\S/)
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

  it('says each fault with its path and line', () => {
    expect(surveyor.import('surveyor: 1\nname: x\nnam: x\n')).toEqual({
      ok: false,
      error: [{ path: 'nam', message: '`nam` is no field of a design. Did you mean `name`?', line: 3 }],
    })
  })

  it('is not taken for what merely mentions it', () => {
    expect(surveyor.detect('apiVersion: v1\nkind: KafkaTopic')).toBe(0)
  })
})
