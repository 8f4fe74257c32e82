import type { Unit } from '../shared/units'
import type { Bound, Figure, FigureInput, InputOrigin } from './sizing'

type Inputs = readonly FigureInput[]

/**
 * A figure whose inputs are listed when they are first read: of thousands of figures a few are ever looked at. They are
 * own and enumerable all the same, so that it is plain data to whoever reads, compares or prints it.
 */
class LazyFigure<Of> implements Figure {
  static readonly #LISTED: PropertyDescriptor = {
    enumerable: true,
    get(this: LazyFigure<unknown>) {
      return this.#list()
    },
  }
  readonly value: number
  readonly unit: Unit
  readonly formula: string
  declare readonly inputs: Inputs
  declare readonly at?: string
  #inputs: Inputs | ((of: Of) => Inputs)
  #of: Of

  constructor(value: number, unit: Unit, formula: string, inputs: (of: Of) => Inputs, of: Of) {
    this.value = value
    this.unit = unit
    this.formula = formula
    this.#inputs = inputs
    this.#of = of
    // The getter is the same for all, so that all have one shape.
    Object.defineProperty(this, 'inputs', LazyFigure.#LISTED)
  }

  #list(): Inputs {
    if (typeof this.#inputs === 'function') this.#inputs = this.#inputs(this.#of)
    return this.#inputs
  }
}

/**
 * A number that explains itself: its value in a unit, the formula in words, and what stands in the formula, as a list
 * or as how to list it. `at` is the node that sets it, where it is one.
 */
export function figure(
  value: number,
  unit: Unit,
  formula: string,
  inputs: Inputs | (() => Inputs),
  at?: string,
): Bound {
  const made: { -readonly [Field in keyof Bound]: Bound[Field] } =
    typeof inputs === 'function'
      ? new LazyFigure(value, unit, formula, inputs, undefined)
      : { value, unit, formula, inputs }
  if (at !== undefined) made.at = at
  return made
}

/**
 * A number that explains itself by what it is made `of`: the way for figures of which a design has thousands, since one
 * function lists the inputs of all, and several figures of one node are made of one thing.
 */
export const figureOf = <Of>(
  value: number,
  unit: Unit,
  formula: string,
  of: Of,
  inputs: (of: Of) => Inputs,
): Figure => new LazyFigure(value, unit, formula, inputs, of)

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
