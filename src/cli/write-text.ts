import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from './failure'

/** Writes a text into a file, and the folders above it where they are not there. Fails by the path. */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new Failure(`${path} cannot be written${code === '' ? '' : ` (${code})`}.`)
  }
}
