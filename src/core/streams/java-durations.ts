/** How long something lasts, as Java, Kotlin and Scala say it. */
import { splitArguments } from './java-calls'

/** What a text of Java cannot say in the words of a program, in a sentence. */
export class JavaError extends Error {}

/** Looks up what a variable or a constant was set to; the text itself where it is none. */
export type Resolve = (text: string) => string

const UNIT_MS: Readonly<Record<string, number>> = {
  millis: 1, milliseconds: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000,
} // biome-ignore format: a table of units

const numberOf = (text: string | undefined): number | undefined =>
  /^\s*\d[\d_]*[lL]?\s*$/.test(text ?? '') ? Number((text ?? '').replace(/[_lL\s]/g, '')) : undefined

/** What a text of how long something lasts begins with: an amount and its unit. */
const DURATIONS: readonly RegExp[] = [
  /^(?:[\w.]*\.)?of(?<unit>Millis|Seconds|Minutes|Hours|Days)\s*\(\s*(?<amount>\w+)\s*\)/,
  /^(?<amount>\d[\d_]*)\.(?<unit>\w+)(?:\(\s*\))?/,
  /^(?:[\w.]*\.)?(?<unit>MILLISECONDS|SECONDS|MINUTES|HOURS|DAYS)\.toMillis\(\s*(?<amount>\w+)\s*\)/,
  /^(?:[\w.]*\.)?of\(\s*(?<amount>\w+)\s*,\s*(?:[\w.]*\.)?(?<unit>\w+)\s*\)/,
]
const ZERO = /^(?:[\w.]*\.)?ZERO\b/
const ISO =
  /^(?:[\w.]*\.)?parse\(\s*"P(?=[\dT])(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"\s*\)/i

/** A call that goes on from a duration, with its argument; one bracket may stand inside it. */
const GOES_ON = /^\s*\.\s*(?<name>\w+)\s*(?:\((?<inside>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\))?/

/** Calls that leave a duration as long as it is. */
const SAME = /^(?:toMillis|toJavaDuration|toJava|asJava|inWholeMilliseconds)$/

/**
 * Milliseconds of `Duration.ofHours(1).plusMinutes(30)`, `TimeUnit.MINUTES.toMillis(5)`, `5.minutes`, `Duration.ZERO`,
 * `Duration.parse("PT5M")` or a number. Throws a JavaError where any part of the text is something else.
 */
export function millisOf(text: string | undefined, resolve: Resolve): number {
  const said = resolve(text ?? '').trim()
  const ms = numberOf(said) ?? durationOf(said, resolve)
  if (ms !== undefined && ms >= 0) return ms
  throw new JavaError(
    `How long \`${said.slice(0, 60)}\` is does not stand in this text: type a duration, as \`5 min\`.`,
  )
}

function durationOf(said: string, resolve: Resolve): number | undefined {
  const begun = beginningOf(said, resolve) ?? heldBy(said, resolve)
  if (begun === undefined) return undefined
  let { ms } = begun
  let rest = said.slice(begun.length)
  while (rest.trim() !== '') {
    const found = GOES_ON.exec(rest)
    const after = found && changed(ms, found.groups?.['name'] ?? '', found.groups?.['inside'] ?? '', resolve)
    if (after === undefined || after === null) return undefined
    ms = after
    rest = rest.slice(found?.[0].length)
  }
  return ms
}

function beginningOf(said: string, resolve: Resolve): { ms: number; length: number } | undefined {
  for (const pattern of DURATIONS) {
    const found = pattern.exec(said)
    const { amount, unit = '' } = found?.groups ?? {}
    const many = amount === undefined ? undefined : numberOf(resolve(amount))
    const factor = UNIT_MS[unit.toLowerCase()]
    if (found && many !== undefined && factor !== undefined)
      return { ms: many * factor, length: found[0].length }
  }
  const zero = ZERO.exec(said)
  if (zero) return { ms: 0, length: zero[0].length }
  const iso = ISO.exec(said)
  if (!iso) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0))
  return {
    ms: days * 86_400_000 + hours * 3_600_000 + minutes * 60_000 + seconds * 1000,
    length: iso[0].length,
  }
}

/** A variable is not looked up again in what it was set to. */
const without =
  (resolve: Resolve, name: string): Resolve =>
  (text) =>
    text.trim().replace(/^this\./, '') === name.trim().replace(/^this\./, '') ? text : resolve(text)

/** A duration that goes on from a variable: `SIZE.plusMinutes(1)`. */
function heldBy(said: string, resolve: Resolve): { ms: number; length: number } | undefined {
  const [name] = /^(?:this\.)?[A-Za-z_$][\w$]*(?=\s*\.)/.exec(said) ?? []
  const held = name === undefined ? undefined : resolve(name).trim()
  if (name === undefined || held === undefined || held === name) return undefined
  const ms = numberOf(held) ?? durationOf(held, without(resolve, name))
  return ms === undefined ? undefined : { ms, length: name.length }
}

/** A duration after a call; undefined where the call says something else. */
function changed(ms: number, name: string, inside: string, resolve: Resolve): number | undefined {
  if (SAME.test(name)) return ms
  const [first, unit] = splitArguments(inside)
  if (first === undefined) return undefined
  const many = numberOf(resolve(first))
  if (name === 'multipliedBy') return many === undefined ? undefined : ms * many
  if (name === 'dividedBy') return many === undefined || many === 0 ? undefined : Math.trunc(ms / many)
  const [, way, of = ''] = /^(plus|minus)(|Millis|Seconds|Minutes|Hours|Days)$/.exec(name) ?? []
  if (way === undefined) return undefined
  const factor = UNIT_MS[(of || (/\w+$/.exec(unit ?? '')?.[0] ?? '')).toLowerCase()]
  const by =
    factor === undefined
      ? unit === undefined
        ? durationOf(resolve(first).trim(), without(resolve, first))
        : undefined
      : many === undefined
        ? undefined
        : many * factor
  return by === undefined ? undefined : way === 'plus' ? ms + by : ms - by
}
