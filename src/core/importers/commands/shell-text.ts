/** One piece of a word before anything is put in: plain text, or a variable as it is written. */
export type Piece =
  | string
  | {
      readonly kind: 'variable'
      readonly name: string
      readonly text: string
      /** `${X:-6}` */
      readonly fallback: string | undefined
      /** `${LIST[@]}`, `${SIZES[$name]}`, and `${!SIZES[@]}` for the keys. */
      readonly index: string | undefined
      readonly isKeys: boolean
      /** What is cut off at the end or the beginning, as of `${X%%:*}`. */
      readonly cut?: { readonly sign: string; readonly pattern: string }
      readonly isQuoted: boolean
    }
  | {
      readonly kind: 'arithmetic' | 'command'
      readonly inner: string
      readonly text: string
      readonly isQuoted: boolean
    }

export type Word = readonly Piece[]

/** One command as it is written, its redirected text with it. */
export interface RawCommand {
  readonly words: readonly Word[]
  readonly line: number
  /** The lines of a here-document, or of a here-string. */
  readonly input?: readonly string[] | undefined
  /** `NAME=(…)` */
  readonly array?: { readonly name: string; readonly items: readonly Word[] }
}

const HEREDOC = /^<<-?[ \t]*(['"]?)([A-Za-z_]\w*)\1/

/** Splits a text at ends of lines and at `;`, `&&`, `||`, `|` and `&`, outside of quotes and comments. */
export function splitShell(text: string, firstLine: number): RawCommand[] {
  return new Splitter(text, firstLine).all()
}

class Splitter {
  readonly #commands: RawCommand[] = []
  readonly #text: string
  #words: Word[] = []
  #word: Piece[] | undefined
  #line: number
  #start: number
  #array: { name: string; from: number } | undefined
  /** Here-documents that begin behind the end of this line: of which command, by its index, and up to which word. */
  #awaited: { mark: string; at: number }[] = []
  #inputs = new Map<number, readonly string[]>()

  constructor(text: string, firstLine: number) {
    this.#text = text
    this.#line = firstLine
    this.#start = firstLine
  }

  all(): RawCommand[] {
    const text = this.#text
    let quote = ''
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charAt(at)
      if (sign === '\n') this.#line += 1
      if (sign === '\\' && quote !== "'") {
        at += 1
        const next = text.charAt(at)
        if (next === '\n') this.#line += 1
        else this.#add(quote === '"' && !/["$`\\]/.test(next) ? `\\${next}` : next)
      } else if (quote !== '') {
        if (sign === quote) quote = ''
        else if (sign === '$' && quote === '"') at = this.#variable(at, true)
        else this.#add(sign)
      } else if (sign === '"' || sign === "'") {
        quote = sign
        this.#add('')
      } else if (sign === '$') at = this.#variable(at, false)
      else if (sign === '#' && this.#word === undefined) {
        const end = text.indexOf('\n', at)
        at = (end < 0 ? text.length : end) - 1
      } else if (sign === '<' && text.startsWith('<<<', at)) {
        this.#endWord()
        this.#words.push(['<<<'])
        at += 2
      } else if (sign === '<' && text.startsWith('<<', at)) {
        const found = HEREDOC.exec(text.slice(at, at + 100))
        if (found) {
          this.#endWord()
          this.#awaited.push({ mark: found[2] ?? '', at: this.#commands.length })
          at += found[0].length - 1
        }
      } else if (sign === '(' && this.#opensArray()) continue
      else if (sign === ')' && this.#array) this.#endArray()
      else if (sign === '\n' && this.#array) this.#endWord()
      else if (sign === '\n' || sign === ';' || sign === '|' || sign === '&') {
        this.#endCommand()
        if (sign === '\n' && this.#awaited.length > 0) at = this.#hereDocuments(at)
      } else if (/\s/.test(sign)) this.#endWord()
      else this.#add(sign)
      if (this.#words.length === 0 && this.#word === undefined) this.#start = this.#line
    }
    this.#endArray()
    this.#endCommand()
    return this.#commands.map((command, index) => {
      const input = this.#inputs.get(index)
      return input ? { ...command, input } : command
    })
  }

  #add(piece: Piece): void {
    this.#word ??= []
    const last = this.#word.at(-1)
    if (typeof piece === 'string' && typeof last === 'string')
      this.#word[this.#word.length - 1] = last + piece
    else this.#word.push(piece)
  }

  #endWord(): void {
    if (this.#word) this.#words.push(this.#word)
    this.#word = undefined
  }

  #endCommand(): void {
    this.#endWord()
    if (this.#words.length > 0) this.#commands.push({ words: this.#words, line: this.#start })
    this.#words = []
    this.#start = this.#line
  }

  /** Whether a bracket follows `NAME=`, so that it begins an array. */
  #opensArray(): boolean {
    const [piece] = this.#word ?? []
    const name =
      this.#word?.length === 1 && typeof piece === 'string'
        ? /^([A-Za-z_]\w*)\+?=$/.exec(piece)?.[1]
        : undefined
    if (name === undefined || this.#array) return false
    this.#word = undefined
    this.#array = { name, from: this.#words.length }
    return true
  }

  #endArray(): void {
    const array = this.#array
    if (!array) return
    this.#endWord()
    this.#array = undefined
    const items = this.#words.slice(array.from)
    this.#words = []
    this.#commands.push({ words: [], line: this.#start, array: { name: array.name, items } })
  }

  /** Takes the lines of the here-documents that a line asked for; returns where the last of them ends. */
  #hereDocuments(at: number): number {
    let end = at
    for (const { mark, at: command } of this.#awaited.splice(0)) {
      const lines: string[] = []
      for (;;) {
        const next = this.#text.indexOf('\n', end + 1)
        const line = this.#text.slice(end + 1, next < 0 ? undefined : next)
        if (next < 0 && line === '') break
        this.#line += 1
        end = next < 0 ? this.#text.length : next
        if (line.trim() === mark || next < 0) break
        lines.push(line)
      }
      this.#inputs.set(command, lines)
    }
    return end
  }

  /** Takes a variable or what is put in by a command; returns where it ends. */
  #variable(at: number, isQuoted: boolean): number {
    const ahead = this.#text.slice(at, at + 400)
    const made = /^\$\(\(([^()]*(?:\([^()]*\)[^()]*)*)\)\)/.exec(ahead) ?? /^\$\(([^()]*)\)/.exec(ahead)
    if (made) {
      const rest = { inner: made[1] ?? '', text: made[0], isQuoted }
      this.#add(made[0].startsWith('$((') ? { kind: 'arithmetic', ...rest } : { kind: 'command', ...rest })
      return at + made[0].length - 1
    }
    const cut = /^\$\{(\w+)(%%?|##?)([^{}]*)\}/.exec(ahead)
    if (cut) {
      const rest = { fallback: undefined, index: undefined, isKeys: false, isQuoted }
      const [text, name = '', sign = '', pattern = ''] = cut
      this.#add({ kind: 'variable', name, text, cut: { sign, pattern }, ...rest })
      return at + text.length - 1
    }
    const found =
      /^\$(?:\{(!?)(\w+|@|\*)(?:\[([^\]]{0,100})\])?(?::?[-=]([^}]*)|:?[?+][^}]*)?\}|([A-Za-z_]\w*)|([\d@*]))/.exec(
        ahead,
      ) ?? undefined
    if (!found) {
      const other = /^\$(?:\{[^}]*\}|\([^)]*\)|[#?$!])/.exec(ahead)
      if (!other) {
        this.#add('$')
        return at
      }
      this.#add({ kind: 'command', inner: '', text: other[0], isQuoted })
      return at + other[0].length - 1
    }
    this.#add({
      kind: 'variable',
      name: found[2] ?? found[5] ?? found[6] ?? '',
      text: found[0],
      fallback: found[4],
      index: found[3],
      isKeys: found[1] === '!',
      isQuoted,
    })
    return at + found[0].length - 1
  }
}
