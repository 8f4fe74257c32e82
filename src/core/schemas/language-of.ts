import { withoutComments } from './avro-json'
import type { SchemaLanguage } from './read-schema'

/** A schema of Avro may begin with comments, and so may a file of Protobuf. */
const BEFORE = /^(?:\s+|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*/

/** Returns the language of a schema by the name of its file, or else by its text: what Avro alone has tells it. */
export function languageOf(fileName: string, text: string): SchemaLanguage {
  if (/\.(avsc|avro)$/i.test(fileName)) return 'avro'
  if (/\.proto$/i.test(fileName)) return 'protobuf'
  if (/[[{"]/.test(text.charAt(BEFORE.exec(text)?.[0].length ?? 0)))
    return isAvro(text) ? 'avro' : 'json-schema'
  return /^\s*(true|false)\s*$/.test(text) ? 'json-schema' : 'protobuf'
}

function isAvro(text: string): boolean {
  let json: unknown
  try {
    json = JSON.parse(withoutComments(text))
  } catch {
    return /"type"\s*:\s*"record"/.test(text)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return true
  const { type, $schema } = json as { type?: unknown; $schema?: unknown }
  if ($schema !== undefined) return false
  return ['record', 'enum', 'fixed', 'map', 'error', 'bytes', 'int', 'long', 'float', 'double'].includes(
    String(type),
  )
}
