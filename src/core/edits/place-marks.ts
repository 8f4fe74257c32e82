import type { Design, Position } from '../model/design'
import { lockedIds } from '../model/locks'
import { MARKS, type MarkKind, type MarkOf, marksOf, parseMarkId } from '../model/marks'
import { wholePixel } from './whole-pixel'

export const wholePosition = ([x, y]: Position): Position => [wholePixel(x), wholePixel(y)]

/** The design with the marks of one kind replaced; a table that is left empty leaves the layout. */
export function withMarks<Kind extends MarkKind>(
  design: Design,
  kind: Kind,
  marks: Readonly<Record<string, MarkOf<Kind>>>,
): Design {
  const { [MARKS[kind].list]: _, ...rest } = design.layout ?? {}
  const isEmpty = Object.keys(marks).length === 0
  return { ...design, layout: isEmpty ? rest : { ...rest, [MARKS[kind].list]: marks } }
}

/** The design with one mark changed; the very same design where there is none of that key, or it stays the same. */
export function changeMark<Kind extends MarkKind>(
  design: Design,
  kind: Kind,
  key: string,
  change: (mark: MarkOf<Kind>) => MarkOf<Kind>,
): Design {
  const marks = marksOf(design, kind)
  const before = Object.hasOwn(marks, key) ? marks[key] : undefined
  if (before === undefined) return design
  const after = change(before)
  return after === before ? design : withMarks(design, kind, { ...marks, [key]: after })
}

/** Puts marks at positions; the very same design where all of them are there already. Locked ones keep theirs; other ids are passed over. */
export function placeMarks(design: Design, positions: Readonly<Record<string, Position>>): Design {
  let placed = design
  for (const [id, position] of Object.entries(positions)) {
    const parsed = parseMarkId(id)
    if (!parsed || lockedIds(design).has(id)) continue
    const at = wholePosition(position)
    placed = changeMark<MarkKind>(placed, parsed.kind, parsed.key, (mark) =>
      mark.at[0] === at[0] && mark.at[1] === at[1] ? mark : { ...mark, at },
    )
  }
  return placed
}
