const REPLACEMENT = 0x3f

/**
 * A key's bytes as StringSerializer sends them: UTF-8, and `?` for a surrogate without its pair, as Java's
 * `String.getBytes(UTF_8)` has it (browsers would send U+FFFD).
 *
 * @see org.apache.kafka.common.serialization.StringSerializer
 */
export function keyBytes(text: string): Uint8Array {
  const ascii = asciiBytes(text)
  if (ascii) return ascii
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[length++] = unit
    } else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6)
      bytes[length++] = 0x80 | (unit & 0x3f)
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[length++] = 0xe0 | (unit >> 12)
      bytes[length++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[length++] = 0x80 | (unit & 0x3f)
    } else {
      const low = text.charCodeAt(index + 1)
      if (unit < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
        const point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
        bytes[length++] = 0xf0 | (point >> 18)
        bytes[length++] = 0x80 | ((point >> 12) & 0x3f)
        bytes[length++] = 0x80 | ((point >> 6) & 0x3f)
        bytes[length++] = 0x80 | (point & 0x3f)
        index++
      } else {
        bytes[length++] = REPLACEMENT
      }
    }
  }
  return bytes.subarray(0, length)
}

/** The bytes of text that is ASCII throughout, as nearly every key is, in one allocation. */
function asciiBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit >= 0x80) return null
    bytes[index] = unit
  }
  return bytes
}
