import type { RawCommand, Word } from './shell-text'

/** One way that a script may take: what it hangs on, and what it does then. */
export interface Branch {
  /** Empty for `else`. */
  readonly condition: readonly RawCommand[]
  readonly body: readonly RawCommand[]
  /** The patterns of a branch of `case`. */
  readonly patterns?: readonly string[]
}

export interface Choice {
  readonly branches: readonly Branch[]
  /** The index of its last command: the number of commands where it is never closed. */
  readonly end: number
}

/** The plain text of a word, without what is put in. */
export const textOf = (word: Word): string =>
  word.map((piece) => (typeof piece === 'string' ? piece : '')).join('')

/** What a command may stand behind in its own line: other words of the shell, the head of a function, a pattern of `case`. */
const LEADS = /^(?:then|do|else|!|time|\{|\(|\(?[^()\s]+\(?\))$/

/** Returns which of the words of a line is that of its command: `if` in `else if`, but not in `echo if`. */
export function leadOf(words: readonly string[]): number {
  let at = words[0] === 'function' ? 2 : 0
  for (;;) {
    while (LEADS.test(words[at] ?? '')) at += 1
    // `case X in a) …`
    if (words[at] !== 'case' || words[at + 2] !== 'in' || at + 3 >= words.length) return at
    at += 3
  }
}

/** A word as it is written, for a remark. */
const written = (word: Word): string =>
  word.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')

/** Returns commands as they are written, for a remark. */
export const asWritten = (commands: readonly RawCommand[]): string =>
  commands
    .map(({ words }) => words.map(written).join(' '))
    .join(' | ')
    .replace(/^(?:if|elif)\s+/, '')
    .slice(0, 80)

const firstOf = ({ words }: RawCommand): string => (words[0] ? textOf(words[0]) : '')

/** The ways of the `if` that begins at a command. */
export function ifAt(commands: readonly RawCommand[], start: number): Choice {
  const branches: { condition: RawCommand[]; body: RawCommand[] }[] = []
  let depth = 0
  let isInBody = false
  let at = start
  for (; at < commands.length; at += 1) {
    const command = commands[at] as RawCommand
    const word = firstOf(command)
    const words = command.words.map(textOf)
    const opens = words[leadOf(words)] === 'if'
    if (depth === 1 && (word === 'elif' || word === 'else')) {
      branches.push({ condition: word === 'elif' ? [command] : [], body: word === 'else' ? [command] : [] })
      isInBody = word === 'else'
      if (!(word === 'else' && opens)) continue
    }
    const outside = depth
    if (opens) depth += 1
    if (word === 'fi') depth -= 1
    if (depth === 0) break
    if (depth === 1 && at === start) branches.push({ condition: [command], body: [] })
    else if (outside === 1 && word === 'then' && !isInBody) {
      isInBody = true
      branches.at(-1)?.body.push(command)
    } else if (!(word === 'else' && branches.at(-1)?.body[0] === command))
      (isInBody ? branches.at(-1)?.body : branches.at(-1)?.condition)?.push(command)
  }
  return { branches, end: at }
}

const PATTERN = /^\(?([^()\s]+)\)$/

/** The ways of the `case` that begins at a command. */
export function caseAt(commands: readonly RawCommand[], start: number): Choice {
  const branches: { condition: RawCommand[]; body: RawCommand[]; patterns: string[] }[] = []
  let depth = 0
  let waiting: string[] = []
  const subject = commands[start] as RawCommand
  // `case X in a) …` may begin its first branch in the line of its head.
  const inline = subject.words.findIndex((word) => textOf(word) === 'in')
  const rest = inline < 0 ? [] : subject.words.slice(inline + 1)
  const list = [...(rest.length > 0 ? [{ ...subject, words: rest }] : []), ...commands.slice(start + 1)]
  const shift = rest.length > 0 ? 0 : 1
  for (const [index, command] of list.entries()) {
    const [first, ...others] = command.words
    const word = first ? textOf(first) : ''
    if (word === 'esac' && depth === 0) return { branches, end: start + index + shift }
    if (word === 'case') depth += 1
    if (word === 'esac') depth -= 1
    const found = depth === 0 ? PATTERN.exec(word)?.[1] : undefined
    if (found !== undefined) {
      branches.push({
        condition: [subject],
        body: others.length > 0 ? [{ ...command, words: others }] : [],
        patterns: [...waiting, found],
      })
      waiting = []
    } else if (depth === 0 && others.length === 0 && isPattern(list, index)) waiting.push(word)
    else branches.at(-1)?.body.push(command)
  }
  return { branches, end: commands.length }
}

/** `a | b)` is split at its bar: whether a lone word is the first of such. */
const isPattern = (commands: readonly RawCommand[], at: number): boolean => {
  const next = commands[at + 1]
  return next !== undefined && PATTERN.test(firstOf(next)) && next.line === commands[at]?.line
}

/**
 * Returns whether a test holds, of words without quotes: `[ prod = dev ]`, `[[ -z x ]]`; undefined where it is another, or
 * hangs on what `isKnown` says is not known.
 */
export function holds(words: readonly string[], isKnown: (word: string) => boolean): boolean | undefined {
  const [first = '', ...rest] = words[0] === 'if' || words[0] === 'elif' ? words.slice(1) : words
  if (first === '!') {
    const inner = holds(rest, isKnown)
    return inner === undefined ? undefined : !inner
  }
  if (first === 'true' || first === 'false') return rest.length === 0 ? first === 'true' : undefined
  const close = { '[': ']', '[[': ']]' }[first]
  const inner = close === undefined ? rest : rest.at(-1) === close ? rest.slice(0, -1) : undefined
  if (!inner || (close === undefined && first !== 'test') || !inner.every(isKnown)) return undefined
  const [one = '', sign = '', other = ''] = inner
  if (one === '!') return not(holds(['test', ...inner.slice(1)], isKnown))
  if (inner.length <= 2 && one === '-z') return sign === ''
  if (inner.length <= 2 && one === '-n') return sign !== ''
  if (inner.length !== 3) return undefined
  if (/[*?[]/.test(other)) return undefined
  if (sign === '=' || sign === '==') return one === other
  if (sign === '!=') return one !== other
  const [left, right] = [Number(one), Number(other)]
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined
  return NUMBERS[sign]?.(left, right)
}

const not = (held: boolean | undefined): boolean | undefined => (held === undefined ? undefined : !held)

const NUMBERS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '-eq': (left, right) => left === right,
  '-ne': (left, right) => left !== right,
  '-gt': (left, right) => left > right,
  '-ge': (left, right) => left >= right,
  '-lt': (left, right) => left < right,
  '-le': (left, right) => left <= right,
}

/** Returns whether a word is one of the patterns of a branch of `case`; undefined where that is not known. */
export function matches(patterns: readonly string[], word: string): boolean | undefined {
  if (patterns.includes('*') || patterns.includes(word)) return true
  return patterns.some((pattern) => /[*?[]/.test(pattern)) ? undefined : false
}

const ASKS_CLUSTER = /kafka-|\b(?:rpk|kaf|kafkactl|confluent|kcat|grep|nc)\b/
const DOES = /kafka-|\b(?:rpk|kaf|kafkactl|confluent)\b|^[A-Za-z_]\w*=/

/** Returns whether a condition asks the cluster, as for a topic that is there already: what follows either way is one. */
export const asksCluster = (condition: readonly RawCommand[]): boolean =>
  ASKS_CLUSTER.test(asWritten(condition))

/** Returns whether a branch makes or says anything. */
export const doesSomething = (body: readonly RawCommand[]): boolean =>
  body.some((command) => command.array || command.words.some((word) => DOES.test(written(word))))
