import { readFile } from 'node:fs/promises'
import type { CompatibilityMode } from '@/core/model/compatibility-modes'
import { checkAvroVersions, type SchemaCheck } from '@/core/schemas/schema-compatibility'
import { Failure } from '../failure'
import type { Io } from '../io'

export interface SchemaOptions {
  readonly after: readonly string[]
  readonly mode: CompatibilityMode
  readonly format: 'text' | 'json'
}

const FIRST: Readonly<Record<SchemaCheck['first'], string>> = {
  readers: 'Upgrade the readers first, then the writers.',
  writers: 'Upgrade the writers first, then the readers.',
  either: 'Readers and writers may be upgraded in any order.',
  nobody: 'Neither order works: use a new topic, or a version in between.',
}

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new Failure(`There is no file ${path}.`)
  })

/** Says whether a registry takes a new version of an Avro schema; 1 where it does not. */
export async function schema(path: string, { after, mode, format }: SchemaOptions, io: Io): Promise<number> {
  const checked = checkAvroVersions(await textOf(path), await Promise.all(after.map(textOf)), mode)
  if (!checked.ok) throw new Failure(checked.error)
  const { isCompatible, broken, first, allowedIn } = checked.value
  if (format === 'json') io.out(`${JSON.stringify(checked.value, null, 2)}\n`)
  else {
    for (const { whose, version, path: at, sentence } of broken) {
      const who = whose === 'new-readers' ? 'reading' : 'read by'
      io.out(`${path}: ${at}, ${who} ${after[version]}: ${sentence.replaceAll('`', '')}\n`)
    }
    io.out(
      `${isCompatible ? 'Compatible' : 'Incompatible'} by ${mode}; taken by ${allowedIn.join(', ')}. ${FIRST[first]}\n`,
    )
  }
  return isCompatible ? 0 : 1
}
