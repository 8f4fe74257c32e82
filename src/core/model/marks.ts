import type { Area, Design, Note, Position } from './design'

/**
 * Marks are what a drawing says beside its nodes: notes and areas. They have no name, no setting and no finding,
 * so they are no kinds of node; a table of their own says what the screen and the edits need of each.
 */
export const MARKS = {
  note: { list: 'notes', word: 'note', words: 'notes', size: [220, 110], least: [100, 44] },
  area: { list: 'areas', word: 'area', words: 'areas', size: [520, 320], least: [160, 90] },
} as const satisfies {
  readonly [Kind in string]: {
    readonly list: 'notes' | 'areas'
    readonly word: string
    readonly words: string
    /** Width and height of a new one, and the least that it can be resized to, in canvas pixels. */
    readonly size: Position
    readonly least: Position
  }
}

/** The box that stands for a folded area, in canvas pixels. */
export const FOLDED_SIZE: Position = [226, 112]

export type MarkKind = keyof typeof MARKS
export const MARK_KINDS = Object.keys(MARKS) as readonly MarkKind[]

/** A mark's identity on the canvas and in the selection: `note:note-1`. */
export type MarkId = `${MarkKind}:${string}`

export type MarkOf<Kind extends MarkKind> = Kind extends 'note' ? Note : Area

/** All that a design has on its drawing beside the nodes, by kind and by the key under which each stands. */
export type Marks = Pick<NonNullable<Design['layout']>, 'notes' | 'areas'>

/** The kind and the key of a mark's id; null where it is none. */
export function parseMarkId(id: string): { readonly kind: MarkKind; readonly key: string } | null {
  const colon = id.indexOf(':')
  const kind = MARK_KINDS.find((known) => known === id.slice(0, colon))
  return kind === undefined ? null : { kind, key: id.slice(colon + 1) }
}

const NONE = {}

/** The marks of a kind by their keys; an empty table where a design has none. */
export const marksOf = <Kind extends MarkKind>(
  design: Design,
  kind: Kind,
): Readonly<Record<string, MarkOf<Kind>>> =>
  (design.layout?.[MARKS[kind].list] ?? NONE) as Readonly<Record<string, MarkOf<Kind>>>

/** The mark of an id; undefined where there is none. */
export function findMark(design: Design, id: string): Note | Area | undefined {
  const parsed = parseMarkId(id)
  if (!parsed) return undefined
  const marks = marksOf(design, parsed.kind)
  return Object.hasOwn(marks, parsed.key) ? marks[parsed.key] : undefined
}

/** Whether the drawing has the mark of an id. */
export const hasMark = (design: Design, id: string): boolean => findMark(design, id) !== undefined

/** Every mark of a design: areas first, since notes stand on them. */
export const markIds = (design: Design): readonly MarkId[] => [
  ...Object.keys(marksOf(design, 'area')).map((key): MarkId => `area:${key}`),
  ...Object.keys(marksOf(design, 'note')).map((key): MarkId => `note:${key}`),
]

/** The first of `note-1`, `note-2`, … that no mark of the kind has, nor any of the keys in `given`. */
export function freeMarkKey(design: Design, kind: MarkKind, given?: ReadonlySet<string>): string {
  const marks = marksOf(design, kind)
  for (let number = 1; ; number += 1) {
    const key = `${MARKS[kind].word}-${number}`
    if (!Object.hasOwn(marks, key) && !given?.has(key)) return key
  }
}
