/** `date` as a shell prints it, or a time of ISO 8601, on a line of its own; a comment may hold it. */
const ON_A_LINE =
  /^\W*((?:[A-Z][a-z]{2} ){2}[ \d]\d \d\d:\d\d:\d\d [A-Z]{3,4} \d{4}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))\W*$/
/** `lag-2026-11-26T10-05-00Z.txt`, `lag-20261126-100500.txt` */
const IN_A_NAME = /(\d{4})-?(\d\d)-?(\d\d)[T_. -]+(\d\d)[-:h.]?(\d\d)(?:[-:m.]?(\d\d))?/

/** The moment that a line tells, in milliseconds since 1970; undefined where it is another line. */
export function momentOf(line: string): number | undefined {
  const said = ON_A_LINE.exec(line)?.[1]
  const at = said === undefined ? Number.NaN : Date.parse(said.replace(/^(\d{4}-\d\d-\d\d) /, '$1T'))
  return Number.isNaN(at) ? undefined : at
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
