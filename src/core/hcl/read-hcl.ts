import type { Parser, TreeCursor } from 'web-tree-sitter'
import { lineStarts, lineWith } from '../shared/line-starts'
import type { HclAttribute, HclBlock, HclBody, HclEntry, HclExpression, HclFile, HclFor } from './hcl'
import { literal, literalOf, unescaped, unquoted } from './literals'

/** Deeper than any file that people write; what nests deeper is no expression that is read. */
const DEEPEST = 120

/** Reads a text in HCL: what could be read of it, and the lines that are no HCL. Never throws. */
export function readHcl(text: string, parser: Parser): HclFile {
  const tree = parser.parse(text)
  if (!tree) return { body: NOTHING, faults: [1] }
  const reader = new Reader(text, tree.walk(), tree.rootNode.hasError)
  const body = reader.file()
  tree.delete()
  return { body, faults: [...reader.faults].sort((one, other) => one - other) }
}

const NOTHING: HclBody = { attributes: [], blocks: [] }

/** Walks a tree with one cursor: every step crosses into WebAssembly, so that no more are made than are needed. */
class Reader {
  readonly faults = new Set<number>()
  readonly #text: string
  readonly #cursor: TreeCursor
  readonly #starts: readonly number[]
  readonly #isBroken: boolean
  #depth = 0

  constructor(text: string, cursor: TreeCursor, isBroken: boolean) {
    this.#text = text
    this.#cursor = cursor
    this.#isBroken = isBroken
    this.#starts = lineStarts(text)
  }

