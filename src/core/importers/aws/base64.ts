import { strFromU8 } from 'fflate'
import { fromBase64Url } from '../../share/base64url'

/** The text that Base64 holds; undefined where it is none, or no text. */
export function textOfBase64(said: string): string | undefined {
  const digits = said
    .replace(/\s/g, '')
    .replace(/={1,2}$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  const bytes = digits.length % 4 === 1 ? undefined : fromBase64Url(digits)
  if (!bytes) return undefined
  const text = strFromU8(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text of settings has in it
  return /[\u0000-\u0008\uFFFD]/.test(text) ? undefined : text
}
