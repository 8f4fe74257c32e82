/** The options of a command; what has no value is there with an empty one. */
export class Options {
  readonly #values = new Map<string, string[]>()

  constructor(words: readonly string[]) {
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? ''
      const found = /^--?([a-z][a-z-]*)(?:=(.*))?$/s.exec(word)
      if (!found) continue
      const next = words[at + 1]
      const value = found[2] ?? (next === undefined || /^--/.test(next) ? '' : next)
      const name = found[1] ?? ''
      this.#values.set(name, [...(this.#values.get(name) ?? []), value])
    }
  }

  has = (name: string): boolean => this.#values.has(name)
  all = (name: string): readonly string[] => this.#values.get(name) ?? []
  one = (name: string): string | undefined => this.#values.get(name)?.at(-1)
}
