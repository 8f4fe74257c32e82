import { textOf } from './branches'
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

export function bodyEnd(commands: readonly RawCommand[], start: number): number {
  let open = 0
  for (let at = start; at < commands.length; at += 1) {
    const words = (commands[at] as RawCommand).words.map(textOf)
    if (words.includes('{')) open += 1
    if (words[0] === '}' || (words.length > 1 && words.at(-1) === '}')) open -= 1
    if (open <= 0 && words.includes('}')) return at
  }
  return commands.length
}

/** Where the loop that begins at a command ends. */
export function endOf(commands: readonly RawCommand[], start: number): number {
  let open = 0
  for (let at = start; at < commands.length; at += 1) {
    const words = (commands[at] as RawCommand).words.map(textOf)
    if (words.some((word) => /^(?:for|while|until)$/.test(word))) open += 1
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
  return parts.flatMap((part) => braced(before + part + after)).slice(0, MOST_TURNS)
}

/** Returns a text without what matches a pattern of `*` and `?` at one of its ends; undefined for other patterns. */
export function cutOff(
  text: string,
  { sign, pattern }: { readonly sign: string; readonly pattern: string },
): string | undefined {
  const plain = pattern.replace(/^(["'])(.*)\1$/s, '$2')
  if (/[[\]\\$`]/.test(plain) || plain.length > 40 || text.length > 1_000) return undefined
  const isEnd = sign.startsWith('%')
  const inner = plain
    .replace(/[.+^(){}|/]/g, '\\$&')
    .replace(/\?/g, '[\\s\\S]')
    .replace(/\*+/g, '[\\s\\S]*')
  const whole = new RegExp(`^(?:${inner})$`)
  // The shortest or the longest piece at that end.
  const lengths = Array.from({ length: text.length + 1 }, (_, at) =>
    sign.length === 2 ? text.length - at : at,
  )
  for (const length of lengths) {
    const piece = isEnd ? text.slice(text.length - length) : text.slice(0, length)
    if (whole.test(piece)) return isEnd ? text.slice(0, text.length - length) : text.slice(length)
  }
  return text
}
