import { lineStarts } from '../shared/line-starts'
import type { Marks } from './marks'

/** What was read of a text; faults with their lines in it, counted from 1, where one line can be said. */
export interface ReadPart {
  readonly value: unknown
  readonly marks: Marks
  readonly faults: readonly { readonly message: string; readonly line?: number }[]
}

/** The key of a list at the top, alone on its line. */
const KEY = /^["']?([\w.-]{1,100})["']?[ \t]*:[ \t]*$/

/**
 * Reads a text that is too long in one piece where most of it is one list at its top, as a `List` of Kubernetes is:
 * each entry by itself, and what stands around them. Undefined of any other text, and where an entry alone is too long.
 */
export function readInPieces(text: string, read: (part: string) => ReadPart | Error): ReadPart | undefined {
  const lines = text.split('\n')
  const found = longestList(lines)
  if (!found) return undefined
  const starts = lineStarts(text)
  const { key, from, to, entries } = found
  // Blanks in place of the list keep every offset.
  const around = lines.map((line, at) => (at >= from && at < to ? ' '.repeat(line.length) : line))
  const rest = read(around.join('\n'))
  if (rest instanceof Error || !isMapping(rest.value)) return undefined
  const list: unknown[] = []
  const marks: Marks = new Map(rest.marks)
  const places = new Map<string | number, number>()
  marks.set(list, places)
  const faults = [...rest.faults]
  for (const [index, start] of entries.entries()) {
    const one = read(lines.slice(start, entries[index + 1] ?? to).join('\n'))
    if (one instanceof Error) return undefined
    const offset = starts[start] ?? 0
    for (const [container, inner] of one.marks)
      marks.set(container, new Map([...inner].map(([name, at]) => [name, at + offset])))
    for (const { message, line = 1 } of one.faults) faults.push({ message, line: line + start })
    places.set(list.length, offset)
    list.push(Array.isArray(one.value) ? one.value[0] : one.value)
  }
  rest.value[key] = list
  return { value: rest.value, marks, faults }
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface LongList {
  readonly key: string
  /** The lines that the list takes, from 0; the second is the first after it. */
  readonly from: number
  readonly to: number
  /** The line of each entry. */
  readonly entries: readonly number[]
}

/** The list of the most entries below a key at the top. */
function longestList(lines: readonly string[]): LongList | undefined {
  let longest: LongList | undefined
  for (const [at, line] of lines.entries()) {
    const key = KEY.exec(line)?.[1]
    const dash = key === undefined ? undefined : /^( *)- /.exec(lines[at + 1] ?? '')?.[1]
    if (key === undefined || dash === undefined) continue
    const entries: number[] = []
    let to = at + 1
    for (; to < lines.length; to += 1) {
      const here = lines[to] ?? ''
      if (here.startsWith(`${dash}- `)) entries.push(to)
      else if (here.trim() !== '' && !here.startsWith(`${dash} `)) break
    }
    if (entries.length > (longest?.entries.length ?? 1)) longest = { key, from: at + 1, to, entries }
  }
  return longest
}
