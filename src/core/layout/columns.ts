import type { NodeKind } from '../model/node-id'

/** The nodes of one column from top to bottom, by whatever numbers them. */
export type Column = readonly number[]

/** The columns of a set of nodes from left to right, one a layer: clients in the even ones, topics in the odd ones. */
export type Columns = readonly Column[]

/** The first layer that a kind may stand in: who writes, what is kept, who reads. */
export const FIRST_LAYER: Readonly<Record<NodeKind, number>> = {
  producer: 0,
  topic: 1,
  consumerGroup: 2,
  streamsApp: 2,
  connector: 0,
}

/** A set has at least these layers, so that a drawing that grows keeps its positions. */
export const FEWEST_LAYERS = 3

/** Returns the kind that an empty column keeps room for. */
export const kindOfLayer = (layer: number): NodeKind =>
  layer === 0 ? 'producer' : layer % 2 === 1 ? 'topic' : 'consumerGroup'

/** Returns the clients' columns, or the topics'. */
export const clientColumns = (columns: Columns): Columns => columns.filter((_, layer) => layer % 2 === 0)
export const topicColumns = (columns: Columns): Columns => columns.filter((_, layer) => layer % 2 === 1)
