import { formatCount } from '../shared/format'
import { err, ok, type Result } from '../shared/result'
import { fromDigits, toDigits } from './base64url'
import { crc32 } from './crc32'

/** After the version and its point: how many characters follow the head, a check of that number, their checksum. */
const [LENGTH, CHECK, CHECKSUM] = [4, 2, 6] as const

export const DAMAGED =
  'This link is damaged: some of its characters were changed on the way. Ask for it again.'

const checkOf = (length: string): string => toDigits(crc32(length) % 4096, CHECK)

/** A payload with the head that lets it be checked, which is the same in every version. */
export function withHead(prefix: string, payload: string): string {
  const length = toDigits(payload.length, LENGTH)
  return prefix + length + checkOf(length) + toDigits(crc32(payload), CHECKSUM) + payload
}

/** The payload of a link, if it arrived whole and unchanged. What follows it is ignored. */
export function checkedPayload(link: string, prefix: string): Result<string> {
  const head = prefix.length + LENGTH + CHECK + CHECKSUM
  if (link.length < head) return err(incomplete(link.length))
  const length = link.slice(prefix.length, prefix.length + LENGTH)
  const checksum = link.slice(head - CHECKSUM, head)
  if (link.slice(prefix.length + LENGTH, head - CHECKSUM) !== checkOf(length)) return err(DAMAGED)
  const expected = fromDigits(length)
  const payload = link.slice(head, head + expected)
  if (payload.length < expected) return err(incomplete(link.length, head + expected))
  return toDigits(crc32(payload), CHECKSUM) === checksum ? ok(payload) : err(DAMAGED)
}

export function incomplete(arrived: number, expected?: number): string {
  const part =
    expected === undefined
      ? `only ${formatCount(arrived)} characters arrived`
      : `${formatCount(arrived)} of ${formatCount(expected)} characters arrived`
  return `This link is incomplete: ${part}. Ask for it again, or for the design as a file.`
}
