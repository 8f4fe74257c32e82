import type { Unit } from '../shared/units'
import type { Figure, FigureInput, InputOrigin } from './sizing'

/** A number that explains itself: its value in a unit, the formula in words, and what stands in the formula. */
export const figure = (
  value: number,
  unit: Unit,
  formula: string,
  inputs: readonly FigureInput[],
): Figure => ({ value, unit, formula, inputs })

/** One input of a formula, where it came from, and the node that it belongs to where that is another one. */
export const input = (
  name: string,
  value: number,
  unit: Unit,
  origin: InputOrigin,
  at?: string,
): FigureInput => (at === undefined ? { name, value, unit, origin } : { name, value, unit, origin, at })

/** Rounds up, forgiving what binary fractions add: 120 ÷ (10 × 0.75) is 16, not 17. */
export const ceilOf = (value: number): number => Math.ceil(value - Math.abs(value) * 1e-9)

/** The most that Kafka can count: partitions, members and brokers are integers of 32 bits. */
export const MOST_COUNT = 2_147_483_647

/** A whole number of partitions, members or brokers that suffices, and at most as many as Kafka can count. */
export const countOf = (value: number): number => Math.min(MOST_COUNT, ceilOf(value))
