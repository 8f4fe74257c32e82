import type { ImportedFiles } from '@/core/importers/import-files'
import type { ImportProblem, Source } from '@/core/importers/source'
import type { Result } from '@/core/shared/result'

export type Read = Result<ImportedFiles, readonly ImportProblem[]>

/** What a text is called that was pasted and has no name. */
const PASTED = 'Pasted text'

/** Reads a drawing from a text in whatever format it is taken for. */
export const readDesign = (text: string): Promise<Read> => readSources([{ name: PASTED, text }])

async function readSources(sources: readonly Source[]): Promise<Read> {
  const { importFiles } = await import('@/core/importers/import-files')
  return importFiles(sources)
}

/** Reads files that the user chose or dropped as one drawing; what no design can be is refused unread. */
export async function readDesignFiles(files: readonly File[]): Promise<Read> {
  const { LARGEST_TEXT, tooLarge } = await import('@/core/importers/import-files')
  const large = files.find(({ size }) => size > LARGEST_TEXT)
  if (large) {
    const message = tooLarge(`“${large.name}” has`, large.size)
    return { ok: false, error: [{ file: large.name, path: '', message }] }
  }
  const sources: Source[] = []
  for (const file of files) {
    try {
      sources.push({ name: file.name, text: await file.text() })
    } catch {
      const message = `“${file.name}” cannot be read.`
      return { ok: false, error: [{ file: file.name, path: '', message }] }
    }
  }
  return readSources(sources)
}
