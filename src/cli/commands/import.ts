import { formatDesign } from '@/core/document/format-document'
import type { Io } from '../io'
import { loadDesign, printRemarks } from '../load-design'
import { writeText } from '../write-text'

export interface ImportOptions {
  readonly output?: string
  readonly format: 'yaml' | 'json'
  readonly all?: boolean
}

/** Prints one Surveyor document of all that the paths hold, or writes it. */
export async function importCommand(
  paths: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<number> {
  const loaded = await loadDesign(paths, io)
  const text = formatDesign(loaded.design, options.format)
  if (options.output === undefined) io.out(text)
  else await writeText(options.output, text)
  for (const { file, label } of loaded.formats) io.err(`read: ${file}: ${label}\n`)
  printRemarks(loaded, options.all === true, io)
  return 0
}
