/** A picture that holds the design which it shows, so that opening the picture opens the design. */
import { strFromU8, strToU8 } from 'fflate'
import { crc32OfBytes } from './crc32'

/** The name of the chunk's text, and of the element of an SVG. */
const KEYWORD = 'surveyor'
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const
/** Length, type and checksum of a chunk, beside its data. */
const AROUND_CHUNK = 12

/** Whether bytes are those of a PNG. */
export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte)

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([ascii(type), data])
  const [length, crc] = [new Uint8Array(4), new Uint8Array(4)]
  new DataView(length.buffer).setUint32(0, data.length)
  new DataView(crc.buffer).setUint32(0, crc32OfBytes(body))
  return joined([length, body, crc])
}

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  /** Where it begins, in bytes from the start of the file. */
  readonly at: number
}

/** The chunks of a PNG, as far as they are whole. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  let at = SIGNATURE.length
  while (at + AROUND_CHUNK <= bytes.length) {
    const length = view.getUint32(at)
    if (at + AROUND_CHUNK + length > bytes.length) break
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length), at })
    at += AROUND_CHUNK + length
  }
  return chunks
}

/** Keyword, no compression, no language: then the text in UTF-8. @see PNG, 11.3.3.4 iTXt */
const HEAD = ascii(`${KEYWORD}\0\0\0\0\0`)

/** Returns a PNG with a text in it, before its end; other programs show the picture as before. */
export function putTextInPng(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  const end = chunksOf(png).find(({ type }) => type === 'IEND')?.at ?? png.length
  const added = chunk('iTXt', joined([HEAD, strToU8(text)]))
  return joined([png.subarray(0, end), added, png.subarray(end)])
}

/** Returns the text that `putTextInPng` put into a PNG; null where there is none. */
export function textInPng(png: Uint8Array): string | null {
  if (!isPng(png)) return null
  const held = chunksOf(png).find(
    ({ type, data }) => type === 'iTXt' && HEAD.every((byte, at) => data[at] === byte),
  )
  return held ? strFromU8(held.data.subarray(HEAD.length)) : null
}

/** Returns the element that holds a text in an SVG. */
export const svgMetadata = (text: string): string =>
  `<metadata><${KEYWORD} xmlns="https://surveyor.design/picture">${escapeXml(text)}</${KEYWORD}></metadata>`

const HELD = new RegExp(`<${KEYWORD} xmlns="[^"]{0,100}">([^<]*)</${KEYWORD}>`)

/** Whether a text is an SVG. */
export const isSvg = (text: string): boolean =>
  /^\s*(<\?xml[^>]{0,200}>\s*)?<svg[\s>]/.test(text.slice(0, 1000))

/** Returns the text that `svgMetadata` put into an SVG; null where there is none. */
export function textInSvg(svg: string): string | null {
  const held = isSvg(svg) ? HELD.exec(svg)?.[1] : undefined
  return held === undefined ? null : unescapeXml(held)
}

/** XML takes no control characters but these, escaped or not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const NO_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/** Returns a text as it stands in an element or a double-quoted attribute of XML, without what XML cannot hold. */
export const escapeXml = (text: string): string =>
  text.replace(NO_XML, '').replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const unescapeXml = (text: string): string =>
  text.replace(/&#(\d{1,5});/g, (_, code: string) => String.fromCharCode(Number(code)))
