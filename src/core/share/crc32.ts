const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** The CRC-32 of a text of ASCII characters, as zip and PNG have it: 0 to 2^32 − 1. */
export const crc32 = (text: string): number => crcOf(text.length, (at) => text.charCodeAt(at))

/** The CRC-32 of bytes, as zip and PNG have it: 0 to 2^32 − 1. */
export const crc32OfBytes = (bytes: Uint8Array): number => crcOf(bytes.length, (at) => bytes[at] ?? 0)

function crcOf(length: number, byteAt: (at: number) => number): number {
  let crc = 0xffffffff
  for (let at = 0; at < length; at += 1) crc = (TABLE[(crc ^ byteAt(at)) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
