import type { HclExpression } from '../../hcl/hcl'
import { hideExpression } from '../reading/expression'
import { evaluate, type Scope, withNames } from './evaluate'
import { entriesOf, isList, isObject, type TerraformValue, textOf } from './values'

/** What reads one expression of HCL; undefined where it is none. */
export type ParseExpression = (text: string) => HclExpression | undefined

/** A piece of a template: plain text, what is put in, or a directive such as `%{ for x in list }`. */
interface Token {
  readonly kind: 'text' | 'value' | 'directive'
  readonly text: string
}

/** So many turns loops make at most. */
const MOST_TURNS = 20_000

/**
 * Returns a text as Terraform's `templatefile` makes it: values put in, `for` and `if` followed. What a value is that is
 * not known stays as its expression; undefined where a directive hangs on such a one, or is none.
 */
export function renderTemplate(text: string, scope: Scope, parse: ParseExpression): string | undefined {
  const renderer = new Renderer(tokensOf(text), parse)
  try {
    return renderer.all(scope)
  } catch (error) {
    if (error instanceof NotKnown) return undefined
    throw error
  }
}

class NotKnown extends Error {}

class Renderer {
  readonly #tokens: readonly Token[]
  readonly #parse: ParseExpression
  #turns = 0

  constructor(tokens: readonly Token[], parse: ParseExpression) {
    this.#tokens = tokens
    this.#parse = parse
  }

  all(scope: Scope): string {
    const [text, end] = this.#until(0, scope, [])
    if (end < this.#tokens.length) throw new NotKnown()
    return text
  }

  /** What stands from a token up to a directive of some words, and where that is; nothing is made without a scope. */
  #until(start: number, scope: Scope | undefined, words: readonly string[]): [text: string, at: number] {
    let made = ''
    let at = start
    while (at < this.#tokens.length) {
      const token = this.#tokens[at] as Token
      if (token.kind === 'directive') {
        const word = /^\w+/.exec(token.text)?.[0] ?? ''
        if (words.includes(word)) return [made, at]
        const [inner, end] = this.#directive(word, token.text.slice(word.length), at, scope)
        made += inner
        at = end + 1
        continue
      }
      if (scope) made += token.kind === 'text' ? token.text : this.#value(token.text, scope)
      at += 1
    }
    if (words.length > 0) throw new NotKnown()
    return [made, at]
  }

  #value(text: string, scope: Scope): string {
    const expression = this.#parse(text)
    const value = expression && textOf(evaluate(expression, scope))
    return value ?? hideExpression(`\${${text}}`)
  }

  #directive(word: string, rest: string, at: number, scope: Scope | undefined): [text: string, at: number] {
    if (word === 'if') return this.#choice(rest, at, scope)
    const found = word === 'for' ? /^\s+(\w+)\s*(?:,\s*(\w+)\s*)?in\s+([\s\S]+)$/.exec(rest) : null
    if (!found) throw new NotKnown()
    const [, first = '', second, over = ''] = found
    const [, end] = this.#until(at + 1, undefined, ['endfor'])
    if (!scope) return ['', end]
    const expression = this.#parse(over)
    const source = expression && evaluate(expression, scope)
    if (!isList(source) && !isObject(source)) throw new NotKnown()
    const entries: (readonly [TerraformValue, TerraformValue])[] = isList(source)
      ? source.map((item, index) => [index, item])
      : entriesOf(source)
    let made = ''
    for (const [key, value] of entries) {
      this.#turns += 1
      if (this.#turns > MOST_TURNS) throw new NotKnown()
      const names = second === undefined ? { [first]: value } : { [first]: key, [second]: value }
      made += this.#until(at + 1, withNames(scope, names), ['endfor'])[0]
    }
    return [made, end]
  }

  #choice(condition: string, at: number, scope: Scope | undefined): [text: string, at: number] {
    const expression = scope && this.#parse(condition)
    const held = expression && scope && textOf(evaluate(expression, scope))
    if (scope && held !== 'true' && held !== 'false') throw new NotKnown()
    const [then, middle] = this.#until(at + 1, held === 'true' ? scope : undefined, ['else', 'endif'])
    if (this.#tokens[middle]?.text.startsWith('endif')) return [then, middle]
    const [otherwise, end] = this.#until(middle + 1, held === 'false' ? scope : undefined, ['endif'])
    return [then + otherwise, end]
  }
}

/** What is trimmed goes to the end of its line, and no further. @see hclsyntax.parseTemplateParts */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let plain = ''
  let isTrimmed = false
  const endPlain = (isTrimmedAtEnd: boolean) => {
    const from = isTrimmed ? plain.replace(/^[^\S\n]*\n?/, '') : plain
    const said = isTrimmedAtEnd ? from.replace(/[^\S\n]*\n$|[^\S\n]+$/, '') : from
    if (said !== '') tokens.push({ kind: 'text', text: said })
    plain = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    const isOpen = (sign === '$' || sign === '%') && text.charAt(at + 1) === '{'
    if (isOpen && text.charAt(at - 1) === sign) {
      // `$${` stands for `${`: the first sign is there already.
      plain += '{'
      at += 1
      continue
    }
    const end = isOpen ? closing(text, at + 2) : -1
    if (end < 0) {
      plain += sign
      continue
    }
    const inner = text.slice(at + 2, end)
    endPlain(inner.startsWith('~'))
    isTrimmed = inner.endsWith('~')
    tokens.push({ kind: sign === '$' ? 'value' : 'directive', text: inner.replace(/^~|~$/g, '').trim() })
    at = end
  }
  endPlain(false)
  return tokens
}

/** Where the bracket closes that was opened before; -1 where it does not. */
function closing(text: string, start: number): number {
  let open = 1
  let isQuoted = false
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (isQuoted && sign === '\\') at += 1
    else if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && sign === '{') open += 1
    else if (!isQuoted && sign === '}') {
      open -= 1
      if (open === 0) return at
    }
  }
  return -1
}
