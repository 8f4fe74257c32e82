import type { Design } from '@/core/model/design'
import { formatBytes } from '@/core/shared/format'
import type { Result } from '@/core/shared/result'

/** Larger texts than any design; refused before they are read, so that the page stays quick. */
const LARGEST_FILE = 20_000_000

interface Problem {
  readonly message: string
  readonly path?: string
  readonly line?: number
}

interface Opened {
  readonly design: Design
  readonly losses: readonly string[]
}

/** Reads a design from text in any format that an importer knows; its own format explains errors by line. */
export async function readDesign(text: string): Promise<Result<Opened, readonly Problem[]>> {
  const [{ parseDesign }, { importers }] = await Promise.all([
    import('@/core/document/parse-document'),
    import('@/core/importers/index'),
  ])
  if (text.trim() === '') return { ok: false, error: [{ message: 'There is nothing in it.' }] }
  const best = importers
    .map((importer) => ({ importer, score: importer.detect(text) }))
    .sort((one, other) => other.score - one.score)[0]
  if (best && best.score > 0 && best.importer.id !== 'surveyor') {
    const imported = best.importer.import(text)
    return imported.ok ? imported : { ok: false, error: [{ message: imported.error }] }
  }
  const parsed = parseDesign(text)
  return parsed.ok ? { ok: true, value: { design: parsed.value, losses: [] } } : parsed
}

/** Reads a file that the user chose or dropped; a file that no design can be is refused unread. */
export async function readDesignFile(file: File): Promise<Result<Opened, readonly Problem[]>> {
  if (file.size > LARGEST_FILE) {
    return {
      ok: false,
      error: [
        {
          message: `“${file.name}” has ${formatBytes(file.size)}. A design of ten thousand topics has 5 MB; files over ${formatBytes(LARGEST_FILE)} are not opened.`,
        },
      ],
    }
  }
  try {
    return await readDesign(await file.text())
  } catch {
    return { ok: false, error: [{ message: `“${file.name}” cannot be read.` }] }
  }
}
