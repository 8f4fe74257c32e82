import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { validateDesign } from '../document/validate-design'
import type { Design } from '../model/design'
import { formatCount } from '../shared/format'
import { err, type Result } from '../shared/result'
import { fromBase64Url, fromDigits, toBase64Url, toDigits } from './base64url'
import { crc32 } from './crc32'
import { DICTIONARY } from './dictionary-v1'
import { packDesign, unpackDesign } from './pack-design'
import { TooMuch } from './table-text'

const PREFIX = 'v1.'
/** After the prefix: how many characters follow the head, a check of that number, their checksum. */
const LENGTH_END = PREFIX.length + 4
const CHECK_END = LENGTH_END + 2
const HEAD = CHECK_END + 6

/** Inflating stops here: a thousand times the longest link that can be sent anywhere. */
const LARGEST_BYTES = 2_000_000

/**
 * The design as the fragment of a link, without `#`: `v1.`, its length and checksum, and the compressed
 * design in letters, digits, `-` and `_`. A few thousand nodes fit; a link of a design whose packed text is
 * beyond 2 MB is refused when it is opened.
 */
export async function encodeShareLink(design: Design): Promise<string> {
  const packed = strToU8(packDesign(design))
  const payload = toBase64Url(deflateSync(packed, { level: 9, dictionary: strToU8(DICTIONARY) }))
  const length = toDigits(payload.length, 4)
  return PREFIX + length + lengthCheck(length) + toDigits(crc32(payload), 6) + payload
}

/**
 * The design of a link's fragment. Refuses, in a sentence that can be shown as it is: a link that was cut
 * short anywhere, one that was changed, one of a newer version, one that would inflate past 2 MB, and one
 * whose design is not valid. What chats do to a link around its characters is overlooked. Never throws.
 */
export async function decodeShareLink(fragment: string): Promise<Result<Design>> {
  const link = clean(fragment)
  const payload = checkedPayload(link)
  if (!payload.ok) return payload
  const bytes = fromBase64Url(payload.value)
  if (!bytes) return err(DAMAGED)
  const document = unpack(bytes)
  if (!document.ok) return document
  const design = validateDesign(document.value)
  if (design.ok) return design
  const [first] = design.error
  return err(`The design in this link cannot be opened. ${first?.message ?? ''}`.trim())
}

const DAMAGED = 'This link is damaged: some of its characters were changed on the way. Ask for it again.'
const TOO_LARGE = 'This link is refused: it would unfold to more than 2 MB, which no design needs.'

const TOO_MANY =
  'This link is refused: it would unfold to more things than Surveyor opens from a link. Ask for the design as a file.'
const NOT_OURS = 'The design in this link cannot be opened: it was not made by Surveyor.'

const lengthCheck = (length: string): string => toDigits(crc32(length) % 4096, 2)

/** Takes away the address before the `#`, line breaks from mail, and percent signs from over-careful tools. */
function clean(fragment: string): string {
  const text = fragment
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\s+/g, '')
  return text.slice(text.lastIndexOf('#') + 1)
}

function checkedPayload(link: string): Result<string> {
  if (!link.startsWith(PREFIX)) {
    const version = /^v(\d{1,9})\./.exec(link)?.[1]
    if (version !== undefined) {
      return err(
        `This link is of version ${version}; this Surveyor opens version 1. Reload the page and try again.`,
      )
    }
    return err(PREFIX.startsWith(link) ? incomplete(link.length) : 'This is not a link to a Surveyor design.')
  }
  if (link.length < HEAD) return err(incomplete(link.length))
  const [length, check, checksum] = [
    link.slice(PREFIX.length, LENGTH_END),
    link.slice(LENGTH_END, CHECK_END),
    link.slice(CHECK_END, HEAD),
  ]
  if (check !== lengthCheck(length)) return err(DAMAGED)
  const expected = fromDigits(length)
  // What follows the payload is a chat's own: a full stop, a bracket.
  const payload = link.slice(HEAD, HEAD + expected)
  if (payload.length < expected) return err(incomplete(link.length, HEAD + expected))
  return toDigits(crc32(payload), 6) === checksum ? { ok: true, value: payload } : err(DAMAGED)
}

function incomplete(arrived: number, expected?: number): string {
  const part =
    expected === undefined
      ? `only ${formatCount(arrived)} characters arrived`
      : `${formatCount(arrived)} of ${formatCount(expected)} characters arrived`
  return `This link is incomplete: ${part}. Ask for it again, or for the design as a file.`
}

function unpack(bytes: Uint8Array): Result<Record<string, unknown>> {
  const text = inflate(bytes)
  if (!text.ok) return text
  try {
    return { ok: true, value: unpackDesign(text.value) }
  } catch (error) {
    return err(error instanceof TooMuch ? TOO_MANY : NOT_OURS)
  }
}

/** Inflates a little at a time, so that a bomb is stopped when it passes the limit, not when it is whole. */
function inflate(bytes: Uint8Array): Result<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    const stream = new Inflate({ dictionary: strToU8(DICTIONARY) }, (chunk) => {
      chunks.push(chunk)
      size += chunk.length
    })
    const step = 512
    for (let at = 0; at < bytes.length && size <= LARGEST_BYTES; at += step) {
      stream.push(bytes.subarray(at, at + step), at + step >= bytes.length)
    }
  } catch {
    return err(DAMAGED)
  }
  if (size > LARGEST_BYTES) return err(TOO_LARGE)
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return { ok: true, value: strFromU8(whole) }
}
