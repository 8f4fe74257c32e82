/**
 * A design cut into pieces for storage, so that a save writes what changed and not the whole. Designs are
 * immutable: an item that is the same object as before is in a piece that is stored already.
 */

/** Some items of a long list, or keys and values of a long table in turn. What stands under an id never changes. */
export interface Piece {
  readonly id: number
  readonly items: readonly unknown[]
}

/** A long list or table that was taken out of a design: where it stands, and its pieces in order. */
interface LongPart {
  readonly path: readonly string[]
  readonly isTable: boolean
  /** The id of a piece and the number of its items, in turn. */
  readonly runs: readonly number[]
}

/** A design without its long parts, as it is stored beside its pieces. */
export interface PackedContent {
  readonly packed: 1
  readonly rest: unknown
  readonly parts: readonly LongPart[]
}

interface KnownPart {
  readonly source: object
  readonly items: readonly unknown[]
  readonly runs: readonly number[]
}

/** Which items of a design are stored in which pieces, by the path of each long part. */
export type KnownPieces = ReadonlyMap<string, KnownPart>

export interface Packed {
  /** What is stored as the design: the design itself where nothing in it is long. */
  readonly content: unknown
  /** The pieces that are new. */
  readonly added: readonly Piece[]
  readonly known: KnownPieces
}

/** Shorter lists and tables stay where they are. */
const LONGEST_WHOLE = 128
/** A piece of a list is cut at so many items, or sooner where they are heavy. */
const PIECE_ITEMS = 64
const PIECE_WEIGHT = 400

type Table = Readonly<Record<string, unknown>>

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isPacked = (content: unknown): content is PackedContent =>
  isTable(content) && content['packed'] === 1 && Array.isArray(content['parts'])

/** An id that no other piece has, whichever tab wrote it. */
function newPieceId(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return (high & 0x1f_ffff) * 0x1_0000_0000 + low
}

/** The items of a list; of a table its keys and values in turn. */
function flat(source: object): readonly unknown[] {
  if (Array.isArray(source)) return source
  const items: unknown[] = []
  for (const key of Object.keys(source)) items.push(key, (source as Table)[key])
  return items
}

const sizeOf = (source: object): number =>
  Array.isArray(source) ? source.length : Object.keys(source).length

/** About how many values there are in an item, as far as it matters for cutting: its long lists and texts. */
function weigh(value: unknown): number {
  if (typeof value === 'string') return 1 + (value.length >> 6)
  if (typeof value !== 'object' || value === null) return 1
  if (Array.isArray(value) && value.length > PIECE_WEIGHT) return value.length
  let weight = 1
  for (const field in value) weight += weigh((value as Table)[field])
  return weight
}

function isSame(
  ones: readonly unknown[],
  at: number,
  others: readonly unknown[],
  from: number,
  count: number,
) {
  if (at < 0 || from < 0 || at + count > ones.length || from + count > others.length) return false
  for (let step = 0; step < count; step += 1) if (ones[at + step] !== others[from + step]) return false
  return true
}

/** Cuts a stretch of items into new pieces, never between a key and its value. */
function cut(items: readonly unknown[], step: number, added: Piece[]): number[] {
  const runs: number[] = []
  let start = 0
  let weight = 0
  for (let at = 0; at < items.length; at += step) {
    weight += weigh(items[at + step - 1])
    const end = at + step
    if (end - start < PIECE_ITEMS * step && weight < PIECE_WEIGHT && end < items.length) continue
    const piece = { id: newPieceId(), items: items.slice(start, end) }
    added.push(piece)
    runs.push(piece.id, end - start)
    start = end
    weight = 0
  }
  return runs
}

/** The runs of a part whose items changed: those before and after the change stay, what is between is cut anew. */
function rerun(items: readonly unknown[], known: KnownPart, step: number, added: Piece[]): number[] {
  const { items: before, runs } = known
  let front = 0
  let start = 0
  while (front < runs.length && isSame(items, start, before, start, runs[front + 1] ?? 0)) {
    start += runs[front + 1] ?? 0
    front += 2
  }
  let back = runs.length
  let end = items.length
  const shift = items.length - before.length
  while (back > front) {
    const count = runs[back - 1] ?? 0
    if (end - count < start || !isSame(items, end - count, before, end - count - shift, count)) break
    end -= count
    back -= 2
  }
  const middle = shift === 0 ? recutEach(items, known, { front, back, start }, step, added) : null
  if (middle) return [...runs.slice(0, front), ...middle, ...runs.slice(back)]
  // What is cut anew takes a small neighbour in, or appending would leave a piece for every item.
  while (front > 0 && end - start + (runs[front - 1] ?? 0) <= PIECE_ITEMS * step) {
    front -= 2
    start -= runs[front + 1] ?? 0
  }
  return [...runs.slice(0, front), ...cut(items.slice(start, end), step, added), ...runs.slice(back)]
}

