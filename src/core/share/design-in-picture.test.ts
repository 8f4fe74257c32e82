/** Catches a picture that does not give back the very text that was put into it, or a PNG that others cannot read. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crc32OfBytes } from './crc32'
import { isPng, putTextInPng, svgMetadata, textInPng, textInSvg } from './design-in-picture'

/** One pixel, as any program writes it. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

it('gives back the text of a PNG, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const held = putTextInPng(PNG, text)
      expect(isPng(held)).toBe(true)
      expect(textInPng(held)).toBe(new TextDecoder().decode(new TextEncoder().encode(text)))
    }),
  )
})

it('puts the chunk before the end, with the checksum that PNG asks for', () => {
  const held = putTextInPng(PNG, 'surveyor: 1')
  const end = String.fromCharCode(...held.subarray(held.length - 8, held.length - 4))
  expect(end).toBe('IEND')
  const view = new DataView(held.buffer)
  const at = PNG.length - 12
  const length = view.getUint32(at)
  expect(view.getUint32(at + 8 + length)).toBe(crc32OfBytes(held.subarray(at + 4, at + 8 + length)))
})

it('gives back the text of an SVG, and nothing of one that holds none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg">${svgMetadata(text)}</svg>`
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for these
      expect(textInSvg(svg)).toBe(text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''))
    }),
  )
  expect(textInSvg('<svg></svg>')).toBe(null)
  expect(textInPng(PNG)).toBe(null)
  expect(textInPng(new Uint8Array(3))).toBe(null)
})
