const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const MONTH = `(?<month>${MONTHS.join('|')})`
const YEAR = String.raw`(?<year>\d{4})`
const DAY_OF_MONTH = String.raw`(?<day>\d{1,2})`
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d):(?<second>\d\d)(?:[.,]\d+)?(?: (?<half>[AP]M))?`
const ZONE = String.raw`(?: (?<zone>[A-Z]{1,5}|[+-]\d\d(?::?\d\d)?))?`

/** What a time stands in on a line of its own: a comment, the head of a section, a word that names it; or what `watch` prints above. */
const AROUND = String.raw`(?:Every [\d.]+s: .*\s|\W*(?:(?:time|date|at|taken|as of|timestamp)\W+)?)`

/** `date` in the locales that shells have: the month before the day, or after it; the year at the end, or before the time. */
const OF_DATE = [
  new RegExp(String.raw`^${AROUND}${DAY} ${MONTH} +${DAY_OF_MONTH} ${CLOCK}${ZONE} ${YEAR}\W*$`, 'i'),
  new RegExp(String.raw`^${AROUND}${DAY},? ${DAY_OF_MONTH} ${MONTH} ${YEAR},? ${CLOCK}${ZONE}\W*$`, 'i'),
  new RegExp(String.raw`^${AROUND}${DAY} ${DAY_OF_MONTH} ${MONTH} ${CLOCK}${ZONE} ${YEAR}\W*$`, 'i'),
]

/** A time of ISO 8601, with or without a zone. */
const ISO = new RegExp(
  String.raw`^${AROUND}(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?\W*$`,
  'i',
)
/** Seconds or milliseconds since 1970, as `date +%s` prints them. */
const EPOCH = /^\W*(1\d{9})(\d{3})?\W*$/

/** `lag-2026-11-26T10-05-00Z.txt`, `lag-20261126-100500.txt` */
const IN_A_NAME = /(\d{4})-?(\d\d)-?(\d\d)[T_. -]+(\d\d)[-:h.]?(\d\d)(?:[-:m.]?(\d\d))?/

/** Minutes that a zone is ahead of UTC; a name that is not known counts as UTC: two times of one clock are as far apart as they say. */
function aheadOf(zone: string | undefined): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '') ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

interface Parts {
  readonly year: string | undefined
  readonly month: number
  readonly day: string | undefined
  readonly clock: readonly (string | undefined)[]
  readonly zone: string | undefined
}

function momentIn({ year, month, day, clock, zone }: Parts): number | undefined {
  const [hour, minute, second] = clock.slice(0, 3).map(Number)
  const half = clock[3]?.toUpperCase()
  const hours = half === undefined ? (hour ?? 0) : ((hour ?? 0) % 12) + (half === 'PM' ? 12 : 0)
  if (hours > 23 || (minute ?? 0) > 59 || (second ?? 0) > 60 || month < 0 || month > 11) return undefined
  return Date.UTC(Number(year), month, Number(day), hours, minute, second) - aheadOf(zone) * 60_000
}

const monthOf = (name = ''): number => MONTHS.findIndex((month) => month.toLowerCase() === name.toLowerCase())

/** The moment that a line tells, in milliseconds since 1970, of one without a zone as if that were UTC; undefined where it is another line. */
export function momentOf(line: string): number | undefined {
  const epoch = EPOCH.exec(line)
  if (epoch) return Number(epoch[1]) * 1000 + Number(epoch[2] ?? 0)
  const iso = ISO.exec(line)
  if (iso) {
    const [, year, month, day, hour, minute, second, parts = '', zone] = iso
    const at = momentIn({ year, month: Number(month) - 1, day, clock: [hour, minute, second], zone })
    return at === undefined ? undefined : at + Math.floor(Number(`0.${parts || 0}`) * 1000)
  }
  for (const format of OF_DATE) {
    const found = format.exec(line)?.groups
    if (!found) continue
    const { year, month, day, hour, minute, second, half, zone } = found
    return momentIn({ year, month: monthOf(month), day, clock: [hour, minute, second, half], zone })
  }
  return undefined
}

/** The moment in the name of a file, as if its clock were UTC: two names of one clock are as far apart as they say. */
export function momentOfName(fileName: string): number | undefined {
  const [, year, month, day, hour, minute, second = '0'] = IN_A_NAME.exec(fileName) ?? []
  if (year === undefined) return undefined
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  const isTime = Number(month) <= 12 && Number(day) <= 31 && Number(hour) <= 23 && Number(minute) <= 59
  return isTime ? at : undefined
}

/** The first moment that a text tells on a line of its own, with that line; undefined where it tells none. */
export function firstMomentIn(text: string): { readonly at: number; readonly line: string } | undefined {
  for (const line of text.split(/\r?\n/)) {
    const at = momentOf(line)
    if (at !== undefined) return { at, line: line.trim() }
  }
  return undefined
}
