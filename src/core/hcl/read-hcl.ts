import type { Parser } from 'web-tree-sitter'
import type { HclAttribute, HclBlock, HclBody, HclExpression, HclFile } from './hcl'
import { unquoted } from './literals'
import { ExpressionReader } from './read-expression'

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

class Reader extends ExpressionReader {
  file(): HclBody {
    const bodies: HclBody[] = []
    this.each((type) => {
      if (type === 'body') bodies.push(this.#body())
    })
    this.cursor.delete()
    return {
      attributes: bodies.flatMap(({ attributes }) => attributes),
      blocks: bodies.flatMap(({ blocks }) => blocks),
    }
  }

  #body(): HclBody {
    const attributes: HclAttribute[] = []
    const blocks: HclBlock[] = []
    this.each((type) => {
      if (type === 'attribute') {
        const attribute = this.#attribute()
        if (attribute) attributes.push(attribute)
      } else if (type === 'block') blocks.push(this.#block())
    })
    return { attributes, blocks }
  }

  #attribute(): HclAttribute | undefined {
    const line = this.line
    let name = ''
    let value: HclExpression | undefined
    this.each((type) => {
      if (type === 'identifier') name = this.nodeText
      else if (type === 'expression') value = this.expression()
    })
    return value && { name, value, line }
  }

  #block(): HclBlock {
    const line = this.line
    const words: string[] = []
    let body = NOTHING
    this.each((type) => {
      if (type === 'identifier') words.push(this.nodeText)
      else if (type === 'string_lit') words.push(unquoted(this.nodeText))
      else if (type === 'body') body = this.#body()
    })
    const [type = '', ...labels] = words
    return { type, labels, body, line }
  }
}
