import type { TreeCursor } from 'web-tree-sitter'
import { lineStarts, lineWith } from '../shared/line-starts'
import type { HclEntry, HclExpression, HclFor } from './hcl'
import { literal, literalOf, unescaped } from './literals'
import { type HclTemplate, TemplateParts } from './template-parts'
import { SIGNS, Term } from './term'

/** Deeper than any file that people write; what nests deeper is no expression that is read. */
const DEEPEST = 120

/** Walks a tree with one cursor: every step crosses into WebAssembly, so that no more are made than are needed. */
export class ExpressionReader {
  readonly faults = new Set<number>()
  readonly #text: string
  protected readonly cursor: TreeCursor
  readonly #starts: readonly number[]
  readonly #isBroken: boolean
  #depth = 0

  constructor(text: string, cursor: TreeCursor, isBroken: boolean) {
    this.#text = text
    this.cursor = cursor
    this.#isBroken = isBroken
    this.#starts = lineStarts(text)
  }

  protected get line(): number {
    return lineWith(this.#starts, this.cursor.startIndex)
  }

  protected get nodeText(): string {
    return this.#text.slice(this.cursor.startIndex, this.cursor.endIndex)
  }

  /** Visits the children of the node, and comes back to it. */
  protected each(visit: (type: string) => void): void {
    const cursor = this.cursor
    if (this.#depth > DEEPEST || !cursor.gotoFirstChild()) return
    this.#depth += 1
    do {
      const type = cursor.nodeType
      if (this.#isBroken && (type === 'ERROR' || cursor.nodeIsMissing)) this.faults.add(this.line)
      else visit(type)
    } while (cursor.gotoNextSibling())
    this.#depth -= 1
    cursor.gotoParent()
  }

  /** An expression: its first part, and the steps that lead on from it. */
  protected expression(): HclExpression {
    const [line, text] = [this.line, this.nodeText]
    const term = new Term(line, text)
    this.each((type) => {
      this.#take(type, term)
    })
    return term.expression()
  }

  /** Takes the node into a term: its first part, or a step from there. */
  #take(type: string, term: Term): void {
    if (type === 'get_attr') term.step(this.#attributeName())
    else if (type === 'index') term.step(this.#index())
    else if (type === 'splat') term.splat(this.#splat())
    else if (!SIGNS.has(type)) term.begin(this.#part(type))
  }

  #attributeName(): string {
    return this.nodeText.replace(/^\s*\.\s*/, '')
  }

  #splat(): (string | HclExpression)[] {
    const steps: (string | HclExpression)[] = []
    this.each(() => {
      this.each((type) => {
        if (type === 'get_attr') steps.push(this.#attributeName())
        else if (type === 'index') steps.push(this.#index())
      })
    })
    return steps
  }

  #index(): string | HclExpression {
    const [line, text] = [this.line, this.nodeText]
    let found: HclExpression | undefined
    this.each((type) => {
      if (type === 'new_index') {
        this.each((inner) => {
          if (inner === 'expression') found = this.expression()
        })
      } else if (type === 'legacy_index') found = literal(text.slice(1), line, text)
    })
    return found ?? { kind: 'other', line, text }
  }

  #part(type: string): HclExpression {
    const [line, text] = [this.line, this.nodeText]
    switch (type) {
      case 'expression':
        return this.expression()
      case 'literal_value':
        return literalOf(text, line)
      case 'variable_expr':
        return { kind: 'path', line, text, steps: [text] }
      case 'template_expr':
        return { kind: 'template', line, text, parts: this.#template() }
      case 'collection_value':
        return this.#collection()
      case 'function_call':
        return this.#call()
      case 'conditional':
        return { kind: 'conditional', line, text, parts: this.#expressions() }
      case 'for_expr':
        return this.#for()
      case 'operation':
        return this.#operation()
      default:
        return { kind: 'other', line, text }
    }
  }

  #expressions(): HclExpression[] {
    const found: HclExpression[] = []
    this.each((type) => {
      if (type === 'expression') found.push(this.expression())
    })
    return found
  }

  #template(): (string | HclExpression)[] {
    let parts: (string | HclExpression)[] = []
    this.each((type) => {
      const isHeredoc = type === 'heredoc_template'
      if (isHeredoc || type === 'quoted_template') parts = this.#templateParts(isHeredoc)
    })
    return parts
  }

  /** The parts below the node; `meets` hears of every node first, and takes those of which it returns true. */
  #templateParts(isHeredoc: boolean, meets: (type: string, parts: TemplateParts) => boolean = () => false) {
    const parts = new TemplateParts()
    const written = (text: string) => (isHeredoc ? text : unescaped(text))
    // Blanks between two parts are in no node.
    let end: number | undefined
    this.each((type) => {
      const [text, start] = [this.nodeText, this.cursor.startIndex]
      const gap = end === undefined ? '' : this.#text.slice(end, start)
      end = type === 'heredoc_identifier' ? undefined : this.cursor.endIndex
      if (type === 'template_literal') parts.say(written(gap + text))
      else {
        if (gap !== '' && type !== 'heredoc_identifier') parts.say(written(gap))
        if (meets(type, parts)) parts.put(undefined, text)
        else if (type === 'template_interpolation') parts.put(this.#interpolation(), text)
        else if (type === 'template_directive') parts.put(this.#directive(isHeredoc), text)
      }
    })
    return parts.all
  }

  /** `%{ if }` is a condition of two templates, `%{ for }` a list of templates joined to one. */
  #directive(isHeredoc: boolean): HclExpression {
    const [line, text] = [this.line, this.nodeText]
    const template = (parts: HclTemplate): HclExpression => ({ kind: 'template', line, text, parts })
    let found: HclExpression | undefined
    this.each((type) => {
      if (type === 'template_if') {
        let condition: HclExpression | undefined
        let elseAt: number | undefined
        const parts = this.#templateParts(isHeredoc, (inner, before) => {
          if (inner === 'template_else_intro') elseAt = before.all.length
          else if (inner === 'template_if_intro') [condition] = this.#expressions()
          return inner.startsWith('template_if') || inner === 'template_else_intro'
        })
        const [then, otherwise] = [parts.slice(0, elseAt), elseAt === undefined ? [''] : parts.slice(elseAt)]
        if (condition)
          found = { kind: 'conditional', line, text, parts: [condition, template(then), template(otherwise)] }
      } else if (type === 'template_for') {
        const names: string[] = []
        let over: HclExpression | undefined
        const parts = this.#templateParts(isHeredoc, (inner) => {
          if (inner === 'template_for_start')
            this.each((part) => {
              if (part === 'identifier') names.push(this.nodeText)
              else if (part === 'expression') over = this.expression()
            })
          return inner.startsWith('template_for')
        })
        if (!over) return
        const loop: HclFor = { names, over, key: undefined, value: template(parts), condition: undefined }
        const args: HclExpression[] = [literal('', line, ''), { kind: 'for', line, text, loop }]
        found = { kind: 'call', line, text, name: 'join', args }
      }
    })
    return found ?? { kind: 'other', line, text }
  }

