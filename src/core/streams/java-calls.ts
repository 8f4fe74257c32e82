/** Java as it is pasted: statements, and in each the calls one after the other. */

/** One call: its name, and its arguments as they are written. */
export interface JavaCall {
  readonly name: string
  readonly args: readonly string[]
}

/** A statement: the variable that it sets, what it begins with, and the calls that follow. */
export interface JavaStatement {
  /** Counted from 1. */
  readonly line: number
  readonly sets: string | undefined
  readonly on: string | undefined
  readonly calls: readonly JavaCall[]
  /** What is set or called, as it is written. */
  readonly text: string
  /** Whether it is no Java at all, but a line of a program as it is typed. */
  readonly isPlain: boolean
}

const OPEN = '([{'
const CLOSE = ')]}'

/** The index behind the bracket that closes the one at `from`; the end of the text where none does. */
function behindBracket(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === '"' || sign === "'") at = behindString(text, at) - 1
    else if (OPEN.includes(sign)) depth += 1
    else if (CLOSE.includes(sign)) {
      depth -= 1
      if (depth <= 0) return at + 1
    }
  }
  return text.length
}

function behindString(text: string, from: number): number {
  const quote = text[from]
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote || text[at] === '\n') return at + 1
  }
  return text.length
}

/** Without comments; what stands in quotes stays. Lines keep their numbers. */
export function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) =>
    found.startsWith('"') ? found : found.replace(/[^\n]/g, ''),
  )
}

/** Without the types between angles, which say nothing here: `Materialized.<String, Long>as("x")`. */
const withoutTypes = (text: string): string => {
  let before = ''
  let now = text
  while (now !== before) {
    before = now
    now = now.replace(/(^|[\w.])<[\w\s,.?&[\]]*>/g, '$1')
  }
  return now
}

/** The parts between commas that stand in no bracket. */
export function splitArguments(text: string): string[] {
  const parts = partsBetween(text, ',').map((part) => part.trim())
  return parts.length === 1 && parts[0] === '' ? [] : parts
}

/** The parts of a text between signs that stand in no bracket and in no quotes. */
function partsBetween(text: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === '"' || sign === "'") at = behindString(text, at) - 1
    else if (OPEN.includes(sign)) at = behindBracket(text, at) - 1
    else if (sign === separator) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}

/** Reads the calls of an expression: `orders.filter(…).to("x")`, with or without what it begins with. */
export function callsOf(expression: string): {
  readonly on: string | undefined
  readonly calls: readonly JavaCall[]
} {
  const text = withoutTypes(expression)
  const calls: JavaCall[] = []
  let on: string | undefined
  let at = 0
  while (at < text.length) {
    const [space = ''] = /^[\s.;#]*/.exec(text.slice(at)) ?? []
    at += space.length
    const [index, inside] = /^\[(\d+)\]/.exec(text.slice(at)) ?? []
    if (index !== undefined && inside !== undefined) {
      calls.push({ name: 'get', args: [inside] })
      at += index.length
      continue
    }
    const [name] = /^(?:new\s+)?[A-Za-z_$][\w$]*/.exec(text.slice(at)) ?? []
    if (name === undefined) break
    at += name.length
    while (/\s/.test(text[at] ?? '') && /^\s*[({]/.test(text.slice(at))) at += 1
    if (text[at] === '(' || text[at] === '{') {
      const end = behindBracket(text, at)
      calls.push({ name, args: splitArguments(text.slice(at + 1, end - 1)) })
      at = end
      // What Kotlin puts behind the brackets, and Scala's second ones.
      while (/^\s*[({]/.test(text.slice(at))) at = behindBracket(text, at + text.slice(at).search(/[({]/))
    } else if (calls.length === 0) on = name
  }
  return { on, calls }
}

const DECLARES =
  /^\s*(?:(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|private|protected|static|final|override|abstract)\s+)*(?:class|interface|enum|record|void|fun|def|package|import)\b[^;]*?(?:[{;]|$)|(?:try|if|else|for|while|catch|finally)\b[^{;]*\{|@\w+(?:\([^)]*\))?\s*$)/
const METHOD =
  /^\s*(?:(?:public|private|protected|static|final)\s+)+[\w<>,.\s[\]?]+\([^;]*\)\s*(?:throws [\w, .]+)?\{\s*$/
const SETS =
  /^\s*(?:return\s+)?(?:(?:final|static|public|private|protected)\s+)*(?:[A-Za-z_$][\w$.]*(?:\[\])*\s+)?([A-Za-z_$][\w$]*)(?:\s*:\s*[\w.]+)?\s*=(?![=>])\s*/

/**
 * Returns the statements of a piece of Java, Kotlin or Scala, each with the line that it begins in. Lines that `plainLine`
 * knows stay as they are.
 */
export function statementsOf(text: string, plainLine: RegExp): readonly JavaStatement[] {
  const found: JavaStatement[] = []
  for (const { line, text: statement, isPlain = false } of cut(withoutComments(text), plainLine)) {
    if (isPlain) {
      found.push({ line, sets: undefined, on: undefined, calls: [], text: statement, isPlain })
      continue
    }
    const plain = withoutTypes(statement)
    const [whole = '', sets] = SETS.exec(plain) ?? []
    const expression = plain.slice(whole.length).replace(/^\s*return\s+/, '')
    found.push({ line, sets, ...callsOf(expression), text: expression.trim(), isPlain: false })
  }
  return found
}

interface Cut {
  readonly line: number
  readonly text: string
  readonly isPlain?: boolean
}

/** Cuts a text into statements: at semicolons, and where a line is whole and the next one goes on with no point. */
function cut(text: string, plainLine: RegExp): Cut[] {
  const found: Cut[] = []
  let held: { line: number; text: string } | undefined
  const lines = text.split('\n')
  const close = () => {
    if (held && held.text.trim() !== '') found.push(held)
    held = undefined
  }
  for (const [at, typed] of lines.entries()) {
    if (!held && (DECLARES.test(typed) || METHOD.test(typed) || /^\s*[}\])]*;?\s*$/.test(typed))) continue
    if (!held && plainLine.test(typed)) {
      found.push({ line: at + 1, text: typed, isPlain: true })
      continue
    }
    held = held ? { ...held, text: `${held.text}\n${typed}` } : { line: at + 1, text: typed }
    if (!isBalanced(held.text)) continue
    const next = lines.slice(at + 1).find((line) => line.trim() !== '') ?? ''
    const goesOn = /^\s*\./.test(next) || /(?:[=.,+]|->|\breturn)\s*$/.test(typed)
    if (!goesOn || /;\s*$/.test(typed)) close()
  }
  close()
  return found
    .flatMap((one): Cut[] => {
      const { line, text: whole } = one
      if (one.isPlain) return [one]
      let from = line
      return partsBetween(whole, ';').map((part) => {
        const begins = from + (/^\s*/.exec(part)?.[0].split('\n').length ?? 1) - 1
        from += part.split('\n').length - 1
        return { line: begins, text: part.trim() }
      })
    })
    .filter(({ text: part }) => part !== '')
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === '"' || sign === "'") at = behindString(text, at) - 1
    else if (OPEN.includes(sign)) depth += 1
    else if (CLOSE.includes(sign)) depth -= 1
  }
  return depth <= 0
}

/** What a Java string says; undefined where the text is none. */
export const stringOf = (text: string | undefined): string | undefined => {
  const [, inside] =
    /^\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(text ?? '') ?? /^\s*'([^'\\]*)'\s*$/.exec(text ?? '') ?? []
  return inside?.replace(/\\(.)/g, '$1')
}
