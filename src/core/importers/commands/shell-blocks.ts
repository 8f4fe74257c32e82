import { leadOf, textOf } from './branches'
import type { RawCommand } from './shell-text'

/** Loops are followed over so many words. */
export const MOST_TURNS = 1_000

/** The name of a function that begins here. */
export function functionName(own: readonly string[]): string | undefined {
  const [first = '', second = ''] = own
  if (first === 'function') return second.replace(/\(\)?$/, '')
  const found = /^([\w-]+)\(\)?$/.exec(first)
  return found && (first.endsWith('()') || second === ')') ? found[1] : undefined
}

/** The first command of a function's body, which may stand in the line of its name. */
export function withoutHead(command: RawCommand): RawCommand {
  const open = command.words.findIndex((word) => word[0] === '{')
  return { ...command, words: open < 0 ? [] : command.words.slice(open + 1) }
}

/** Where the function that begins at a command ends: the number of commands where it is never closed. */
export function bodyEnd(commands: readonly RawCommand[], start: number): number {
  let open = 0
  for (let at = start; at < commands.length; at += 1) {
    const words = (commands[at] as RawCommand).words.map(textOf)
    const lead = leadOf(words)
    if (words.slice(0, lead).includes('{')) open += 1
    const isPair = words.slice(lead).includes('{')
    if (words[0] === '}' || (words.length > 1 && words.at(-1) === '}' && !isPair)) open -= 1
    if (open <= 0 && words.includes('}')) return at
  }
  return commands.length
}

/** Where the loop that begins at a command ends: the number of commands where it is never closed. */
export function endOf(commands: readonly RawCommand[], start: number): number {
  let open = 0
  for (let at = start; at < commands.length; at += 1) {
    const words = (commands[at] as RawCommand).words.map(textOf)
    if (/^(?:for|while|until)$/.test(words[leadOf(words)] ?? '')) open += 1
    if (words[0] === 'done') open -= 1
    if (open === 0) return at
  }
  return commands.length
}

/** `$(seq 1 3)` */
export function sequence(inner: string): string[] | undefined {
  const [, start = '1', end] = /^\s*seq(?:\s+(\d{1,6}))?\s+(\d{1,6})\s*$/.exec(inner) ?? []
  const count = Number(end) - Number(start) + 1
  return end === undefined || !(count > 0 && count <= MOST_TURNS)
    ? undefined
    : Array.from({ length: count }, (_, at) => String(Number(start) + at))
}

/** `part-{0..2}` and `{a,b}.v1` are several words. */
export function braced(text: string): string[] {
  const found = /^([^{}]*)\{(?:(\d{1,6})\.\.(\d{1,6})|([\w.-]*(?:,[\w.-]*)+))\}(.*)$/s.exec(text)
  if (!found) return [text]
  const [, before = '', from, to, list, after = ''] = found
  const count = Number(to) - Number(from) + 1
  const parts =
    list === undefined
      ? Array.from({ length: Math.max(0, Math.min(count, MOST_TURNS)) }, (_, at) => String(Number(from) + at))
      : list.split(',')
  const ends = braced(after)
  return parts
    .slice(0, MOST_TURNS)
    .flatMap((part) => ends.map((end) => before + part + end))
    .slice(0, MOST_TURNS)
}

/**
 * Returns a text without what matches a pattern of `*` and `?` at one of its ends; undefined for other patterns and for
 * what is longer than people write. One pass over the text, whatever the pattern.
 */
export function cutOff(
  text: string,
  { sign, pattern }: { readonly sign: string; readonly pattern: string },
): string | undefined {
  const plain = pattern.replace(/^(["'])(.*)\1$/s, '$2')
  if (/[[\]\\$`]/.test(plain) || plain.length > 40 || text.length > 1_000) return undefined
  const isEnd = sign.startsWith('%')
  const [signs, wanted] = [[...text], [...plain.replace(/\*+/g, '*')]]
  const lengths = isEnd
    ? matchedLengths(signs.toReversed(), wanted.toReversed())
    : matchedLengths(signs, wanted)
  const length = sign.length === 2 ? lengths.at(-1) : lengths[0]
  if (length === undefined) return text
  return (isEnd ? signs.slice(0, signs.length - length) : signs.slice(length)).join('')
}

/** How long the beginnings of a text are that a pattern matches, the shortest first. */
function matchedLengths(text: readonly string[], pattern: readonly string[]): number[] {
  // Whether so much of the pattern matches what was read of the text so far.
  let reached = [true, ...pattern.map(() => false)]
  const passStars = () => {
    for (const [at, sign] of pattern.entries()) if (sign === '*' && reached[at]) reached[at + 1] = true
  }
  passStars()
  const lengths = reached[pattern.length] ? [0] : []
  for (const [index, sign] of text.entries()) {
    const before = reached
    reached = [
      false,
      ...pattern.map((wanted, at) =>
        wanted === '*' ? before[at + 1] === true : before[at] === true && (wanted === '?' || wanted === sign),
      ),
    ]
    passStars()
    if (reached[pattern.length]) lengths.push(index + 1)
  }
  return lengths
}
