/** What is stored of a design, and what a summary must have to be shown. */
import type { FieldText } from '../browser/focused-field'
import type { Writer } from '../tabs/this-tab'
import type { KnownPieces, Piece } from './packed-content'

export interface DesignSummary {
  readonly id: string
  readonly name: string
  readonly nodes: number
  /** Milliseconds since 1970. */
  readonly updatedAt: number
  /** Grows by one with every save. */
  readonly revision: number
  /** What wrote it; see `check-stored.ts`. */
  readonly format: string
  readonly writer: Writer
}

export interface StoredDesign {
  readonly summary: DesignSummary
  readonly content: unknown
  /** The steps to undo and redo that lead away from this very state. */
  readonly history?: string
}

/** A state on its way into the database: its content as packed, and the pieces that are new in it. */
export interface Work extends StoredDesign {
  readonly added: readonly Piece[]
}

/** What a tab had not saved yet when it was kept last. */
export interface Draft extends StoredDesign {
  /** What stood in a field and was no part of the design. */
  readonly typed?: FieldText
}

/** A design as it was loaded, and which pieces it was put together from. */
export interface Loaded extends StoredDesign {
  readonly known: KnownPieces
  /** Whether a piece of it was missing; what it held is left out. */
  readonly isTorn: boolean
}

/** The work of one tab on one design, up to a change. */
export interface Share {
  readonly id: string
  readonly writer: Writer
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly summary: DesignSummary }
  /** Another tab saved in between; nothing was written. */
  | { readonly kind: 'conflict'; readonly summary: DesignSummary }
  /** Pieces that it builds on are gone, since another tab saved in between; nothing was written. */
  | { readonly kind: 'torn' }

/** The last moment that a date can tell, in milliseconds since 1970. */
const LAST_MOMENT = 8.64e15

const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0
const isMoment = (value: unknown): value is number =>
  Number.isFinite(value) && Math.abs(Number(value)) <= LAST_MOMENT

export const isWriter = (value: unknown): value is Writer => {
  const { tab, sequence } = (value ?? {}) as Partial<Writer>
  return isText(tab) && isCount(sequence)
}

/**
 * A stored summary as it can be shown and compared: what another hand left in it that cannot be meant (a date
 * that no calendar has, a negative count) becomes the least that can. Null where it names no design.
 */
export function soundSummary(value: unknown): DesignSummary | null {
  const { id, name, nodes, updatedAt, revision, format, writer } = (value ?? {}) as Partial<DesignSummary>
  if (!isText(id)) return null
  return {
    id,
    name: isText(name) ? name : 'Untitled',
    nodes: isCount(nodes) ? nodes : 0,
    updatedAt: isMoment(updatedAt) ? updatedAt : 0,
    revision: isCount(revision) ? revision : 0,
    format: isText(format) ? format : '',
    writer: isWriter(writer) ? writer : { tab: '', sequence: 0 },
  }
}
