import { parseQuantity } from '@/core/shared/parse-quantity'
import { err, ok, type Result } from '@/core/shared/result'

const SHORTEST_SECONDS = 10
/** A year: more is no scenario that a document may have. */
const LONGEST_SECONDS = 31_536_000

/** Reads the length of a scenario in seconds: `20 min`, `6 h`, `1 d`. */
export function readLength(text: string): Result<number> {
  if (/^\s*[\d.,]+\s*$/.test(text))
    return err(`${text.trim()} of what? Write for example 20 min, 6 h or 1 d.`)
  const parsed = parseQuantity(text, 'duration')
  if (!parsed.ok)
    return err(parsed.error.replace(/Write for example .*/, 'Write for example 20 min, 6 h or 1 d.'))
  const seconds = Math.round(parsed.value.value / 1000)
  if (seconds < SHORTEST_SECONDS) return err('The shortest is 10 s.')
  if (seconds > LONGEST_SECONDS) return err('The longest is a year.')
  return ok(seconds)
}
