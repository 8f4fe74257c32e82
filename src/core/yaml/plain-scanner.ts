/** Where the plain reader gave up, and what it would have had to find there if the text is JSON. */
export interface GaveUp {
  /** In characters from the beginning of the text. */
  readonly at: number
  readonly missing?: string
  /** Whether it had read more entries of one list or mapping than any design has. */
  readonly isEndless?: boolean
}

/** Thrown and caught inside the plain reader: the text is not of the part of YAML that it reads. */
export class NotPlain extends Error {
  readonly gaveUp: GaveUp

  constructor(gaveUp: GaveUp) {
    super()
    this.gaveUp = gaveUp
  }
}

const NEWLINE = 10
const SPACE = 32
const HASH = 35
const TAB = 9

/** A key without quotes, up to a colon. Anything unusual is quoted by those who write it. */
const KEY = /[A-Za-z_][\w./-]*(?=[ ]*:)/y
const BLOCK_KEY = /(?:[A-Za-z_][\w./-]*|"[^"\\\n]*"|'[^'\n]*')[ ]*:(?=[ \n]|$)/y
const DOUBLE_QUOTED = /"((?:[^"\\\n]|\\["\\/bfnrtu])*)"/y
const SINGLE_QUOTED = /'((?:[^'\n]|'')*)'/y
/** One that begins with no indicator; colons and hashes inside are looked at afterwards. */
const PLAIN_LINE = /[A-Za-z0-9_.+/~$^()<=;\\\uE000-][^\n]*/y
const PLAIN_FLOW = /[A-Za-z0-9_.+/~$^()<=;\\-][^\n,[\]{}]*/y

/** Characters and lines for the plain reader: every method either advances or gives up. */
export class Scanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  leave(missing?: string, at = this.at): never {
    throw new NotPlain({ at, ...(missing !== undefined && { missing }) })
  }

  peek(): string {
    return this.text.charAt(this.at)
  }

  skip(count: number): void {
    this.at += count
  }

  isSpaceAt(offset: number): boolean {
    const code = this.text.charCodeAt(this.at + offset)
    return code === SPACE || code === NEWLINE || Number.isNaN(code)
  }

  spaces(): number {
    const start = this.at
    while (this.text.charCodeAt(this.at) === SPACE) this.at += 1
    return this.at - start
  }

  /** Whether only a comment is left of this line; a comment needs a space before it. */
  atLineEnd(): boolean {
    const code = this.text.charCodeAt(this.at)
    if (code === HASH) return this.at === 0 || this.text.charCodeAt(this.at - 1) <= SPACE
    return code === NEWLINE || Number.isNaN(code)
  }

  /** Takes spaces, a comment and the line's end. */
  endLine(): void {
    this.spaces()
    if (!this.atLineEnd()) this.leave()
    const end = this.text.indexOf('\n', this.at)
    this.at = end < 0 ? this.text.length : end + 1
  }

  /** Goes to the next line with something on it; its indentation, or -1 at the end. Idempotent. */
  nextLine(): number {
    for (;;) {
      const start = this.at === 0 ? 0 : this.text.lastIndexOf('\n', this.at - 1) + 1
      this.spaces()
      if (this.at >= this.text.length) return -1
      if (!this.atLineEnd()) return this.at - start
      this.endLine()
    }
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at = pattern.lastIndex
    return match
  }

  isKeyAhead(): boolean {
    BLOCK_KEY.lastIndex = this.at
    return BLOCK_KEY.test(this.text)
  }

  /** A key; the colon after it is still ahead. */
  key(): string {
    const quote = this.peek()
    const key = quote === '"' || quote === "'" ? this.quoted() : this.#match(KEY)?.[0]
    if (key === undefined) this.leave(/[\w.-]/.test(quote) ? undefined : 'A name in quotes must stand here')
    if (NOT_TEXT.test(key)) this.leave()
    this.spaces()
    return key
  }

  /** A quoted scalar of one line. */
  quoted(): string {
    if (this.peek() === "'") {
      const single = this.#match(SINGLE_QUOTED)?.[1]
      if (single === undefined) this.leave()
      return single.includes("''") ? single.replaceAll("''", "'") : single
    }
    const match = this.#match(DOUBLE_QUOTED)
    const double = match?.[1]
    if (!match || double === undefined) this.leave('A closing `"` is missing')
    if (!double.includes('\\')) return double
    if (/\\u(?![\da-fA-F]{4})/.test(double)) this.leave()
    try {
      return JSON.parse(match[0]) as string
    } catch {
      this.leave()
    }
  }

  /** A plain scalar up to the end of the line or a comment. */
  plainLine(): string {
    return this.#plain(PLAIN_LINE)
  }

  /** A plain scalar inside brackets, up to a comma or a bracket. */
  plainFlow(): string {
    return this.#plain(PLAIN_FLOW)
  }

  #plain(pattern: RegExp): string {
    const start = this.at
    let text = this.#match(pattern)?.[0]
    if (text === undefined) this.leave('A value must stand here')
    const comment = text.indexOf(' #')
    if (comment >= 0) text = text.slice(0, comment)
    text = text.trimEnd()
    if (text === '-' || text.startsWith('- ') || text.startsWith('---') || text.startsWith('...'))
      this.leave()
    if (text.includes(': ') || text.endsWith(':'))
      this.leave('A `,` is missing, or text with a colon is not in quotes', start)
    this.at = start + text.length
    return text
  }

  /** Whitespace inside brackets, over lines that stand further in than `indent`. */
  space(indent: number): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code === NEWLINE) {
        this.at += 1
        const start = this.at
        while (isBlank(this.text.charCodeAt(this.at))) this.at += 1
        if (this.at - start <= indent && this.text.charCodeAt(this.at) !== NEWLINE) this.leave()
      } else if (isBlank(code)) this.at += 1
      else break
    }
    if (this.peek() === '#') this.leave()
  }

  /** A literal block, `|` or `|-`, of lines that stand further in than `indent`. */
  literal(indent: number): string {
    this.skip(1)
    const strips = this.peek() === '-'
    if (strips) this.skip(1)
    this.spaces()
    if (this.text.charCodeAt(this.at) !== NEWLINE) this.leave()
    this.at += 1
    const start = this.at
    const inner = this.spaces()
    if (inner <= indent || this.atLineEnd()) this.leave()
    this.at = start
    const lines: string[] = []
    while (this.at < this.text.length) {
      const end = this.text.indexOf('\n', this.at)
      const line = this.text.slice(this.at, end < 0 ? this.text.length : end)
      const margin = line.length - line.trimStart().length
      if (line.trim() === '') {
        if (line.length > inner) this.leave()
      } else if (margin < inner) break
      lines.push(line.slice(inner))
      this.at = end < 0 ? this.text.length : end + 1
    }
    while (lines.at(-1)?.trim() === '') lines.pop()
    if (this.nextLine() > indent) this.leave()
    return lines.join('\n') + (strips ? '' : '\n')
  }
}

const isBlank = (code: number): boolean => code === SPACE || code === TAB

/** Keys that YAML would not take as text, or would take as something of its own. */
const NOT_TEXT = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE|~|)$/
