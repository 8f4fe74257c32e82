import { type Box, boxOf, foldedAway } from '../layout/box-of'
import { surrounding } from '../layout/frame-around'
import { frameBeside } from '../layout/frame-beside'
import type { Area, Design, Note, Position } from '../model/design'
import { withLocked } from '../model/locks'
import {
  findMark,
  freeMarkKey,
  hasMark,
  MARKS,
  type MarkId,
  type MarkKind,
  type MarkOf,
  type Marks,
  markIds,
  marksOf,
  parseMarkId,
} from '../model/marks'
import { nodeIds } from '../model/node-id'
import type { Edit } from './edit'
import { changeMark, wholePosition, withMarks } from './place-marks'
import { wholePixel } from './whole-pixel'

/** Adds a note where a person pointed, in canvas pixels. The key under which it will stand is `freeMarkKey`'s. */
export const addNote = (at: Position, text = ''): Edit => ({
  label: 'Add a note',
  apply: (design) =>
    withMarks(design, 'note', {
      ...marksOf(design, 'note'),
      [freeMarkKey(design, 'note')]: { at: wholePosition(at), size: MARKS.note.size, text },
    }),
})

/** Adds an area that covers a rectangle of the drawing. */
export const addArea = ({ x, y, width, height }: Box, title: string): Edit => ({
  label: 'Add an area',
  apply: (design) =>
    withMarks(design, 'area', {
      ...marksOf(design, 'area'),
      [freeMarkKey(design, 'area')]: {
        title,
        at: wholePosition([x, y]),
        size: atLeast('area', [width, height]),
      },
    }),
})

const atLeast = (kind: MarkKind, [width, height]: Position): Position => {
  const [leastWidth, leastHeight] = MARKS[kind].least
  const within = (length: number, least: number) =>
    Math.min(LARGEST_LENGTH, Math.max(least, wholePixel(length)))
  return [within(width, leastWidth), within(height, leastHeight)]
}

/** The longest side of a mark, in canvas pixels: longer than any drawing; the document refuses more. */
export const LARGEST_LENGTH = 1e6

/**
 * Returns the rectangle of an area around some items, in canvas pixels, with room for its title: no node, note or
 * folded area lies over its frame. Undefined where none of them is placed.
 */
export function boxAround(design: Design, ids: Iterable<string>): Box | undefined {
  const chosen = new Set(ids)
  const boxes = [...chosen].flatMap((id) => boxOf(design, id) ?? [])
  if (boxes.length === 0) return undefined
  const away = foldedAway(design)
  const isGround = (id: string) => {
    const mark = findMark(design, id)
    return mark !== undefined && 'title' in mark && !mark.folded
  }
  const others = [...nodeIds(design), ...markIds(design)].flatMap((id) =>
    chosen.has(id) || away.has(id) || isGround(id) ? [] : (boxOf(design, id) ?? []),
  )
  return frameBeside(surrounding(boxes), others)
}

/** Writes a note's text; typing into one note is one step. */
export const writeNote = (key: string, text: string): Edit => ({
  label: 'Write a note',
  mergeKey: `note:${key}`,
  apply: (design) =>
    changeMark(design, 'note', key, (note) => (note.text === text ? note : { ...note, text })),
})

/** Titles an area. */
export const titleArea = (key: string, title: string): Edit => ({
  label: 'Title an area',
  mergeKey: `area:${key}`,
  apply: (design) =>
    changeMark(design, 'area', key, (area) => (area.title === title ? area : { ...area, title })),
})

/** Gives a mark another rectangle, no smaller than its kind can be. */
export const resizeMark = (id: MarkId, { x, y, width, height }: Box): Edit => {
  const parsed = parseMarkId(id)
  return {
    label: `Resize ${parsed ? `the ${MARKS[parsed.kind].word}` : id}`,
    apply: (design) =>
      parsed
        ? changeMark<MarkKind>(design, parsed.kind, parsed.key, (mark) => ({
            ...mark,
            at: wholePosition([x, y]),
            size: atLeast(parsed.kind, [width, height]),
          }))
        : design,
  }
}

/** Takes marks out; what stands in an area stays. Ids of nothing are passed over. */
export function removeMarks(design: Design, ids: Iterable<string>): Design {
  const gone = { note: new Set<string>(), area: new Set<string>() }
  for (const id of ids) {
    const parsed = parseMarkId(id)
    if (parsed) gone[parsed.kind].add(parsed.key)
  }
  const without = <Kind extends MarkKind>(from: Design, kind: Kind): Design => {
    const marks = marksOf(from, kind)
    const left = Object.entries(marks).filter(([key]) => !gone[kind].has(key))
    return left.length === Object.keys(marks).length
      ? from
      : withMarks(from, kind, Object.fromEntries(left) as Record<string, MarkOf<Kind>>)
  }
  const left = without(without(design, 'note'), 'area')
  const locked = left.layout?.locked
  const stays = locked?.filter((id) => parseMarkId(id) === null || hasMark(left, id))
  return locked && stays && stays.length < locked.length ? withLocked(left, stays) : left
}

/** Takes copies of the marks of some ids. */
export function copyMarks(design: Design, ids: Iterable<string>): Marks {
  const wanted = new Set(ids)
  const chosen = <Kind extends MarkKind>(kind: Kind) =>
    Object.entries(marksOf(design, kind)).filter(([key]) => wanted.has(`${kind}:${key}`))
  const notes = chosen('note') as [string, Note][]
  const areas = chosen('area') as [string, Area][]
  return {
    ...(notes.length > 0 && { notes: Object.fromEntries(notes) }),
    ...(areas.length > 0 && { areas: Object.fromEntries(areas) }),
  }
}

/**
 * Adds copied marks under free keys, shifted by an offset in canvas pixels. What a folded area holds is the copies of
 * what the first held: `nodeOf` has the id of the copy of a node.
 */
export function pasteMarks(
  design: Design,
  copied: Marks,
  [right, down]: Position,
  nodeOf: (id: string) => string | undefined = () => undefined,
): Design {
  const keys = new Map<string, MarkId>()
  const chooseKeys = (kind: MarkKind) => {
    const given = new Set<string>()
    for (const before of Object.keys(copied[MARKS[kind].list] ?? {})) {
      const key = freeMarkKey(design, kind, given)
      given.add(key)
      keys.set(`${kind}:${before}`, `${kind}:${key}`)
    }
  }
  chooseKeys('area')
  chooseKeys('note')
  const holdsCopies = <Mark extends Note | Area>(mark: Mark): Mark =>
    'holds' in mark && mark.holds
      ? { ...mark, holds: mark.holds.flatMap((id) => keys.get(id) ?? nodeOf(id) ?? []) }
      : mark
  const pasteKind = <Kind extends MarkKind>(into: Design, kind: Kind): Design => {
    const marks = (copied[MARKS[kind].list] ?? {}) as Readonly<Record<string, MarkOf<Kind>>>
    const added: Record<string, MarkOf<Kind>> = {}
    for (const [before, mark] of Object.entries(marks)) {
      const id = keys.get(`${kind}:${before}`)
      const key = id === undefined ? undefined : parseMarkId(id)?.key
      if (key !== undefined)
        added[key] = {
          ...holdsCopies(mark),
          at: wholePosition([mark.at[0] + right, mark.at[1] + down]),
        }
    }
    return Object.keys(added).length === 0
      ? into
      : withMarks(into, kind, { ...marksOf(into, kind), ...added })
  }
  return pasteKind(pasteKind(design, 'area'), 'note')
}
