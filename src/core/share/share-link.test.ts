import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { realisticDesign } from '../../testing/realistic-design'
import { variedDesign } from '../../testing/varied-design'
import { analyse } from '../analyse'
import { DOCUMENT_VERSION } from '../model/document-version'
import { toBase64Url, toDigits } from './base64url'
import { crc32 } from './crc32'
import { linkFits } from './link-fits'
import { LINK_FORMAT_V2 } from './link-format-v2'
import { withHead } from './link-head'
import { inWholePixels } from './link-sections'
import { decodeShareLink, encodeShareLink } from './share-link'

describe('a link holds the whole design', () => {
  it('is the same design after encoding and decoding, positions in whole pixels', async () => {
    await fc.assert(
      fc.asyncProperty(designArbitrary, async (design) => {
        const link = await encodeShareLink(design)
        expect(link).toMatch(/^v[23]\.[\w-]+$/)
        expect(await decodeShareLink(link)).toEqual({
          ok: true,
          value: structuredClone(inWholePixels(design)),
        })
      }),
      { numRuns: 200 },
    )
  })

  it('is analysed alike by those who open it', async () => {
    const design = realisticDesign(40)
    const opened = await decodeShareLink(await encodeShareLink(design))
    if (!opened.ok) throw new Error(opened.error)
    expect(JSON.stringify(analyse(opened.value))).toBe(JSON.stringify(analyse(design)))
  })

  it('opens links that were sent before: the format of version 1 is frozen', async () => {
    const opened = await decodeShareLink(SENT)
    expect(opened).toEqual({ ok: true, value: realisticDesign(6) })
  })

  it('opens and writes links of version 2 as on its first day: dictionary, model and numbers are frozen', async () => {
    expect(await decodeShareLink(SENT_2)).toEqual({ ok: true, value: variedDesign(6, 2) })
    expect(await encodeShareLink(variedDesign(6, 2))).toBe(SENT_2)
  })
})

/** Made when version 1 was; it must open for ever. */
const SENT =
  'v1.AAD2wyCdTZiWpVU5EsMgDBxK7fAVPJZAxP_IJ9Il_6-ygI0bd3QMCCTtIRR4f76_acMeU3tM70I3j6dBLpJlyu_ilJxFA5gLLQ9rAEfIAJMjYSDpgBWiRwSZXZifYU_YtJrmDDhFB2NBiuIhcxC2CLXXDvOyRzY2jTqFLd036T4YopZ7Y9iD7zSs2Czh37gGqRzFSTJwNTiFL3wnoWqTzcILS5dDpXpjRK2Si0lyyfkQl8SuDjG2b9xVp3KcWs76Bw'

/** Made when version 2 was; it must open for ever. */
const SENT_2 =
  'v2.AAEfieDhpeuHAItSid1a7zDgtyUkcVGuSblKoxu-hC7bt6TYkQbZb5PxCCyT_7Ub1VLoBHr4Cccuw24auaVZw4cooyVvIiloJFWC9leJ-fue-Z2Op2Nm5la3d_IuPFJcaWJFqjKK5poSwu5gCMArbgA3ZAAwyAQ7tfQOihI3XXebvLonmZjl_ZWNfwQANwDgfqeZsJ2lF7p_QAFGWsqYZ9UEVxAyBtW-3A0XXiXtAAo7QvaYrMVEIaa6tuL9ZRSfquOicFvryZazehUCc2Z5tGRxA1UTqfhkYKSIP2zSkji'

/** A link of version 1 around any bytes, with a head that is right. */
function linkOf(text: string): string {
  const payload = toBase64Url(deflateSync(strToU8(text), { level: 9 }))
  const length = toDigits(payload.length, 4)
  return `v1.${length}${toDigits(crc32(length) % 4096, 2)}${toDigits(crc32(payload), 6)}${payload}`
}

/** The same of version 2, whose payload says how long the packed text is, or 0 where it is deflated. */
function linkOf2(length: number, bytes: Uint8Array): string {
  return withHead('v2.', toDigits(length, 3) + toBase64Url(bytes))
}

const errorOf = async (link: string): Promise<string> => {
  const opened = await decodeShareLink(link)
  return opened.ok ? 'opened' : opened.error
}

describe('a link that did not arrive as it was sent', () => {
  it('says so wherever it was cut short', async () => {
    const link = await encodeShareLink(realisticDesign(10))
    for (let length = 0; length < link.length; length += 1) {
      expect(await errorOf(link.slice(0, length))).toMatch(/^This link is incomplete: .*characters arrived/)
    }
    const half = Math.floor(link.length / 2)
    expect(await errorOf(link.slice(0, half))).toBe(
      `This link is incomplete: ${half} of ${link.length} characters arrived. Ask for it again, or for the design as a file.`,
    )
  })

  it('says so wherever one character was changed', async () => {
    const link = await encodeShareLink(realisticDesign(10))
    for (let at = 3; at < link.length; at += 1) {
      const other = link[at] === 'A' ? 'B' : 'A'
      expect(await errorOf(link.slice(0, at) + other + link.slice(at + 1))).toMatch(/^This link is damaged/)
    }
  })

  it('says so where it is of another version, or no link at all', async () => {
    expect(await errorOf('v4.AAAA')).toMatch(/^This link was made by a newer Surveyor/)
    for (const text of ['hello', 'v', '', 'view=1', '{"surveyor":1}']) {
      expect(await errorOf(text)).toMatch(/^This (is not a link|link is incomplete)/)
    }
  })
})