/** Items changed in their places: each run is kept or written anew by itself. */
function recutEach(
  items: readonly unknown[],
  { items: before, runs }: KnownPart,
  { front, back, start }: { readonly front: number; readonly back: number; readonly start: number },
  step: number,
  added: Piece[],
): number[] {
  const middle: number[] = []
  let at = start
  for (let run = front; run < back; run += 2) {
    const [id = 0, count = 0] = runs.slice(run, run + 2)
    if (isSame(items, at, before, at, count)) middle.push(id, count)
    else middle.push(...cut(items.slice(at, at + count), step, added))
    at += count
  }
  return middle
}

function packPart(source: object, known: KnownPart | undefined, added: Piece[]): KnownPart {
  if (known?.source === source) return known
  const items = flat(source)
  const step = Array.isArray(source) ? 1 : 2
  return { source, items, runs: known ? rerun(items, known, step, added) : cut(items, step, added) }
}

/**
 * Packs a design. `known` says what of it, or of an earlier state, is stored; without it all pieces are new.
 * Long are lists and tables at the design's own fields, or one level deeper, as the positions of the layout.
 */
export function packDesign(design: object, known?: KnownPieces): Packed {
  const added: Piece[] = []
  const parts: LongPart[] = []
  const now = new Map<string, KnownPart>()

  const leaveOut = (source: object, path: readonly string[]): null => {
    const key = path.join('/')
    const part = packPart(source, known?.get(key), added)
    now.set(key, part)
    parts.push({ path, isTable: !Array.isArray(source), runs: part.runs })
    return null
  }
  const visit = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (path.length > 0 && sizeOf(value) > LONGEST_WHOLE) return leaveOut(value, path)
    if (path.length > 1 || Array.isArray(value)) return value
    const entries = Object.entries(value)
    const kept = entries.map(([field, inner]) => [field, visit(inner, [...path, field])] as const)
    return kept.some(([, inner], at) => inner !== entries[at]?.[1]) ? Object.fromEntries(kept) : value
  }

  const rest = visit(design, [])
  return { content: parts.length === 0 ? design : { packed: 1, rest, parts }, added, known: now }
}

/** The ids of the pieces that a stored content is made of. */
export const piecesOf = (content: unknown): readonly number[] =>
  isPacked(content) ? content.parts.flatMap(({ runs }) => runs.filter((_, at) => at % 2 === 0)) : []

function pairs(items: readonly unknown[]): Table {
  const entries: [string, unknown][] = []
  for (let at = 0; at + 1 < items.length; at += 2) entries.push([String(items[at]), items[at + 1]])
  return Object.fromEntries(entries)
}

function putIn(value: unknown, [field, ...deeper]: readonly string[], part: object): unknown {
  if (field === undefined) return part
  const table = isTable(value) ? value : {}
  return { ...table, [field]: putIn(table[field], deeper, part) }
}

export interface Unpacked {
  readonly design: unknown
  readonly known: KnownPieces
  /** Whether a piece was missing; what it held is left out. */
  readonly isTorn: boolean
}

/** Puts a stored content together again. */
export function unpackDesign(
  content: unknown,
  itemsOf: (id: number) => readonly unknown[] | undefined,
): Unpacked {
  const known = new Map<string, KnownPart>()
  if (!isPacked(content)) return { design: content, known, isTorn: false }
  let design = content.rest
  let isTorn = false
  for (const { path, isTable: isPairs, runs } of content.parts) {
    const items: unknown[] = []
    for (let run = 0; run < runs.length; run += 2) {
      const held = itemsOf(runs[run] ?? 0)
      if (held?.length !== runs[run + 1]) isTorn = true
      for (const item of held ?? []) items.push(item)
    }
    const source = isPairs ? pairs(items) : items
    known.set(path.join('/'), { source, items, runs })
    design = putIn(design, path, source)
  }
  return { design, known: isTorn ? new Map() : known, isTorn }
}
