import type { HclExpression } from './hcl'

export type HclTemplate = readonly (string | HclExpression)[]

/** The parts of a template in their order; `~` takes away the blanks on its side. */
export class TemplateParts {
  readonly all: (string | HclExpression)[] = []
  #isTrimmed = false

  /** Adds a text that stands in the template. */
  say(text: string): void {
    this.all.push(this.#isTrimmed ? text.trimStart() : text)
    this.#isTrimmed = false
  }

  /** Adds what is put in, or nothing where the sign only steers; `sign` is how it is written, with its braces. */
  put(part: HclExpression | undefined, sign: string): void {
    const last = this.all.at(-1)
    if (/^[$%]\{~/.test(sign) && typeof last === 'string') this.all[this.all.length - 1] = last.trimEnd()
    if (part) this.all.push(part)
    this.#isTrimmed = sign.endsWith('~}')
  }
}
