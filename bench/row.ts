import type { Measured } from './measure'

/** One line of the table: something timed, or something counted in the unit that its name says. */
export interface Row {
  readonly name: string
  readonly measured?: Measured
  readonly count?: number
  readonly bar?: number
  /** What the bar is held against; the median where it is not said. */
  readonly barOf?: 'median' | 'p95'
  readonly baseline?: Measured
  /** The most that the median may be, as a multiple of the baseline's. */
  readonly ratioBar?: number
}
