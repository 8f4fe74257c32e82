import { Inflate, strFromU8, strToU8 } from 'fflate'

/** Inflating stops here: a thousand times the longest link that can be sent anywhere. */
const LARGEST_BYTES = 2_000_000

/**
 * Inflates a text a little at a time, so that a bomb is stopped when it passes 2 MB, not when it is whole:
 * undefined for one. Throws on bytes that deflating cannot have given.
 */
export function inflateBounded(bytes: Uint8Array, dictionary: string): string | undefined {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Inflate({ dictionary: strToU8(dictionary) }, (chunk) => {
    chunks.push(chunk)
    size += chunk.length
  })
  const step = 512
  for (let at = 0; at < bytes.length && size <= LARGEST_BYTES; at += step) {
    stream.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  }
  if (size > LARGEST_BYTES) return undefined
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return strFromU8(whole)
}
