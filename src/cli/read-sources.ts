import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { Source } from '@/core/importers/source'
import { Failure } from './failure'

/** What a folder is searched for: all that an importer may read. */
const READABLE = /\.(ya?ml|json|tf|tfvars|tfstate|hcl|properties|conf|txt|log|out|sh|bash|tpl|csv|prom)$/i
const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git', '.terraform', 'dist', 'target'])
/** Larger than any text that is opened; a folder may hold such files beside those that are meant. */
const LARGEST_OF_A_FOLDER = 40_000_000

/**
 * Returns the texts that paths name: files as they are, folders with all that may be read in them and below, the files
 * of a pattern as `topics/*.yaml`, `-` for what comes in. Names are relative to the folder that the command runs in. Fails by the path that cannot
 * be read.
 */
export async function readSources(paths: readonly string[], stdin: NodeJS.ReadableStream): Promise<Source[]> {
  const sources: Source[] = []
  for (const path of paths) {
    if (path === '-') {
      sources.push({ name: 'stdin', text: await text(stdin as NodeJS.ReadStream) })
      continue
    }
    const found = await stat(path).catch(() => undefined)
    if (!found) for (const file of await filesOf(path)) sources.push(await readSource(file))
    else if (found.isDirectory())
      for await (const file of filesBelow(path)) sources.push(await readSource(file))
    else sources.push(await readSource(path))
  }
  if (sources.length === 0) throw new Failure(`There is nothing to read in ${paths.join(', ')}.`)
  return sources
}

/** The files of a pattern that no shell has read, as where it is quoted or the shell knows none. */
async function filesOf(pattern: string): Promise<readonly string[]> {
  if (!isDynamicPattern(pattern)) throw new Failure(`There is no file or folder ${pattern}.`)
  const parts = pattern.replaceAll('\\', '/')
  const asked = new Set(parts.split('/'))
  const isMeant = (file: string) => file.split('/').every((part) => asked.has(part) || !PASSED_OVER.has(part))
  const files = (await glob(parts, { expandDirectories: false })).filter(isMeant)
  if (files.length === 0) throw new Failure(`No file is like ${pattern}.`)
  return files.sort()
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
