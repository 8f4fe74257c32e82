import type { Design, Position } from '../model/design'
import { MARKS, type MarkId, type MarkKind, marksOf, parseMarkId } from '../model/marks'
import { withContents } from './box-of'

/** Returns the design with nodes and marks at other positions, and with them what stands in the areas among them; the very same where there are none. */
export function moveApart(design: Design, positions: Readonly<Record<string, Position>>): Design {
  const moved = Object.entries(withContents(design, positions))
  if (moved.length === 0) return design
  const nodes = moved.filter(([id]) => parseMarkId(id) === null)
  const layout = {
    ...design.layout,
    ...(nodes.length > 0 && { positions: { ...design.layout?.positions, ...Object.fromEntries(nodes) } }),
  }
  return moved.reduce<Design>((so, [id, at]) => withMarkAt(so, id as MarkId, at), { ...design, layout })
}

function withMarkAt(design: Design, id: MarkId, at: Position): Design {
  const parsed = parseMarkId(id)
  if (!parsed) return design
  return withMark(design, parsed.kind, parsed.key, { at })
}

/** Returns the design with some fields of a mark replaced; the very same design where there is none of that key. */
export function withMark(design: Design, kind: MarkKind, key: string, fields: object): Design {
  const marks = marksOf(design, kind)
  if (!Object.hasOwn(marks, key)) return design
  const { list } = MARKS[kind]
  return {
    ...design,
    layout: { ...design.layout, [list]: { ...marks, [key]: { ...marks[key], ...fields } } },
  }
}
