const DURATION =
  /^([-+]?)P(?:([-+]?[0-9]+)D)?(T(?:([-+]?[0-9]+)H)?(?:([-+]?[0-9]+)M)?(?:([-+]?[0-9]+)(?:[.,]([0-9]{0,9}))?S)?)?$/i

const LONG_LIMIT = 1n << 63n

/**
 * The length of an ISO-8601 duration such as `PT1H30M` or `P7D`, in nanoseconds, or undefined where Java
 * would not take it: days, hours, minutes and seconds only, at least one of them, within 2^63 seconds.
 *
 * @see java.time.Duration.parse
 */
export function parseDuration(text: string): bigint | undefined {
  const [match, sign, days, time, hours, minutes, seconds, fraction] = DURATION.exec(text) ?? []
  if (match === undefined || time?.length === 1) return undefined
  if (![days, hours, minutes, seconds].some((part) => part !== undefined)) return undefined
  const parts = [times(days, 86_400n), times(hours, 3600n), times(minutes, 60n), times(seconds, 1n)]
  let total = 0n
  for (const part of parts) {
    total += part
    if (!fitsLong(part) || !fitsLong(total)) return undefined
  }
  const nanos = BigInt((fraction ?? '').padEnd(9, '0'))
  const length = total * 1_000_000_000n + (seconds?.startsWith('-') ? -nanos : nanos)
  return sign === '-' ? -length : length
}

const times = (count: string | undefined, unit: bigint): bigint =>
  count === undefined ? 0n : BigInt(count.replace('+', '')) * unit

const fitsLong = (value: bigint): boolean => value >= -LONG_LIMIT && value < LONG_LIMIT
