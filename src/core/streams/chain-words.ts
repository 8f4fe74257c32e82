/** The words of a program as it is typed: names, durations and numbers, and how they are written again. */
import type { JoinWindow, Store, Window } from './processing'

/** Words that begin something; a name that is one of them, or has other signs than a topic's, stands in quotes. */
export const WORDS = new Set([
  'stream', 'table', 'globalTable', 'pattern', 'from', 'nowhere', 'named', 'out', 'bytes', 'store', 'stores', 'keys',
  'retention', 'history', 'grace', 'within', 'before', 'after', 'every', 'memory', 'rocksdb', 'unlogged', 'logged', 'uncached', 'cached',
  'set', 'foreign', 'key', 'until', 'emit', 'else', 'share', 'assumed',
  // Left out, or read as another word, where they are typed from habit.
  'topic', 'of', 'with', 'as', 'into', 'by', 'to', 'on', 'window', 'windows', 'windowed', 'size', 'gap', 'time', 'partition',
  'partitions', 'selectivity', 'ratio',
]) // biome-ignore format: a list of words, not of lines

export const quoted = (name: string): string =>
  /^[\p{L}\p{N}._-]+$/u.test(name) &&
  !WORDS.has(name) &&
  !WORDS.has(name.toLowerCase()) &&
  readDuration(name, 's') === null
    ? name
    : JSON.stringify(name)

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1, millis: 1, millisecond: 1, milliseconds: 1, s: 1_000, sec: 1_000, secs: 1_000, second: 1_000, seconds: 1_000,
  m: 60_000, min: 60_000, mins: 60_000, minute: 60_000, minutes: 60_000, h: 3_600_000, hr: 3_600_000, hrs: 3_600_000,
  hour: 3_600_000, hours: 3_600_000, d: 86_400_000, day: 86_400_000, days: 86_400_000, w: 604_800_000, week: 604_800_000,
  weeks: 604_800_000,
} // biome-ignore format: a table of units

/** `5 min`: the largest unit that divides it evenly. */
export function durationText(ms: number): string {
  for (const [unit, factor] of UNITS)
    if (ms >= factor && ms % factor === 0) return `${PLAIN.format(ms / factor)} ${unit}`
  return `${PLAIN.format(ms)} ms`
}

/** Digits alone, however large or small a number is: an exponent is no number here. */
const PLAIN = new Intl.NumberFormat('en-US', {
  useGrouping: false,
  maximumSignificantDigits: 17,
})

const ISO = /^p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?$/
const PARTS = /^(?:\d+(?:\.\d+)?[a-z]+)+$/

/** The milliseconds of one or two words, as `5min`, `1h30m`, `PT5M` or `5` and `min`, and how many words that were; null where they are none. */
export function readDuration(
  word: string | undefined,
  next: string | undefined,
): { readonly ms: number; readonly words: 1 | 2 } | null {
  const said = word?.toLowerCase() ?? ''
  const iso = said.length > 2 ? ISO.exec(said) : null
  if (iso) {
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0))
    return { ms: ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1_000, words: 1 }
  }
  if (PARTS.test(said)) {
    let ms = 0
    for (const [, amount, unit = ''] of said.matchAll(/(\d+(?:\.\d+)?)([a-z]+)/g)) {
      const factor = UNIT_MS[unit]
      if (factor === undefined) return null
      ms += Number(amount) * factor
    }
    return { ms, words: 1 }
  }
  const factor = next === undefined ? undefined : UNIT_MS[next.toLowerCase()]
  return factor === undefined || !/^\d+(?:\.\d+)?$/.test(said)
    ? null
    : { ms: Number(said) * factor, words: 2 }
}

const SCALES: Readonly<Record<string, number>> = {
  '': 1, k: 1e3, K: 1e3, M: 1e6, m: 1e6, G: 1e9, B: 1, kB: 1e3, KB: 1e3, MB: 1e6, KiB: 1024, MiB: 1_048_576, '%': 0.01,
} // biome-ignore format: a table of units

/** A number with k, M, kB, % or the like behind it where there is one; null where the word is none. */
export function readNumber(word: string | undefined): number | null {
  const [, amount, scale = ''] = word?.match(/^(\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)(%|[kKmMG]?(?:i?B)?)$/) ?? []
  const factor = SCALES[scale]
  return amount === undefined || factor === undefined
    ? null
    : Number((Number(amount.replaceAll('_', '')) * factor).toPrecision(15))
}

const option = (word: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${word} ${value}`
const ofDuration = (ms: number | undefined) => (ms === undefined ? undefined : durationText(ms))
const ofNumber = (value: number | undefined) => (value === undefined ? undefined : String(value))
const ofName = (name: string | undefined) => (name === undefined ? undefined : quoted(name))

export function windowText(window: Window): string {
  const grace = `${option('grace', ofDuration(window.graceMs))}${option('emit', window.emit)}`
  switch (window.kind) {
    case 'tumbling':
      return `tumbling ${durationText(window.sizeMs)}${grace}`
    case 'hopping':
      return `hopping ${durationText(window.sizeMs)} every ${durationText(window.advanceMs)}${grace}`
    case 'sliding':
      return `sliding ${durationText(window.differenceMs)}${grace}`
    case 'session':
      return `session ${durationText(window.gapMs)}${grace}`
  }
}

export const joinWindowText = ({ beforeMs, afterMs, graceMs }: JoinWindow): string =>
  `${
    beforeMs === afterMs
      ? ` within ${durationText(beforeMs)}`
      : ` before ${durationText(beforeMs)} after ${durationText(afterMs)}`
  }${option('grace', ofDuration(graceMs))}`

export function storeText(store: Store | undefined): string {
  if (!store) return ''
  const set = Object.entries(store.changelogConfig ?? {}).map(
    ([key, value]) => ` set ${JSON.stringify(key)} ${JSON.stringify(value)}`,
  )
  const said = [
    option('store', ofName(store.name)),
    store.type === undefined ? '' : ` ${store.type}`,
    option('keys', ofNumber(store.keys)),
    option('retention', ofDuration(store.retentionMs)),
    option('history', ofDuration(store.historyRetentionMs)),
    store.changelog === undefined ? '' : store.changelog ? ' logged' : ' unlogged',
    store.caching === undefined ? '' : store.caching ? ' cached' : ' uncached',
    ...set,
  ].join('')
  // A store of which nothing is said is another than none: it uses up a name.
  return said === '' ? ' store ""' : said
}

export const optionsText = (step: {
  readonly named?: string
  readonly recordsPerRecord?: number
  readonly averageBytes?: number
  readonly assumed?: boolean
}): string =>
  option('named', ofName(step.named)) +
  option('out', ofNumber(step.recordsPerRecord)) +
  option('bytes', ofNumber(step.averageBytes)) +
  (step.assumed ? ' assumed' : '')
