import type { HclExpression } from './hcl'

type Step = string | HclExpression

/** One operand as it is read from left to right: its first part, and steps from there. */
export class Term {
  readonly #line: number
  readonly #text: string
  #made: HclExpression | undefined

  constructor(line: number, text: string) {
    this.#line = line
    this.#text = text
  }

  get isBegun(): boolean {
    return this.#made !== undefined
  }

  begin(first: HclExpression): void {
    this.#made ??= first
  }

  step(step: Step): void {
    const made = this.#made
    if (!made) return
    const [line, text] = [this.#line, this.#text]
    this.#made =
      made.kind === 'path'
        ? { ...made, line, text, steps: [...made.steps, step] }
        : { kind: 'path', line, text, steps: [step], of: made }
  }

  splat(steps: readonly Step[]): void {
    if (this.#made) this.#made = { kind: 'splat', line: this.#line, text: this.#text, of: this.#made, steps }
  }

  expression(): HclExpression {
    return this.#made ?? { kind: 'other', line: this.#line, text: this.#text }
  }
}

/** Nodes that are signs of the syntax, or comments. */
export const SIGNS: ReadonlySet<string> = new Set([
  '(',
  ')',
  'comment',
  'tuple_start',
  'tuple_end',
  'object_start',
  'object_end',
  ',',
  '?',
  ':',
  '=',
])
