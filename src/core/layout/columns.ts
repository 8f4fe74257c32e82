/** The nodes of one column from top to bottom, by whatever numbers them. */
export type Column = readonly number[]

/** Who writes, what is kept, who reads: the columns of a set of nodes. */
export interface Columns {
  readonly producer: Column
  readonly topic: Column
  readonly consumerGroup: Column
}
