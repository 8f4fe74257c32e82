const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes as text of letters, digits, `-` and `_`: nothing in it that a chat takes for the end of a link. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const characters = Math.min(4, bytes.length - at + 1)
    for (let digit = 0; digit < characters; digit += 1)
      text += ALPHABET.charAt((group >> (18 - 6 * digit)) & 63)
  }
  return text
}

/** The bytes of such a text, or undefined where another character is in it. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return undefined
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at] = (bits >> held) & 0xff
      at += 1
    }
  }
  return bytes
}

/** A whole number below 64^length in exactly `length` characters. */
export function toDigits(value: number, length: number): string {
  let text = ''
  let rest = value
  for (let digit = 0; digit < length; digit += 1) {
    text = ALPHABET.charAt(rest % 64) + text
    rest = Math.floor(rest / 64)
  }
  return text
}

export function fromDigits(text: string): number {
  let value = 0
  for (const character of text) value = value * 64 + ALPHABET.indexOf(character)
  return value
}
