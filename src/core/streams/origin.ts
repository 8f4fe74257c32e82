/** What of a program made a node: a step of a chain, 0 being its beginning; by its other side where it is a join. */
export interface Origin {
  readonly chain: number
  readonly step: number
  readonly isOther?: true
}
