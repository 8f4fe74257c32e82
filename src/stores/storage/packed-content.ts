/**
 * What a design in pieces looks like in storage, and whether one is to be cut at all: few are, so that cutting
 * and putting together are loaded where they are needed.
 */

/** Some items of a long list, or keys and values of a long table in turn. What stands under an id never changes. */
export interface Piece {
  readonly id: number
  readonly items: readonly unknown[]
}

/** A long list or table that was taken out of a design: where it stands, and its pieces in order. */
export interface LongPart {
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

export interface KnownPart {
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
export type Table = Readonly<Record<string, unknown>>

export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isPacked = (content: unknown): content is PackedContent =>
  isTable(content) && content['packed'] === 1 && Array.isArray(content['parts'])

const sizeOf = (source: object): number =>
  Array.isArray(source) ? source.length : Object.keys(source).length

/** Whether a list or table is long enough to be cut. */
export const isLong = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && sizeOf(value) > LONGEST_WHOLE

/** Whether a design has anything to cut: at its own fields, or one level deeper, as the positions of the layout. */
export const isLarge = (design: object): boolean =>
  Object.values(design).some(
    (value) => isLong(value) || (isTable(value) && Object.values(value).some(isLong)),
  )

/** The ids of the pieces that a stored content is made of. */
export const piecesOf = (content: unknown): readonly number[] =>
  isPacked(content) ? content.parts.flatMap(({ runs }) => runs.filter((_, at) => at % 2 === 0)) : []

export interface Unpacked {
  readonly design: unknown
  readonly known: KnownPieces
  /** Whether a piece was missing; what it held is left out. */
  readonly isTorn: boolean
}