  file(): HclBody {
    const bodies: HclBody[] = []
    this.#each((type) => {
      if (type === 'body') bodies.push(this.#body())
    })
    this.#cursor.delete()
    return {
      attributes: bodies.flatMap(({ attributes }) => attributes),
      blocks: bodies.flatMap(({ blocks }) => blocks),
    }
  }

  get #line(): number {
    return lineWith(this.#starts, this.#cursor.startIndex)
  }

  get #nodeText(): string {
    return this.#text.slice(this.#cursor.startIndex, this.#cursor.endIndex)
  }

  /** Visits the children of the node, and comes back to it. */
  #each(visit: (type: string) => void): void {
    const cursor = this.#cursor
    if (this.#depth > DEEPEST || !cursor.gotoFirstChild()) return
    this.#depth += 1
    do {
      const type = cursor.nodeType
      if (this.#isBroken && (type === 'ERROR' || cursor.nodeIsMissing)) this.faults.add(this.#line)
      else visit(type)
    } while (cursor.gotoNextSibling())
    this.#depth -= 1
    cursor.gotoParent()
  }

  #body(): HclBody {
    const attributes: HclAttribute[] = []
    const blocks: HclBlock[] = []
    this.#each((type) => {
      if (type === 'attribute') {
        const attribute = this.#attribute()
        if (attribute) attributes.push(attribute)
      } else if (type === 'block') blocks.push(this.#block())
    })
    return { attributes, blocks }
  }

  #attribute(): HclAttribute | undefined {
    const line = this.#line
    let name = ''
    let value: HclExpression | undefined
    this.#each((type) => {
      if (type === 'identifier') name = this.#nodeText
      else if (type === 'expression') value = this.#expression()
    })
    return value && { name, value, line }
  }

  #block(): HclBlock {
    const line = this.#line
    const words: string[] = []
    let body = NOTHING
    this.#each((type) => {
      if (type === 'identifier') words.push(this.#nodeText)
      else if (type === 'string_lit') words.push(unquoted(this.#nodeText))
      else if (type === 'body') body = this.#body()
    })
    const [type = '', ...labels] = words
    return { type, labels, body, line }
  }

  /** An expression: its first part, and the steps that lead on from it. */
  #expression(): HclExpression {
    const [line, text] = [this.#line, this.#nodeText]
    let first: HclExpression | undefined
    const steps: (string | HclExpression)[] = []
    let isOther = false
    this.#each((type) => {
      if (type === 'get_attr') steps.push(this.#nodeText.replace(/^\s*\.\s*/, ''))
      else if (type === 'index') steps.push(this.#index())
      else if (type === 'splat') isOther = true
      else if (!SIGNS.has(type)) first ??= this.#part(type)
    })
    if (!first || isOther) return { kind: 'other', line, text }
    if (steps.length === 0) return first
    if (first.kind === 'path') return { ...first, line, text, steps: [...first.steps, ...steps] }
    return { kind: 'path', line, text, steps, of: first }
  }

  #index(): string | HclExpression {
    const [line, text] = [this.#line, this.#nodeText]
    let found: HclExpression | undefined
    this.#each((type) => {
      if (type === 'new_index') {
        this.#each((inner) => {
          if (inner === 'expression') found = this.#expression()
        })
      } else if (type === 'legacy_index') found = literal(text.slice(1), line, text)
    })
    return found ?? { kind: 'other', line, text }
  }

  #part(type: string): HclExpression {
    const [line, text] = [this.#line, this.#nodeText]
    switch (type) {
      case 'expression':
        return this.#expression()
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
    this.#each((type) => {
      if (type === 'expression') found.push(this.#expression())
    })
    return found
  }

  #template(): (string | HclExpression)[] {
    const parts: (string | HclExpression)[] = []
    this.#each((type) => {
      const isHeredoc = type === 'heredoc_template'
      if (!isHeredoc && type !== 'quoted_template') return
      this.#each((part) => {
        if (part === 'template_literal') parts.push(isHeredoc ? this.#nodeText : unescaped(this.#nodeText))
        else if (part === 'template_interpolation') parts.push(this.#interpolation())
        else if (part === 'template_directive')
          parts.push({ kind: 'other', line: this.#line, text: this.#nodeText })
      })
    })
    return parts
  }

  #interpolation(): HclExpression {
    const [line, text] = [this.#line, this.#nodeText]
    return this.#expressions()[0] ?? { kind: 'other', line, text }
  }

  #collection(): HclExpression {
    const [line, text] = [this.#line, this.#nodeText]
    let found: HclExpression | undefined
    this.#each((type) => {
      if (type === 'tuple') found = { kind: 'list', line, text, items: this.#expressions() }
      else if (type === 'object') found = { kind: 'object', line, text, entries: this.#entries() }
    })
    return found ?? { kind: 'other', line, text }
  }

  #entries(): HclEntry[] {
    const entries: HclEntry[] = []
    this.#each((type) => {
      if (type !== 'object_elem') return
      const line = this.#line
      const [key, value] = this.#expressions()
      if (key && value) entries.push({ key, value, line })
    })
    return entries
  }

  #call(): HclExpression {
    const [line, text] = [this.#line, this.#nodeText]
    let name = ''
    let args: HclExpression[] = []
    this.#each((type) => {
      if (type === 'identifier') name = this.#nodeText
      else if (type === 'function_arguments') args = this.#expressions()
    })
    return { kind: 'call', line, text, name, args }
  }

  #operation(): HclExpression {
    const [line, text] = [this.#line, this.#nodeText]
    let operator = ''
    const operands: HclExpression[] = []
    this.#each(() => {
      this.#each((type) => {
        if (/^[!%&*+/<=>|-]+$/.test(type)) operator = type
        else if (!SIGNS.has(type)) operands.push(this.#part(type))
      })
    })
    return { kind: 'operation', line, text, operator, operands }
  }

  #for(): HclExpression {
    const [line, text] = [this.#line, this.#nodeText]
    let loop: HclFor | undefined
    this.#each(() => {
      const names: string[] = []
      let over: HclExpression | undefined
      let condition: HclExpression | undefined
      const made: HclExpression[] = []
      this.#each((type) => {
        if (type === 'for_intro') {
          this.#each((part) => {
            if (part === 'identifier') names.push(this.#nodeText)
            else if (part === 'expression') over = this.#expression()
          })
        } else if (type === 'for_cond') [condition] = this.#expressions()
        else if (type === 'expression') made.push(this.#expression())
      })
      const value = made.at(-1)
      if (over && value) loop = { names, over, key: made.length > 1 ? made[0] : undefined, value, condition }
    })
    return loop ? { kind: 'for', line, text, loop } : { kind: 'other', line, text }
  }
}

/** Nodes that are signs of the syntax, or comments. */
const SIGNS = new Set([
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
