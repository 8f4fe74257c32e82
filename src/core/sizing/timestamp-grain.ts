import type { Key } from '../model/design'

/**
 * How long a timestamp key stays the same, as far as the design tells: a fine one changes within the second, so
 * that records spread as those of any key with many values do; a coarse one sends all traffic to one partition
 * for a minute or longer. By the samples, by the name of the field, or by more values than there are seconds in
 * four months; unknown where none of them says.
 */
export function timestampGrain({
  field = '',
  samples = [],
  cardinality = 0,
}: Key): 'fine' | 'coarse' | 'unknown' {
  if (samples.length > 0) {
    if (samples.every((sample) => FINE_SAMPLE.test(sample))) return 'fine'
    if (samples.every((sample) => COARSE_SAMPLE.test(sample))) return 'coarse'
  }
  if (COARSE_NAME.test(field)) return 'coarse'
  return FINE_NAME.test(field) || cardinality >= SECONDS_IN_MONTHS ? 'fine' : 'unknown'
}

const SECONDS_IN_MONTHS = 10_000_000
/** Seconds, milliseconds or finer since 1970, or an ISO time with seconds. */
const FINE_SAMPLE = /^(\d{10,19}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*)$/
const COARSE_SAMPLE = /^(\d{4}(-?\d\d){0,2}|\d{4}-\d\d-\d\d[T ]\d\d(:\d\d)?Z?)$/
const FINE_NAME = /[Mm]illi|[Mm]icro|[Nn]ano|(^|[a-z_.-])(Ms|ms|Us|us|Ns|ns)$/
const COARSE_NAME = /minute|hour|day|date(?!time)|week|month|quarter|year/i
