import type { Design, Position } from '../model/design'
import type { Codec } from './cells'
import type { Column, Row } from './table-text'

/** The positions of nodes in the order of producers, topics and groups, then of what is no node any more. */
export type Positions = readonly (readonly (Position | undefined)[])[]

/** What one version of the link writes in a way of its own; the tables are the same for all. */
export interface LinkFormat {
  /** The version of the document that it packs, whatever the current one is. */
  readonly document: number
  /** How a topic is named by a client, given the names of all. One codec for each column: it may count along. */
  reference(topics: readonly string[]): Codec
  /** What a producer writes into one topic, as a row, and back. */
  readonly rates: {
    readonly columns: readonly Column[]
    toRow(edge: Produced): Row
    fromRow(row: Row): Row
  }
  /** Lines for the positions of each kind, in whole pixels, and the positions again. */
  writePositions(positions: Positions): readonly string[]
  readPositions(lines: readonly string[], counts: readonly number[]): Positions
}

export type Produced = NonNullable<Design['producers'][number]['produces']>[number]
