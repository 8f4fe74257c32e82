import type { Parser } from 'web-tree-sitter'
import { GRAMMAR, RUNTIME } from './wasm-files.js'

let loading: Promise<Parser> | undefined

/** Loads the parser of HCL, once; it is WebAssembly. Rejects where it cannot be loaded; the next call tries again. */
export function loadHcl(): Promise<Parser> {
  loading ??= load()
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

async function load(): Promise<Parser> {
  const { Language, Parser } = await import('web-tree-sitter')
  await Parser.init({ locateFile: () => RUNTIME })
  const parser = new Parser()
  parser.setLanguage(await Language.load(GRAMMAR))
  return parser
}
