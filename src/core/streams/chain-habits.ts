/** What people type who know Kafka Streams from elsewhere, in the words of a program: `window 5m`, `group by key`, `->`. */
import { type Word, wordsOf } from './chain-line'
import { readDuration, readNumber } from './chain-words'

/** Every operation, as a step is typed. */
export const OPERATIONS = [
  'filter', 'filterNot', 'map', 'mapValues', 'flatMap', 'flatMapValues', 'selectKey', 'peek', 'foreach', 'print',
  'process', 'processValues', 'merge', 'split', 'groupByKey', 'groupBy', 'windowedBy', 'count', 'reduce', 'aggregate',
  'cogroup', 'suppress', 'join', 'leftJoin', 'outerJoin', 'repartition', 'to', 'toTable', 'toStream',
] as const // biome-ignore format: a list of words, not of lines

/** Every word that a chain begins with, as it is typed; the last is printed of one that reads nothing. */
export const BEGINNINGS = ['stream', 'table', 'globalTable', 'pattern', 'from', 'nowhere'] as const

/** What a step may be told further, in any order. */
export const OPTIONS = [
  'named', 'out', 'bytes', 'grace', 'store', 'keys', 'retention', 'history', 'memory', 'rocksdb', 'unlogged', 'logged',
  'uncached', 'cached', 'set', 'assumed',
] as const // biome-ignore format: a list of words, not of lines

/** Words that a line may begin with which goes on telling of the step before. */
const GO_ON = new Set<string>([...OPTIONS, 'within', 'every', 'until', 'foreign', 'stores'])

const KNOWN = new Map([...OPERATIONS, ...BEGINNINGS].map((word) => [word.toLowerCase(), word]))

/** By the words in small letters and without blanks. */
const ALSO: Readonly<Record<string, string>> = {
  kstream: 'stream', source: 'stream', read: 'stream', consume: 'stream', input: 'stream', ktable: 'table',
  globalktable: 'globalTable', sink: 'to', write: 'to', produce: 'to', output: 'to', publish: 'to', window: 'windowedBy',
  windowby: 'windowedBy', windows: 'windowedBy', windowed: 'windowedBy', branch: 'split', rekey: 'selectKey',
  innerjoin: 'join', leftouterjoin: 'leftJoin', fullouterjoin: 'outerJoin', fulljoin: 'outerJoin', union: 'merge',
  process_values: 'processValues',
} // biome-ignore format: a table of words

const KINDS = /^(?:tumbling|hopping|sliding|session)$/i

const plain = (text: string): Word => ({ text, isQuoted: false })

/** What stands in quotes, with what is inside of single ones, which are written as double; or a comment. */
const QUOTED_OR_COMMENT = /"(?:[^"\\]|\\.)*"|(?<=^|[\s,|=:])'([^'"]*)'|(?:^|\s)(?:\/\/|#).*$/g

/** A line without what only a paste or a list brings along; what is in quotes stays, and every word where it stands. */
const cleaned = (line: string): string =>
  line
    .replace(QUOTED_OR_COMMENT, (found, inside?: string) =>
      inside === undefined ? (found.startsWith('"') ? found : '') : `"${inside}"`,
    )
    .replace(/^\s*(?:[-*•]|\d+[.)])\s+(?!=)/, (found) => ' '.repeat(found.length))
    .replace(/"(?:[^"\\]|\\.)*"|\s(?:->|=>|→|\|>|>>)\s|^\s*(?:->|=>|→|\|>|>>)\s/g, (found) =>
      found.startsWith('"') ? found : ' |'.padEnd(found.length),
    )
    .replace(/;\s*$/, '')

/** Returns the words of a line as Kafka's operations are typed, whatever habit they were typed in. */
export function meantWords(line: string): Word[] {
  const words = wordsOf(cleaned(line))
  const hasName = words[1]?.text === '=' && !words[1].isQuoted
  const [name, rest] = hasName ? [words.slice(0, 2), words.slice(2)] : [[], words]
  const segments: Word[][] = [[]]
  for (const word of rest) {
    if (word.text === '|' && !word.isQuoted) segments.push([])
    else segments.at(-1)?.push(word)
  }
  return [
    ...name,
    ...segments.flatMap((segment, at) => [...(at === 0 ? [] : [plain('|')]), ...meantStep(segment)]),
  ]
}

/** Whether a line goes on telling of the step before. */
export const goesOn = (words: readonly Word[]): boolean =>
  words[0] !== undefined && !words[0].isQuoted && GO_ON.has(words[0].text)

