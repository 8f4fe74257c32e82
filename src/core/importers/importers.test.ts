import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { formatDesign } from '../document/format-document'
import { emptyDesign } from '../model/empty-design'
import { encodeShareLink } from '../share/share-link'
import { importers } from './index'
import { shareLink } from './share-link'
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

describe('a link to a design', () => {
  it('is recognised in what people paste, and comes in whole', async () => {
    await fc.assert(
      fc.asyncProperty(designArbitrary, async (design) => {
        const { layout: _, ...rest } = structuredClone(design)
        const link = await encodeShareLink(rest)
        for (const text of [
          link,
          `see https://surveyor.example/#${link}\nCheers, issue #42`,
          `\`#${link}\``,
        ]) {
          expect(shareLink.detect(text)).toBe(1)
          expect(shareLink.import(text)).toEqual({ ok: true, value: { design: rest, losses: [] } })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('says what is wrong with one that was cut short or changed', () => {
    const error = (text: string) => {
      const read = shareLink.import(text)
      return read.ok ? 'opened' : read.error[0]?.message
    }
    expect(shareLink.detect('https://surveyor.example/#v2.AAA-WCDO37o8AC')).toBe(1)
    expect(error('https://surveyor.example/#v2.AAA-WCDO37o8AC')).toMatch(/^This link is incomplete: 17 of 77/)
    expect(error('https://surveyor.example/#v2.AAB-WCDO37o8AC')).toMatch(/^This link is damaged/)
    expect(error('https://surveyor.example/#v3.AAB-WCDO37o8AC')).toMatch(/^This link is of version 3/)
  })

  it('is not seen in a document that mentions one, or a version', async () => {
    const link = await encodeShareLink(emptyWith('see'))
    const document = formatDesign(emptyWith(`see https://surveyor.example/#${link}`), 'yaml')
    expect(surveyor.detect(document)).toBe(1)
    for (const text of [
      'image: registry/app:v1.25.3-slim',
      'apiVersion: v1',
      '# v1.2 of it',
      'v1.2.3',
      'kind: v2.x',
    ]) {
      expect(shareLink.detect(text)).toBe(0)
    }
  })
})

const emptyWith = (description: string) => ({ ...emptyDesign('x'), description })