describe('a link made by someone else', () => {
  it('is refused before it has unfolded', async () => {
    const bomb = linkOf('a'.repeat(50_000_000))
    expect(bomb.length).toBeLessThan(70_000)
    expect(await errorOf(bomb)).toBe(
      'This link is refused: it would unfold to more than 2 MB, which no design needs.',
    )
  })

  it('is refused for what it claims, in version 2 as well, and unfolds to no more than that', async () => {
    expect(await errorOf(linkOf2(262_143, Uint8Array.of(1)))).toMatch(/would unfold to more than/)
    expect(await errorOf(linkOf2(0, deflateSync(strToU8('a'.repeat(50_000_000)))))).toMatch(/more than 2 MB/)
    for (const length of [1, 2, 100, 5000]) {
      expect(await errorOf(linkOf2(length, Uint8Array.of(7, 8, 9)))).toMatch(
        /^The design in this link cannot/,
      )
    }
    expect(await errorOf(withHead('v2.', ''))).toMatch(/^The design in this link cannot/)
    expect(await errorOf(withHead('v2.', 'A'))).toMatch(/^The design in this link cannot/)
  })

  it('is refused before it has made more things than its text has cells', async () => {
    expect(await errorOf('v1.AAAOX2B04_8FswQDHh4YAxsFAA')).toMatch(/was not made by Surveyor/)
    const header = '1\n\nx\n4.3\n3\n3\n0'
    for (const packed of [
      `${header}\fa\f2\n\n1`,
      `${header}\f\f\f900000\n\np`,
      `${header}\f\f\f\f900000`,
      `${header}\f\f\f\f\f900000\n\ng`,
      `${header}\fa\f1\n\n1\f1\n\np\n\n\n0\f2`,
    ]) {
      expect(await errorOf(linkOf(packed))).toMatch(/was not made by Surveyor/)
    }
    for (const packed of [
      `${header}\fa\f1\n\n1\f\f\f1\n\ng\n\n\n\n0${'\u0001-1'.repeat(600_000)}`,
      `${header}\fa\f1\n\n${'\n'.repeat(15)}${'\u0001'.repeat(1_900_000)}`,
      `${header}\f${'a\t'.repeat(60_000)}a\f60001`,
      `${header}\f${'a\t'.repeat(30_000)}a\f30001\f30001\n\n${'a\t'.repeat(30_000)}a`,
      `${header}\f\f\f\f\f\f\f${'a\t'.repeat(60_000)}a\n1`,
    ]) {
      expect(await errorOf(linkOf(packed))).toMatch(/would unfold to more things than/)
    }
  })

  it('is checked as any document is', async () => {
    expect(await errorOf(linkOf('1\n\nx\n9.9\n3\n3\n0'))).toMatch(/`kafkaVersion` must be/)
    expect(await errorOf(linkOf('1\n\nx\n4.3\n3\n3\n0\fa\ta\f2'))).toMatch(/Two topics are named `a`/)
    expect(
      await errorOf(linkOf('1\n\nx\n4.3\n3\n3\n0\fa\f1\n\n\n\n\n\n\n\n\n\n\n\n"__proto__\u00011')),
    ).toMatch(/cannot be named `__proto__`/)
  })

  it('never throws, whatever is in it', async () => {
    const bit = fc.constantFrom(
      '1',
      '2',
      '\n',
      '\t',
      '\f',
      'a',
      '\u0001',
      '\\',
      '\\e',
      '-',
      '"',
      'x',
      '0',
      '!',
      "'",
    )
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 40 }), async (bits) => {
        expect(await errorOf(linkOf(bits.join('')))).toMatch(
          /^(opened$|The design in this link cannot)|newer Surveyor/,
        )
      }),
      { numRuns: 500 },
    )
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await errorOf(text)).toMatch(/^This (is not a link|link is)/)
      }),
    )
  })
})

it('packs the current version of the document: a newer one needs a link version of its own', () => {
  expect(LINK_FORMAT_V2.document).toBe(DOCUMENT_VERSION)
})

it('says where a link of its length fits', () => {
  expect([2000, 2001, 4000, 4001, 8000, 8001].map((length) => linkFits(length).tone)).toEqual([
    'good',
    'good',
    'good',
    'warning',
    'warning',
    'error',
  ])
  expect(linkFits(9000).text).toContain('file')
})
