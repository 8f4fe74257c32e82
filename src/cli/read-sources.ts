import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Source } from '@/core/importers/source'
import { Failure } from './failure'

/** What a folder is searched for: all that an importer may read. */
const READABLE = /\.(ya?ml|json|tf|tfvars|tfstate|hcl|properties|conf|txt|log|out|sh|bash|tpl|csv|prom)$/i
const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git', '.terraform', 'dist', 'target'])
/** Larger than any text that is opened; a folder may hold such files beside those that are meant. */
const LARGEST_OF_A_FOLDER = 40_000_000

/**
 * Returns the texts that paths name: files as they are, folders with all that may be read in them and below,
 * `-` for what comes in. Names are relative to the folder that the command runs in. Fails by the path that cannot
 * be read.
 */
export async function readSources(paths: readonly string[], stdin: NodeJS.ReadableStream): Promise<Source[]> {
  const sources: Source[] = []
  for (const path of paths) {
    if (path === '-') {
      sources.push({ name: 'stdin', text: await text(stdin as NodeJS.ReadStream) })
      continue
    }
    const found = await stat(path).catch(() => {
      throw new Failure(`There is no file or folder ${path}.`)
    })
    if (found.isDirectory()) for await (const file of filesBelow(path)) sources.push(await readSource(file))
    else sources.push(await readSource(path))
  }
  if (sources.length === 0) throw new Failure(`There is nothing to read in ${paths.join(', ')}.`)
  return sources
}

async function readSource(path: string): Promise<Source> {
  const bytes = await readFile(path).catch(() => {
    throw new Failure(`${path} cannot be read.`)
  })
  const name = relative('.', path).replaceAll('\\', '/')
  return { name: name.startsWith('..') ? path : name, text: bytes.toString('utf8') }
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) yield* filesBelow(path)
    } else if (READABLE.test(entry.name) && (await stat(path)).size <= LARGEST_OF_A_FOLDER) yield path
  }
}
