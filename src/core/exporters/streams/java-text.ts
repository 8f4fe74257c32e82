/** Java's own words: literals, names, durations, and the types of keys and values that a program goes through. */

/** A type with what reads and writes it. */
export interface JavaType {
  readonly text: string
  readonly serde: string
  /** What it is a window of. */
  readonly windowOf?: JavaType
}

export const STRING: JavaType = { text: 'String', serde: 'Serdes.String()' }
export const LONG: JavaType = { text: 'Long', serde: 'Serdes.Long()' }
/** What no schema explains, and no text either. */
export const BYTES: JavaType = { text: 'byte[]', serde: 'Serdes.ByteArray()' }

/** An expression of one type as another: as it is, as text, or left to whoever completes the program. */
export function made(expression: string, from: JavaType, to: JavaType): string {
  if (from.text === to.text) return expression
  if (from.windowOf) return made(`${expression}.key()`, from.windowOf, to)
  if (to.text === BYTES.text && from.text === STRING.text)
    return `${expression}.getBytes(StandardCharsets.UTF_8)`
  if (to.text !== STRING.text) return `Steps.<${to.text}>yours(${expression})`
  return from.text === BYTES.text
    ? `new String(${expression}, StandardCharsets.UTF_8)`
    : `String.valueOf(${expression})`
}

/** The key of a window of a key; a session is of no size. */
export const windowedKey = (key: JavaType, sizeMs: number | undefined): JavaType => ({
  text: `Windowed<${key.text}>`,
  serde:
    sizeMs === undefined
      ? `new WindowedSerdes.SessionWindowedSerde<>(${key.serde})`
      : `new WindowedSerdes.TimeWindowedSerde<>(${key.serde}, ${whole(sizeMs)}L)`,
  windowOf: key,
})

/** A text in quotes; what is not ASCII by its code, so that no encoding matters. */
export const literal = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[^ -~]/g, (sign) => {
    const code = sign.charCodeAt(0)
    // Java reads `\\u000a` as the end of the line, even in quotes.
    return code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })}"`

const whole = (value: number): number => Math.max(0, Math.round(value))

const UNITS = [
  ['ofDays', 86_400_000],
  ['ofHours', 3_600_000],
  ['ofMinutes', 60_000],
  ['ofSeconds', 1_000],
] as const

/** `Duration.ofMinutes(5)`: in the largest unit that it is a whole number of. */
export function durationOf(ms: number): string {
  const time = whole(ms)
  for (const [unit, factor] of UNITS)
    if (time >= factor && time % factor === 0) return `Duration.${unit}(${time / factor})`
  return `Duration.ofMillis(${time}L)`
}

const RESERVED = new Set(
  `abstract assert boolean break byte case catch char class const continue default do double else enum extends final
   finally float for goto if implements import instanceof int interface long native new null package private protected
   public return short static strictfp super switch synchronized this throw throws transient try void volatile while
   true false var record yield sealed permits builder properties branches key value one other left right sum`.split(
    /\s+/,
  ),
)

export const isReserved = (word: string): boolean => RESERVED.has(word)

/** Gives out Java names for names of any kind, no two alike. */
export class JavaNames {
  readonly #taken = new Set<string>()

  /** A name like this one that nothing has yet. */
  fresh(like: string): string {
    const words = like.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
    const camel = words
      .map((word, at) => (at === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1)))
      .join('')
    const start = camel === '' || /^\d/.test(camel) ? `part${camel}` : camel
    for (let at = 1; ; at += 1) {
      const name = at === 1 && !RESERVED.has(start) ? start : `${start}${at + 1}`
      if (this.#taken.has(name)) continue
      this.#taken.add(name)
      return name
    }
  }
}

const lowerFirst = (word: string): string =>
  /^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1)

/** `Map.ofEntries(…)` of settings. */
export const mapOf = (entries: Readonly<Record<string, string>>): string =>
  `Map.ofEntries(${Object.entries(entries)
    .map(([key, value]) => `Map.entry(${literal(key)}, ${literal(value)})`)
    .join(', ')})`
