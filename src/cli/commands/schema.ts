import { readFile } from 'node:fs/promises'
import type { CompatibilityMode } from '@/core/model/compatibility-modes'
import { languageOf } from '@/core/schemas/language-of'
import { loadLanguage } from '@/core/schemas/load-language'
import type { SchemaLanguage } from '@/core/schemas/read-schema'
import { checkVersions, UPGRADE_ORDER, type VersionText } from '@/core/schemas/schema-compatibility'
import { Failure } from '../failure'
import type { Io } from '../io'

export interface SchemaOptions {
  readonly after: readonly string[]
  readonly references?: readonly string[]
  readonly type?: SchemaLanguage
  readonly mode: CompatibilityMode
  readonly format: 'text' | 'json'
}

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new Failure(`There is no file ${path}.`)
  })

/** Says whether a registry takes a new version of a schema; 1 where it does not. */
export async function schema(path: string, options: SchemaOptions, io: Io): Promise<number> {
  const { after, mode, format } = options
  const next = await textOf(path)
  const referenced = await Promise.all(
    (options.references ?? []).map(async (entry) => {
      const at = entry.indexOf('=')
      const [name, file] = at < 0 ? [entry, entry] : [entry.slice(0, at), entry.slice(at + 1)]
      return { name, text: await textOf(file) }
    }),
  )
  const versionOf = (text: string): VersionText => ({ text, referenced })
  const older = (await Promise.all(after.map(textOf))).map(versionOf)
  const read = await loadLanguage(options.type ?? languageOf(path, next))
  const checked = checkVersions(read, versionOf(next), older, mode)
  if (!checked.ok) throw new Failure(checked.error)
  const { isCompatible, broken, first, allowedIn } = checked.value
  if (format === 'json') io.out(`${JSON.stringify(checked.value, null, 2)}\n`)
  else {
    for (const { whose, version, path: at, sentence, remedy } of broken) {
      const who = whose === 'new-readers' ? 'reading' : 'read by'
      io.out(`${path}: ${at}, ${who} ${after[version]}: ${plain(sentence)}. ${plain(remedy)}\n`)
    }
    const answer = isCompatible ? 'Compatible' : 'Incompatible'
    io.out(`${answer} by ${mode}; taken by ${allowedIn.join(', ')}. ${UPGRADE_ORDER[first]}\n`)
  }
  return isCompatible ? 0 : 1
}

const plain = (words: string): string => words.replaceAll('`', '')
