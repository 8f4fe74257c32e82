import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { formatDesign } from '../document/format-document'
import { emptyDesign } from '../model/empty-design'
import { encodeShareLink } from '../share/share-link'
import { importFiles } from './import-files'
import { importers } from './index'

const importText = (text: string, name = 'pasted') => importFiles([{ name, text }])
const detect = (id: string, text: string) =>
  importers.find((entry) => entry.id === id)?.detect(text.slice(0, 4096), 'pasted')

describe('Surveyor’s own document', () => {
  it('is recognised and comes in whole, in either form', async () => {
    await fc.assert(
      fc.asyncProperty(
        designArbitrary,
        fc.constantFrom('yaml' as const, 'json' as const),
        async (design, format) => {
          const text = formatDesign(design, format)
          expect(detect('surveyor', text)).toBe(1)
          const read = await importText(text)
          expect(read).toMatchObject({ ok: true, value: { losses: [], guesses: [] } })
          if (read.ok) expect(read.value.design).toEqual(structuredClone(design))
        },
      ),
    )
  })

  it('says each fault with its path and line', async () => {
    expect(await importText('surveyor: 1\nname: x\nnam: x\n')).toEqual({
      ok: false,
      error: [
        {
          file: 'pasted',
          path: 'nam',
          message: '`nam` is no field of a design. Did you mean `name`?',
          line: 3,
        },
      ],
    })
  })

  it('is not taken for what merely mentions it', () => {
    expect(detect('surveyor', 'apiVersion: v1\nkind: KafkaTopic')).toBe(0)
  })

  it('joins another one: what both name and differ in is said', async () => {
    const read = await importFiles([
      { name: 'a.yaml', text: 'surveyor: 1\nname: A\ntopics: [{ name: x, partitions: 3 }, { name: y }]\n' },
      { name: 'b.yaml', text: 'surveyor: 1\nname: B\ntopics: [{ name: x }, { name: y }, { name: z }]\n' },
    ])
    if (!read.ok) throw new Error('not read')
    expect(read.value.design).toMatchObject({
      name: 'A',
      topics: [{ name: 'x', partitions: 3 }, { name: 'y' }, { name: 'z' }],
    })
    expect(read.value.losses).toEqual([
      { file: 'b.yaml', sentence: '`x` is in the design `A` too and differs: that one is taken.' },
    ])
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
          expect(detect('share-link', text)).toBe(1)
          expect(await importText(text)).toMatchObject({ ok: true, value: { design: rest, losses: [] } })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('says what is wrong with one that was cut short or changed', async () => {
    const error = async (text: string) => {
      const read = await importText(text)
      return read.ok ? 'opened' : read.error[0]?.message
    }
    expect(detect('share-link', 'https://surveyor.example/#v2.AAA-WCDO37o8AC')).toBe(1)
    expect(await error('https://surveyor.example/#v2.AAA-WCDO37o8AC')).toMatch(
      /^This link is incomplete: 17 of 77/,
    )
    expect(await error('https://surveyor.example/#v2.AAB-WCDO37o8AC')).toMatch(/^This link is damaged/)
    expect(await error('https://surveyor.example/#v9.AAB-WCDO37o8AC')).toMatch(
      /^This link was made by a newer Surveyor/,
    )
  })

  it('is not seen in a document that mentions one, or a version', async () => {
    const link = await encodeShareLink(emptyWith('see'))
    const document = formatDesign(emptyWith(`see https://surveyor.example/#${link}`), 'yaml')
    expect(detect('surveyor', document)).toBe(1)
    for (const text of [
      'image: registry/app:v1.25.3-slim',
      'apiVersion: v1',
      '# v1.2 of it',
      'v1.2.3',
      'kind: v2.x',
    ]) {
      expect(detect('share-link', text)).toBe(0)
    }
  })
})

describe('what is no design', () => {
  it.each([
    ['values.yaml', 'replicaCount: 1\n', /Helm values file.*helm template/],
    [
      'order.avsc',
      '{"type":"record","name":"Order","fields":[{"name":"id","type":"uuid"}]}',
      /`uuid` is no type/,
    ],
    ['diary.txt', 'dear diary,', /no design that Surveyor knows/],
    ['empty.yaml', ' \n', /nothing in it/],
  ])('%s is named', async (name, text, says) => {
    const read = await importText(text, name)
    expect(read.ok ? '' : read.error[0]?.message).toMatch(says)
  })

  it('of a hundred megabytes is refused unread', async () => {
    const read = await importText('a'.repeat(100_000_000), 'huge.log')
    expect(read.ok ? '' : read.error[0]?.message).toMatch(/^“huge.log” has 100 MB\./)
  })

  it('costs no other file', async () => {
    const read = await importFiles([
      { name: 'a.yaml', text: 'surveyor: 1\nname: A\ntopics: [{ name: x }]\n' },
      { name: 'b.txt', text: 'dear diary' },
    ])
    expect(read).toMatchObject({
      ok: true,
      value: { losses: [{ file: 'b.txt' }], formats: [{ id: 'surveyor' }] },
    })
  })
})

const emptyWith = (description: string) => ({ ...emptyDesign('x'), description })
