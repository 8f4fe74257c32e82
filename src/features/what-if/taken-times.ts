/** When each of two pasted listings was taken: as its text says, or as it was typed. Never when it was pasted. */
import { firstMomentIn } from '@/core/importers/reading/moment'
import { parseQuantity } from '@/core/shared/parse-quantity'
import type { PastedListing } from '@/stores/session/pasted-listings'

export interface Taken {
  /** As `diagnose` takes it, milliseconds since some moment; undefined where it is not known. */
  readonly at: number | undefined
  /** The time that the text itself tells, as it stands there. */
  readonly printed: string | undefined
  /** What is wrong with what was typed. */
  readonly error: string | null
}

export interface TakenTimes {
  readonly first: Taken
  readonly second: Taken
  /** Seconds from the first to the second; null where that is not known. */
  readonly apartSeconds: number | null
}

/** A time on some clock: two of one clock are as far apart as they say, whatever its zone. */
interface Clock {
  readonly ms: number
  readonly hasDate: boolean
}

const DAY_MS = 86_400_000
const TIME = /^(?:(\d{4})-(\d\d)-(\d\d)[T ]+)?(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(?:Z|UTC)?$/
const PRINTED_TIME = /(?:(\d{4})-(\d\d)-(\d\d)[T ])?(\d\d):(\d\d):(\d\d)/

function clockOf(matched: RegExpExecArray | null): Clock | undefined {
  if (!matched) return undefined
  const [year, month, day, hour, minute, second] = matched.slice(1).map((part) => Number(part ?? 0))
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined
  const ms = (((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000
  const hasDate = matched[1] !== undefined
  return { ms: ms + (hasDate ? Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) : 0), hasDate }
}

/** How long after one time another one is; of times without a date the next such time. */
function apartOf(from: Clock, to: Clock): number {
  if (from.hasDate && to.hasDate) return to.ms - from.ms
  return (((to.ms - from.ms) % DAY_MS) + DAY_MS) % DAY_MS
}

const NO_TIME = 'Write a time as 10:05 or 10:05:30, or how long after the first as 5 min.'
const ONLY_TIME = 'Write a time as 10:05, 10:05:30 or 2026-05-04 10:05.'

function readClock(typed: string): { readonly clock?: Clock; readonly error: string | null } {
  if (typed === '') return { error: null }
  const clock = clockOf(TIME.exec(typed))
  return clock ? { clock, error: null } : { error: ONLY_TIME }
}

/** Reads what was typed of the second as a duration, or a time on the clock of the first. */
function readSecond(typed: string, first: Clock | undefined): { apartMs?: number; error: string | null } {
  if (typed === '') return { error: null }
  const clock = clockOf(TIME.exec(typed))
  if (clock && !first) return { error: 'For a time, say also when the first was taken.' }
  const after = clock && first ? apartOf(first, clock) : durationOf(typed)
  if (after === undefined) return { error: NO_TIME }
  return after > 0
    ? { apartMs: after, error: null }
    : { error: 'The second listing is one that was taken after the first.' }
}

function durationOf(typed: string): number | undefined {
  // A bare number has no unit that everybody would guess.
  if (!/[a-z]/i.test(typed)) return undefined
  const read = parseQuantity(typed, 'duration')
  return read.ok ? read.value.value : undefined
}

/** Returns when both were taken. Where a text tells its time, that counts, and what was typed of it does not. */
export function takenTimes(first: PastedListing, second: PastedListing): TakenTimes {
  const [one, two] = [firstMomentIn(first.text), firstMomentIn(second.text)]
  const typed = one ? { error: null } : readClock(first.taken.trim())
  const clock = one ? clockOf(PRINTED_TIME.exec(one.line)) : typed.clock
  const taken = (at: number | undefined, printed: string | undefined, error: string | null): Taken => ({
    at,
    printed,
    error,
  })
  if (two) {
    const clockOfSecond = clockOf(PRINTED_TIME.exec(two.line))
    const apart = !one && clock && clockOfSecond ? apartOf(clock, clockOfSecond) : undefined
    const at = one?.at ?? (apart === undefined ? undefined : two.at - apart)
    const apartSeconds = at === undefined ? null : (two.at - at) / 1000
    return {
      first: taken(at, one?.line, typed.error),
      second: taken(at === undefined ? undefined : two.at, two.line, null),
      apartSeconds,
    }
  }
  const read = readSecond(second.taken.trim(), clock)
  const { apartMs } = read
  const begin = one?.at ?? clock?.ms ?? (apartMs === undefined ? undefined : 0)
  return {
    first: taken(apartMs === undefined ? one?.at : begin, one?.line, typed.error),
    second: taken(
      apartMs === undefined || begin === undefined ? undefined : begin + apartMs,
      undefined,
      read.error,
    ),
    apartSeconds: apartMs === undefined ? null : apartMs / 1000,
  }
}
