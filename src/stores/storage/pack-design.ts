/**
 * A design cut into pieces for storage, so that a save writes what changed and not the whole. Designs are
 * immutable: an item that is the same object as before is in a piece that is stored already.
 */
import {
  isLong,
  isPacked,
  isTable,
  type KnownPart,
  type KnownPieces,
  type LongPart,
  type Packed,
  type Piece,
  type Table,
  type Unpacked,
} from './packed-content'

/** A piece of a list is cut at so many items, or sooner where they are heavy. */
const PIECE_ITEMS = 64
const PIECE_WEIGHT = 400

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
    if (path.length > 0 && isLong(value)) return leaveOut(value, path)
    if (path.length > 1 || Array.isArray(value)) return value
    const entries = Object.entries(value)
    const kept = entries.map(([field, inner]) => [field, visit(inner, [...path, field])] as const)
    return kept.some(([, inner], at) => inner !== entries[at]?.[1]) ? Object.fromEntries(kept) : value
  }

  const rest = visit(design, [])
  return { content: parts.length === 0 ? design : { packed: 1, rest, parts }, added, known: now }
}

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