  #interpolation(): HclExpression {
    const [line, text] = [this.line, this.nodeText]
    return this.#expressions()[0] ?? { kind: 'other', line, text }
  }

  #collection(): HclExpression {
    const [line, text] = [this.line, this.nodeText]
    let found: HclExpression | undefined
    this.each((type) => {
      if (type === 'tuple') found = { kind: 'list', line, text, items: this.#expressions() }
      else if (type === 'object') found = { kind: 'object', line, text, entries: this.#entries() }
    })
    return found ?? { kind: 'other', line, text }
  }

  #entries(): HclEntry[] {
    const entries: HclEntry[] = []
    this.each((type) => {
      if (type !== 'object_elem') return
      const line = this.line
      const isComputed = this.nodeText.startsWith('(')
      const [key, value] = this.#expressions()
      if (!key || !value) return
      // A name in parentheses is a variable; else it is the key itself.
      const isName = isComputed && key.kind === 'path'
      entries.push({ key: isName ? { ...key, kind: 'template', parts: [key] } : key, value, line })
    })
    return entries
  }

  #call(): HclExpression {
    const [line, text] = [this.line, this.nodeText]
    let name = ''
    let args: HclExpression[] = []
    let isSpread = false as boolean
    this.each((type) => {
      if (type === 'identifier') name = this.nodeText
      else if (type === 'function_arguments') {
        isSpread = /\.\.\.\s*$/.test(this.nodeText)
        args = this.#expressions()
      }
    })
    return { kind: 'call', line, text, name, args, ...(isSpread && { isSpread }) }
  }

  #operation(): HclExpression {
    const [line, text] = [this.line, this.nodeText]
    let operator = ''
    let term = new Term(line, text)
    const terms = [term]
    this.each(() => {
      this.each((type) => {
        if (!/^[!%&*+/<=>|-]+$/.test(type)) this.#take(type, term)
        else {
          operator = type
          if (term.isBegun) {
            term = new Term(line, text)
            terms.push(term)
          }
        }
      })
    })
    return { kind: 'operation', line, text, operator, operands: terms.map((one) => one.expression()) }
  }

  #for(): HclExpression {
    const [line, text] = [this.line, this.nodeText]
    let loop: HclFor | undefined
    this.each(() => {
      const names: string[] = []
      let over: HclExpression | undefined
      let condition: HclExpression | undefined
      const made: HclExpression[] = []
      let isGrouped = false as boolean
      this.each((type) => {
        if (type === 'for_intro') {
          this.each((part) => {
            if (part === 'identifier') names.push(this.nodeText)
            else if (part === 'expression') over = this.expression()
          })
        } else if (type === 'for_cond') [condition] = this.#expressions()
        else if (type === 'expression') made.push(this.expression())
        else if (type === 'ellipsis') isGrouped = true
      })
      const value = made.at(-1)
      const key = made.length > 1 ? made[0] : undefined
      if (over && value) loop = { names, over, key, value, condition, ...(isGrouped && { isGrouped }) }
    })
    return loop ? { kind: 'for', line, text, loop } : { kind: 'other', line, text }
  }
}
