import type { ImportedFiles } from '@/core/importers/import-files'
import type { ImportProblem, Source } from '@/core/importers/source'
import type { Result } from '@/core/shared/result'
import type { ImportOptions, ImportRequest } from './import-request'

export type Read = Result<ImportedFiles, readonly ImportProblem[]>

/** What was read, and of what texts. */
export type ReadTexts = Result<
  { readonly sources: readonly Source[]; readonly imported: ImportedFiles },
  readonly ImportProblem[]
>

/** What a text is called that was pasted and has no name. */
export const PASTED = 'Pasted text'

/** Reads a drawing from a text in whatever format it is taken for. */
export const readDesign = async (text: string): Promise<ReadTexts> =>
  readSources([{ name: PASTED, text: (await picture()).textInSvg(text) ?? text }])

/** What finds the design that a picture holds. */
const picture = () => import('@/core/share/design-in-picture')

/** The text of a file, or of the design that it holds where it is a picture; null for a picture that holds none. */
async function textOfFile(file: File): Promise<string | null> {
  const { isPng, isSvg, textInPng, textInSvg } = await picture()
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer())
  if (isPng(head)) return textInPng(new Uint8Array(await file.arrayBuffer()))
  const text = await file.text()
  return isSvg(text) ? textInSvg(text) : text
}

/** A picture of a design holds its text under the name of a design, whatever the picture is called. */
const nameOf = ({ name }: File): string => name.replace(/\.(png|svg)$/i, '.yaml')

/** Reads texts as one drawing. */
export async function readSources(sources: readonly Source[]): Promise<ReadTexts> {
  const read = await readOnto(sources, {})
  return read.ok ? { ok: true, value: { sources, imported: read.value } } : read
}

/**
 * Reads texts, over what is drawn already where the options say so. One worker a reading: what it needed is gone with
 * it. Where none can be had, the page reads for itself.
 */
export async function readOnto(sources: readonly Source[], options: ImportOptions): Promise<Read> {
  const read = await readInWorker({ sources, options })
  if (read) return read
  const { importFiles } = await import('@/core/importers/import-files')
  return importFiles(sources, options)
}

function readInWorker(request: ImportRequest): Promise<Read | undefined> {
  if (typeof Worker === 'undefined') return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
      type: 'module',
      name: 'import',
    })
    const end = (read?: Read) => {
      worker.terminate()
      resolve(read)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Read>) => end(data))
    worker.addEventListener('error', () => end())
    worker.addEventListener('messageerror', () => end())
    worker.postMessage(request)
  })
}

/** Reads files that the user chose or dropped as one drawing; what no design can be is refused unread. */
export async function readDesignFiles(files: readonly File[]): Promise<ReadTexts> {
  const { LARGEST_TEXT, tooLarge } = await import('@/core/importers/import-files')
  const large = files.find(({ size }) => size > LARGEST_TEXT)
  if (large) {
    const message = tooLarge(`“${large.name}” has`, large.size)
    return { ok: false, error: [{ file: large.name, path: '', message }] }
  }
  const sources: Source[] = []
  for (const file of files) {
    try {
      const text = await textOfFile(file)
      if (text === null) {
        const message = `“${file.name}” is a picture that holds no design; pictures that were saved from Surveyor do.`
        return { ok: false, error: [{ file: file.name, path: '', message }] }
      }
      sources.push({ name: nameOf(file), text })
    } catch {
      const message = `“${file.name}” cannot be read.`
      return { ok: false, error: [{ file: file.name, path: '', message }] }
    }
  }
  return readSources(sources)
}