/** The operation that the first words of a step mean, and how many words that are. */
function operationOf(words: readonly Word[]): readonly [op: string, words: number] | undefined {
  for (const many of [3, 2, 1]) {
    const taken = words.slice(0, many)
    if (taken.length < many || taken.some(({ isQuoted }) => isQuoted)) continue
    const text = taken.map(({ text: word }) => word.toLowerCase()).join('')
    const op = KNOWN.get(text) ?? (Object.hasOwn(ALSO, text) ? ALSO[text] : undefined)
    // Two words that are an operation together: not where the second is what the first is told.
    if (
      op !== undefined &&
      (many === 1 ||
        !/^(?:stream|table|from|to)$/.test(taken[0]?.text ?? '') ||
        /^to(?:Stream|Table)$/.test(op))
    )
      return [op, many]
  }
  return undefined
}

function meantStep(words: readonly Word[]): Word[] {
  const [first] = words
  if (!first || first.isQuoted) return [...words]
  if (KINDS.test(first.text)) return [plain('windowedBy'), ...windowWords(words)]
  const found = operationOf(words)
  if (!found) return [...words]
  const [op, many] = found
  const rest = words.slice(many)
  return [plain(op), ...meantOperands(op, rest)]
}

const isDuration = (word: Word | undefined, next?: Word): boolean =>
  readDuration(word?.text, next?.text) !== null
const dropped = (words: readonly Word[], filler: RegExp): readonly Word[] =>
  words[0] && !words[0].isQuoted && filler.test(words[0].text) && words.length > 1 ? words.slice(1) : words

function meantOperands(op: string, words: readonly Word[]): readonly Word[] {
  const rest = dropped(words, /^[:]$/)
  switch (op) {
    case 'windowedBy':
      return windowWords(rest)
    case 'stream':
    case 'table':
    case 'globalTable':
      return named(dropped(rest, /^(?:topic|of|from)$/i), 'store')
    case 'to':
      return named(dropped(rest, /^topic$/i), 'named')
    case 'join':
    case 'leftJoin':
    case 'outerJoin': {
      const other = dropped(rest, /^with$/i)
      const [name, next, after] = other
      if (name && isDuration(next, after)) return [name, plain('within'), ...other.slice(1)]
      return named(
        other.map((word) => (!word.isQuoted && /^window(?:ed)?$/i.test(word.text) ? plain('within') : word)),
        'named',
      )
    }
    case 'merge':
      return dropped(rest, /^with$/i)
    case 'suppress':
      return suppressWords(rest)
    case 'repartition':
      return rest.filter(({ text, isQuoted }) => isQuoted || !/^(?:to|into|partitions?)$/i.test(text))
    case 'count':
    case 'reduce':
    case 'aggregate':
    case 'toTable':
      return named(rest, 'store')
    case 'split':
      return dropped(rest, /^(?:into|by)$/i).filter(
        ({ text, isQuoted }) => isQuoted || !/^(?:into)$/i.test(text),
      )
    default:
      return named(rest, 'named')
  }
}

/** `as x`: the name of the store where there is one, else that of the step. */
const named = (words: readonly Word[], word: 'store' | 'named'): readonly Word[] =>
  words.map((one, at) => {
    if (one.isQuoted || words[at + 1] === undefined) return one
    if (/^as$/i.test(one.text)) return plain(word)
    return /^(?:selectivity|ratio)$/i.test(one.text) && readNumber(words[at + 1]?.text) !== null
      ? plain('out')
      : one
  })

function windowWords(words: readonly Word[]): Word[] {
  const said = words.filter(
    ({ text, isQuoted }) => isQuoted || !/^(?:of|size|gap|windows?|time|with)$/i.test(text),
  )
  const [kind, ...rest] = said
  if (!kind) return []
  if (isDuration(kind, rest[0])) return [plain('tumbling'), ...said]
  const is = KINDS.test(kind.text) ? kind.text.toLowerCase() : kind.text
  if (is !== 'hopping') return [plain(is), ...rest]
  const size = rest[0] && isDuration(rest[0]) ? 1 : 2
  const after = rest.slice(size).filter(({ text }) => text !== ',')
  const every = dropped(after, /^(?:every|by|advance|advanceby|advancing|hop|step|slide)$/i)
  const by = dropped(every, /^by$/i)
  return by.length === 0 ? [plain(is), ...rest] : [plain(is), ...rest.slice(0, size), plain('every'), ...by]
}

function suppressWords(words: readonly Word[]): readonly Word[] {
  const text = words.map(({ text: word }) => word).join(' ')
  const closes = /^(?:until)?\s*windows?\s*closes?\b|^untilWindowCloses\b/i.exec(text)
  if (closes) {
    const many = closes[0].split(/\s+/).length
    return [plain('until'), plain('windowCloses'), ...words.slice(many)]
  }
  const bare = dropped(words, /^(?:until|for|every)$/i)
  const limited = dropped(bare, /^(?:untilTimeLimit|timeLimit|time)$/i)
  return isDuration(limited[0], limited[1])
    ? [plain('until'), plain('timeLimit'), plain('every'), ...limited]
    : words
}
