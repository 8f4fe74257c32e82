import { beforeAll, describe, expect, it } from 'vitest'
import { Language, type Node, Parser } from 'web-tree-sitter'
import { analyse } from '../../../analyse'
import { templates } from '../../../templates'
import { richDesign } from '../rich-design'
import { csharpStarter } from './csharp-starter'

/** No compiler of C# is there: its grammar reads every file that is written of any template. */
const parser = beforeParsing()

function beforeParsing(): { readonly faultsIn: (text: string) => readonly string[] } {
  let made: Parser | undefined
  beforeAll(async () => {
    await Parser.init()
    made = new Parser()
    made.setLanguage(await Language.load('node_modules/tree-sitter-c-sharp/tree-sitter-c_sharp.wasm'))
  })
  return {
    faultsIn: (text) => {
      const tree = made?.parse(text)
      return tree ? faultsOf(tree.rootNode) : ['no tree']
    },
  }
}

function faultsOf(node: Node): readonly string[] {
  if (node.isError || node.isMissing) return [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`]
  return node.hasError ? node.children.flatMap(faultsOf) : []
}

describe.each([
  ['one of every kind', async () => richDesign] as const,
  ...templates.map(({ title, design }) => [title, design] as const),
])('%s', (_name, load) => {
  it('is C# to its grammar', async () => {
    const design = await load()
    const files = csharpStarter.export(design, analyse(design)).filter(({ path }) => path.endsWith('.cs'))
    expect(
      files.flatMap(({ path, text }) => parser.faultsIn(text).map((fault) => `${path}, ${fault}`)),
    ).toEqual([])
  })
})

it('finds what is none', () => {
  expect(parser.faultsIn('class A { void B( }')).not.toEqual([])
})
