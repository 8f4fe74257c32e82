import type { ImportedFiles } from '@/core/importers/import-files'
import { importFiles } from '@/core/importers/import-files'
import { placeText, type Remark, type Source } from '@/core/importers/source'
import { Failure } from './failure'
import type { Io } from './io'
import { readSources } from './read-sources'

export interface Loaded extends ImportedFiles {
  readonly sources: readonly Source[]
}

/** So many remarks are printed where nobody asked for all. */
const SHOWN = 12

/**
 * Returns one design of all that paths name, whatever the formats. Fails with each fault by its file and line where
 * nothing can be drawn of them.
 */
export async function loadDesign(paths: readonly string[], io: Pick<Io, 'stdin'>): Promise<Loaded> {
  const sources = await readSources(paths, io.stdin)
  const imported = await importFiles(sources)
  if (!imported.ok) {
    const lines = imported.error.map(({ file, path, message, line }) => {
      const place = placeText({ file, ...(line !== undefined && { line }) })
      return `${place}: ${path === '' ? '' : `${path}: `}${message}`
    })
    throw new Failure(lines.join('\n'))
  }
  return { ...imported.value, sources }
}

/** Prints what was not taken and what was guessed: nothing is left out in silence. */
export function printRemarks({ losses, guesses }: Loaded, all: boolean, io: Io): void {
  printSome('not taken', losses, all, io)
  printSome('assumed', guesses, all, io)
}

function printSome(what: string, remarks: readonly Remark[], all: boolean, io: Io): void {
  const shown = all ? remarks : remarks.slice(0, SHOWN)
  for (const remark of shown) io.err(`${what}: ${placeText(remark)}: ${remark.sentence}\n`)
  const more = remarks.length - shown.length
  if (more > 0) io.err(`${what}: ${more} more; --all prints them.\n`)
}
