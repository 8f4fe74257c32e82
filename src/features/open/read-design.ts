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

/**
 * Reads a design from text in the format that its importer takes it for; where none does, Surveyor's own, the
 * first of them, says why it is no design.
 */
export async function readDesign(text: string): Promise<Result<Opened, readonly Problem[]>> {
  const { importers } = await import('@/core/importers/index')
  if (text.trim() === '') return { ok: false, error: [{ message: 'There is nothing in it.' }] }
  const [likeliest] = importers.toSorted((one, other) => other.detect(text) - one.detect(text))
  return likeliest ? likeliest.import(text) : { ok: false, error: [{ message: 'Nothing reads it.' }] }
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
