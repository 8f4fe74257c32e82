import { lineStarts, lineWith } from '../shared/line-starts'
import type { Path, Problem } from './text-error'

/** For every collection that was read, where in the text each of its entries begins. */
export type Marks = Map<object, Map<string | number, number>>

/** Plain data as the text has it: integers beyond 2^53 as text, every alias a copy of its own. */
export interface ReadDocument {
  readonly value: unknown
  /** The line, counted from 1, at which a path or the nearest thing around it begins. */
  readonly lineOf: (path: Path) => number
  /** Keys that are said twice, the last of which counts: the rest can be checked all the same. */
  readonly problems: readonly Problem[]
}

/** Finds the line of a path among the marks. */
export function lineFinder(source: string, root: unknown, marks: Marks): (path: Path) => number {
  const starts = lineStarts(source)
  return (path) => {
    let value = root
    let offset = 0
    for (const step of path) {
      if (typeof value !== 'object' || value === null) break
      const mark = marks.get(value)?.get(step)
      if (mark === undefined) break
      offset = mark
      value = (value as Readonly<Record<string | number, unknown>>)[step]
    }
    return lineWith(starts, offset)
  }
}

/** The line, counted from 1, of a place in a text. */
export function lineOfOffset(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line += 1
  return line
}
