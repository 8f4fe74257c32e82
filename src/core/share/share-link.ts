import { deflateSync, strFromU8, strToU8 } from 'fflate'
import { validateDesign } from '../document/validate-design'
import type { Design } from '../model/design'
import { err, type Result } from '../shared/result'
import { fromBase64Url, fromDigits, toBase64Url, toDigits } from './base64url'
import { DICTIONARY } from './dictionary-v1'
import { DICTIONARY_V2 } from './dictionary-v2'
import { findLink } from './find-link'
import { inflateBounded } from './inflate-bounded'
import type { LinkFormat } from './link-format'
import { LINK_FORMAT_V1 } from './link-format-v1'
import { LINK_FORMAT_V2 } from './link-format-v2'
import { checkedPayload, DAMAGED, incomplete, withHead } from './link-head'
import { NewerSection, packSections, unpackSections } from './link-sections'
import { mixingDecode, mixingEncode } from './mixing-coder'
import { TooMuch } from './table-text'

/** A payload of version 2 begins with the length of the packed text in so many digits; 0 says that it is deflated. */
const LENGTH_DIGITS = 3
/** Longer packed texts are deflated, and links that claim one are refused: mixing takes a microsecond for each bit. */
const LONGEST_MIXED = 48_000

/**
 * The design as the fragment of a link, without `#`: its version, its length and checksum, and the compressed
 * design in letters, digits, `-` and `_`. A link is of version 2 where that holds all of the design, so that older
 * builds open it, and else of version 3. A few thousand nodes fit; a link of a design whose packed text is
 * beyond 2 MB is refused when it is opened.
 */
export async function encodeShareLink(design: Design): Promise<string> {
  const { tables, sections } = packSections(design)
  const packed = strToU8(tables + sections)
  const isMixed = packed.length > 0 && packed.length <= LONGEST_MIXED
  const length = toDigits(isMixed ? packed.length : 0, LENGTH_DIGITS)
  const bytes = isMixed
    ? mixingEncode(packed, DICTIONARY_V2)
    : deflateSync(packed, { level: 9, dictionary: strToU8(DICTIONARY) })
  return withHead(sections === '' ? 'v2.' : 'v3.', length + toBase64Url(bytes))
}

/**
 * The design of a link, whatever stands around it in the text. Refuses, in a sentence that can be shown as it is:
 * a link that was cut short anywhere, one that was changed, one of a newer version, one that would unfold to more
 * than a design needs, and one whose design is not valid. What chats and mail do to a link is overlooked. Never throws.
 */
export async function decodeShareLink(text: string): Promise<Result<Design>> {
  return readShareLink(text)
}

/** The same at once. */
export function readShareLink(text: string): Result<Design> {
  const found = findLink(text)
  if (!found) {
    const end = text.slice(text.lastIndexOf('#') + 1).trim()
    return err(/^(v\d*)?$/.test(end) ? incomplete(end.length) : 'This is not a link to a Surveyor design.')
  }
  const version = VERSIONS[found.version]
  if (!version) {
    return err(NEWER)
  }
  const payload = checkedPayload(found.text, `v${found.version}.`)
  if (!payload.ok) return payload
  const document = unpack(payload.value, version)
  if (!document.ok) return document
  const design = validateDesign(document.value)
  if (design.ok) return design
  if (found.version === NEWEST && design.error.some(({ message }) => NO_FIELD.test(message)))
    return err(NEWER)
  const [first] = design.error
  return err(`The design in this link cannot be opened. ${first?.message ?? ''}`.trim())
}

interface Version {
  readonly format: LinkFormat
  /** The packed text of a checked payload, or undefined for one that is too long. Throws on what is none. */
  expand(payload: string): string | undefined
}

/** Of version 2, and of version 3, which has tagged sections after the same tables. */
const TABLES: Version = {
  format: LINK_FORMAT_V2,
  expand: (payload) => {
    const length = fromDigits(payload.slice(0, LENGTH_DIGITS))
    const bytes = bytesOf(payload.slice(LENGTH_DIGITS))
    if (length === 0) return inflateBounded(bytes, DICTIONARY)
    if (length > LONGEST_MIXED) return undefined
    return strFromU8(mixingDecode(bytes, length, DICTIONARY_V2))
  },
}

const NEWEST = '3'

const VERSIONS: Readonly<Record<string, Version>> = {
  '1': { format: LINK_FORMAT_V1, expand: (payload) => inflateBounded(bytesOf(payload), DICTIONARY) },
  '2': TABLES,
  [NEWEST]: TABLES,
}

function bytesOf(payload: string): Uint8Array {
  const bytes = fromBase64Url(payload)
  if (!bytes) throw new Error(DAMAGED)
  return bytes
}

const TOO_LARGE = 'This link is refused: it would unfold to more than 2 MB, which no design needs.'
const TOO_MANY =
  'This link is refused: it would unfold to more things than Surveyor opens from a link. Ask for the design as a file.'
/** How a document is told that it has a field which no schema of this build knows. */
const NO_FIELD = /` is no field of /
const NEWER = 'This link was made by a newer Surveyor. Reload the page to get it, and open the link again.'
const NOT_OURS = 'The design in this link cannot be opened: it was not made by Surveyor.'

function unpack(payload: string, { format, expand }: Version): Result<Record<string, unknown>> {
  try {
    const packed = expand(payload)
    return packed === undefined ? err(TOO_LARGE) : { ok: true, value: unpackSections(packed, format) }
  } catch (error) {
    if (error instanceof NewerSection) return err(NEWER)
    return err(error instanceof TooMuch ? TOO_MANY : NOT_OURS)
  }
}
